"""`make bench`: how quick and how small MiMi is, against the smallest honest handler, in one run on one machine."""
