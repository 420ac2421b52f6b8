"""MiMi in LINE: the web process."""
