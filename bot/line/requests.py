"""What requests to LINE are made of: the host with its connections, and a body with messages."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import urllib3

from bot.say.checks import packed
from bot.say.limits import Message


class Host:
    """One of LINE's hosts, with its connections. Asked directly: urllib3's manager of many hosts would look it up each time."""

    def __init__(self, base: str, connections: int) -> None:
        self.pool = urllib3.connection_from_url(base, maxsize=connections)
        self.prefix = urlsplit(base).path.rstrip("/")


def with_messages(messages: Sequence[Message], **about: Any) -> bytes:
    """A request's body. The JSON of messages that were checked is there already."""
    return b'%s, "messages": %s}' % (json.dumps(about)[:-1].encode(), packed(messages))
