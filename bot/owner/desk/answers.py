"""Reads what an owner answers when an act's argument is asked for. All raise Refused for what cannot be used."""

from collections.abc import Sequence

from bot.owner.actions.action import Refused, line
from bot.owner.desk.subject import Choice, Visit
from bot.say.text import plain

MOST: int = 9999
LONGEST_REASON: int = 300
LONGEST_TEXT: int = 1000


def a_number(_: Visit, typed: str) -> int:
    """A whole number from 1 to MOST, in any digits."""
    digits = plain(typed).replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST):
        raise Refused(line("owner-answer-number", most=MOST))
    return int(digits)


def a_reason(_: Visit, typed: str) -> str:
    """Words without a colon: the ledger's own reasons look like that."""
    reason = " ".join(typed.split())
    if not reason or ":" in reason or len(reason) > LONGEST_REASON:
        raise Refused(line("owner-answer-reason", most=LONGEST_REASON))
    return reason


def a_currency(_: Visit, typed: str) -> str:
    """`star` or `coin`."""
    if typed not in ("star", "coin"):
        raise Refused(line("owner-answer-choice"))
    return typed


def currencies(visit: Visit) -> Sequence[Choice]:
    """What can be given."""
    return Choice(visit.words("owner-currency-star"), "star"), Choice(visit.words("owner-currency-coin"), "coin")


def a_text(_: Visit, typed: str) -> str:
    """Any words, for a note. Raises Refused for none, and for too many."""
    words = typed.strip()
    if not words or len(words) > LONGEST_TEXT:
        raise Refused(line("owner-answer-text", most=LONGEST_TEXT))
    return words
