"""Effects of what people are offered beside readings: stars for a friend."""
