"""What a question is about, how it is put and how it wants to be answered: the deck's reading of it. Pure."""
