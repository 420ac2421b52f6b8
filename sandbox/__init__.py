"""Stand-ins for LINE, OpenAI and Stripe, and a chat window. Speaks HTTP only: imports neither bot nor worker."""
