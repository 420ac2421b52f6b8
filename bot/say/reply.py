"""What the conversation decides to say, before it becomes LINE messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One thing to say: `name` is a key of `bot.say.flex.render.BUILDERS`, `args` are that builder's arguments.

    The language, the account's links and the wording are added only when it is rendered, so the state machine stays
    free of all three.
    """

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)
