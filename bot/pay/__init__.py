"""The LIFF page: what is sold, the way to Stripe, and the page one comes back to."""
