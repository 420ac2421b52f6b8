"""The start of a process: the garbage collector, what is loaded first, and gunicorn's worker."""
