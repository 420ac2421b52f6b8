"""Top-up: the LIFF page, Stripe's Checkout, fulfilment and the return page."""
