"""Quick looks that nearly every text fails, before slow searches."""
