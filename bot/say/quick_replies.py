"""Quick replies of several messages put together: LINE shows those of the last message only."""

from collections.abc import Sequence
from typing import Any

from bot.say.limits import QUICK_REPLIES, Message

Item = dict[str, Any]


def quick_replies(messages: Sequence[Message]) -> list[Item]:
    """The quick replies of all these messages, in their order."""
    return [item for message in messages for item in message.get("quickReply", {}).get("items", [])]


def with_last(messages: list[Message], items: Sequence[Item]) -> list[Message]:
    """`messages` with these quick replies on the last one and none elsewhere; each once, and no more than LINE takes."""
    bare = [{key: value for key, value in message.items() if key != "quickReply"} for message in messages]
    once: dict[tuple[Any, ...], Item] = {}
    for item in items:
        once.setdefault(_does(item), item)
    shown = list(once.values())[:QUICK_REPLIES]
    return [*bare[:-1], {**bare[-1], "quickReply": {"items": shown}}] if bare and shown else bare


def _does(item: Item) -> tuple[Any, ...]:
    get = item["action"].get
    return get("type"), get("data"), get("uri"), get("text"), get("clipboardText")
