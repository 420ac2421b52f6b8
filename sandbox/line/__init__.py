"""A stand-in for LINE: as strict as LINE, with LINE's own statuses and words."""
