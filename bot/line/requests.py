"""The body of a request with messages."""

import json
from collections.abc import Sequence
from typing import Any

from bot.say.checks import packed
from bot.say.limits import Message


def with_messages(messages: Sequence[Message], **about: Any) -> bytes:
    """A request's body. The JSON of messages that were checked is there already."""
    return b'%s, "messages": %s}' % (json.dumps(about)[:-1].encode(), packed(messages))
