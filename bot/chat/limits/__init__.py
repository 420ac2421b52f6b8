"""How much one person may send in a minute, and what is heard however much they sent."""
