"""`mimi backup` and `mimi restore`: Postgres' own programs write and read the file; what is checked around it is MiMi's."""
