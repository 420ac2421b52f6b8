"""Acts on what the owner offers: promo codes, campaigns, a sale."""
