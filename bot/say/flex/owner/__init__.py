"""What only the owner sees."""
