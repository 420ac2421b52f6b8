"""What a typed text means: a command, an answer, small talk, a question. Pure; the words are in `words`."""
