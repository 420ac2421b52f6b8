"""What the owner does and is told: her audit trail, what she is in the middle of."""
