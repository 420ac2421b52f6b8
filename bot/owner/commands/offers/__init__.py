"""The commands on what the owner offers."""
