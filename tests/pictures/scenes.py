"""What is pictured: every family of messages, with facts as the conversation gives them."""

from collections import Counter, defaultdict
from typing import Final

from bot.say.flex.render import render
from bot.say.words import words_for
from tests.helpers.messages.builders import Json
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES

LANGUAGES: Final = ("th", "en")
FAMILIES: Final = tuple(sorted({type(reply).__module__.rpartition(".")[2] for reply in REPLIES}))
"""The files of bot/say/replies: one sheet for each, and for each language."""


def messages(family: str, language: str) -> dict[str, list[Json]]:
    """The messages of each sample by its name: the reply's, with a number from the second of a kind on."""
    words, seen = words_for(language), Counter[str]()
    found: dict[str, list[Json]] = defaultdict(list)
    for reply in REPLIES:
        kind = type(reply)
        if kind.__module__.rpartition(".")[2] != family:
            continue
        seen[kind.__name__] += 1
        number = seen[kind.__name__]
        found[kind.__name__ + (f"-{number}" if number > 1 else "")] = render(reply, words, LINKS)
    return dict(found)
