"""A stand-in for OpenAI: both APIs, strict schemas, readable readings, and ways to go wrong."""
