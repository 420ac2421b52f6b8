"""Replies about promo codes."""

from typing import Literal

from bot.say.replies.base import Reply
from models.general.value import value


@value
class CodeAccepted(Reply):
    """The code was good. `balance`: their stars or coins now; None for `percent`, which waits for the next package."""

    word: str
    gives: Literal["coins", "stars", "percent"]
    amount: int
    balance: int | None = None


@value
class CodeRefused(Reply):
    """The code gives nothing; `word` is empty when there is no such code."""

    why: Literal["unknown", "already", "over", "gone", "not_new", "tired"]
    word: str = ""
