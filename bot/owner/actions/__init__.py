"""Every act of the owner: one function for her chat and for the command line."""
