"""Stars, coins, orders and payments. `ledger.py` is the only writer of balances."""
