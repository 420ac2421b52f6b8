"""The pages of Stripe that people see."""
