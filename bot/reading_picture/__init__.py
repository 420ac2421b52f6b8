"""The picture of a reading or of a day's card: drawn when it is first asked for, in a process of its own, and stored."""
