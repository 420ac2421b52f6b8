"""Tables and the transactions on them. Imports nothing else of MiMi's."""
