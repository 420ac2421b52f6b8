"""The desk's subjects, a module for each."""
