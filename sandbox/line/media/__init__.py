"""What people send besides words, and LINE's data API that hands it out."""
