"""Effects on stars and coins: the balance, exchanges, invitations, orders."""
