"""Takes a reading's turns in both languages without a person, so that what turns build once is built.

Vocabularies, patterns and the texts of messages are built at their first use. Rehearsed before gunicorn forks its processes,
they are in the memory that these share (1.5 MB less in each), and nobody's first question waits for them.
"""

from datetime import UTC, datetime
from typing import Final

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.events import Said, Tapped
from bot.say.checks import check
from bot.say.flex.render import render
from bot.say.links import Links
from bot.say.replies.base import Reply
from bot.say.words import Words, words_for
from models.general.languages import LANGUAGES

TAPS: Final = ("mood:happy:1", "spread:three:1", "draw:all:1")


_rehearsed: Final[list[State]] = []


def rehearse(links: Links) -> list[State]:
    """Takes the turns once in a process, wherever the first links lead, and gives the states that they lead to. Nothing is stored
    or sent."""
    if not _rehearsed:
        _rehearsed.extend(state for language in LANGUAGES for state in _states(links, words_for(language)))
    return _rehearsed


def _states(links: Links, words: Words) -> list[State]:
    now, states = datetime.now(UTC), []
    here, account = Conversation(), Account(stars=1, language=words.language)
    question = words.several("suggested-questions")[0].partition(" | ")[2]
    for event in (Said("", "", now, None, question, "1"), *(Tapped("", "", now, None, data) for data in TAPS)):
        taken = step(here, event, account, Moment(now, bytes(32)))
        messages = [message for act in taken.acts if isinstance(act, Reply) for message in render(act, words, links)]
        if messages:
            check(messages)
        here = taken.conversation
        states.append(here.state)
    return states
