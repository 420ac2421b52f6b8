"""What a reading may cost, and how many tokens a text is, estimated: no tokenizer is installed."""

from decimal import Decimal

MODEL = "gpt-6-luna"
BUDGET_USD = {"th": Decimal("0.0007"), "en": Decimal("0.0005")}
"""A three-card reading, nothing cached. Thai has two characters a token in this estimate, and its voice has rules of its own."""


def tokens(text: str, ascii_a_token: float = 4, other_a_token: float = 2) -> int:
    plain = sum(char.isascii() for char in text)
    return round(plain / ascii_a_token + (len(text) - plain) / other_a_token)
