"""Stripe's test cards, and what the page to pay on makes of what was typed."""

import re
from dataclasses import dataclass
from typing import Any, Final

OUTCOMES: Final = {
    "4242424242424242": "paid",
    "5555555555554444": "paid",
    "4000007640000003": "paid",
    "4000000000000002": "generic_decline",
    "4000000000009995": "insufficient_funds",
    "4000000000000069": "expired_card",
    "4000002500003155": "3ds",
    "4000002760003184": "3ds",
}
"""What each test card does (Stripe, "Testing"). 4000007640000003 is a Visa card of Thailand."""


@dataclass(frozen=True)
class Card:
    number: str
    outcome: str
    month: int = 12
    year: int = 2034

    def details(self) -> dict[str, Any]:
        """What a charge tells of the card."""
        return {
            "brand": "mastercard" if self.number.startswith("5") else "visa",
            "country": "TH" if self.number == "4000007640000003" else "US",
            "exp_month": self.month,
            "exp_year": self.year,
            "funding": "credit",
            "last4": self.number[-4:],
            "three_d_secure": {"result": "authenticated", "version": "2.2.0"} if self.outcome == "3ds" else None,
        }


def luhn(number: str) -> bool:
    """Whether the last digit of a card number fits the others."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def read_card(number: str, expiry: str, cvc: str, now: tuple[int, int]) -> Card | str:
    """The card, or what is wrong with it: `number`, `expiry` or `cvc`. `now` is (year, month)."""
    digits = re.sub(r"\D", "", number)
    if not 13 <= len(digits) <= 19 or not luhn(digits):
        return "number"
    until = re.fullmatch(r"\s*(\d{1,2})\s*/?\s*(\d{2}|\d{4})\s*", expiry)
    if until is None or not 1 <= int(until[1]) <= 12:
        return "expiry"
    month, year = int(until[1]), int(until[2]) % 100 + 2000
    if (year, month) < now:
        return "expiry"
    if not re.fullmatch(r"\d{3,4}", cvc.strip()):
        return "cvc"
    return Card(digits, OUTCOMES.get(digits, "test_mode_live_card"), month, year)


FINE_CARD: Final = Card("4242424242424242", "paid")
