"""What people see of the messages: contrast and the size of what is tapped."""
