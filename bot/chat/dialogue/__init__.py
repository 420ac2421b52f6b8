"""The state machine and what it reads: states, typed words, questions. Pure."""
