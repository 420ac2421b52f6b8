"""What people see: pure builders of LINE messages, one file a message family."""
