"""The commands of `mimi`, a module for each family."""
