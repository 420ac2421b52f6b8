"""What MiMi takes with a million people, against a thousand."""
