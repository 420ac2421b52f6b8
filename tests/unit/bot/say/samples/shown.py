"""Replies as messages, and what people see and tap in them."""

from collections.abc import Iterator
from typing import Any

from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.replies.base import Reply
from bot.say.words import words_for
from tests.unit.bot.say.samples.facts import LINKS


def say(reply: Reply, language: str = "th") -> list[Message]:
    """The messages of a reply, on the samples' links."""
    return render(reply, words_for(language), LINKS)


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a message, the outermost first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from parts(value)
    elif isinstance(node, list):
        for value in node:
            yield from parts(value)


def actions(messages: list[Message]) -> list[dict[str, Any]]:
    """All that can be tapped, in the order of the messages."""
    return [part["action"] for part in parts(messages) if isinstance(part.get("action"), dict)]


def taps(messages: list[Message]) -> set[str]:
    """The data of all buttons."""
    return {action["data"] for action in actions(messages) if action["type"] == "postback"}


def texts(messages: list[Message]) -> list[str]:
    """All texts that people read, without those in spans."""
    return [part["text"] for part in parts(messages) if part.get("type") == "text"]
