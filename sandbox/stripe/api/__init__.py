"""What Stripe's API routes have in common: the form encoding, parameters, lists, errors."""
