"""The control routes of the stand-ins, for tests and the chat window."""
