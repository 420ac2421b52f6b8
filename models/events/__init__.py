"""Events from LINE and Stripe, stored before they are acted on."""
