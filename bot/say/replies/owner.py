"""Replies to the owner: what is wrong and what is over, yesterday's figures."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from bot.say.replies.base import Reply
from models.general.value import value


@value
class Notice:
    """One thing that the owner is told. `phase` is that of `models.owner.notices`, `value` the rule's figure, `above` its
    threshold, `shown` how both are written (`bot.watch.rules.table`). `over_at`: when it was over, if it is told only then.
    """

    rule: str
    phase: str
    at: datetime
    value: float = 0
    above: float = 0
    shown: str = "state"
    over_at: datetime | None = None
    figures: Mapping[str, Any] = field(default_factory=dict)


@value
class OwnerNotices(Reply):
    """Everything that is told at once."""

    notices: tuple[Notice, ...]


@value
class OwnerAllWell(Reply):
    """Nothing is wrong now."""
