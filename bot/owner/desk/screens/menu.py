"""The desk's menu: every entry of every subject."""

from typing import Final

from bot.chat.desk import Answered
from bot.owner.desk.cards import card, grid
from bot.owner.desk.subject import Subject, Visit
from bot.process.queue import Job
from bot.say.flex.parts import note, text_message
from bot.say.limits import Message

ENTRIES_A_CARD: Final = 16


def show(visit: Visit, _: str) -> Answered:
    """All that can be done here. Her own menu comes back under the chat, should she have taken everybody's."""
    words = visit.words
    entries = [(words(entry.label), entry.button) for subject in visit.subjects for entry in subject.entries]
    contents = [note(words("owner-desk-about")), grid(entries[:ENTRIES_A_CARD])]
    return Answered([card(words("owner-desk-title"), contents)], jobs=(Job("menu", visit.user),))


def switched(visit: Visit, _: str) -> list[Message]:
    """LINE has shown everybody's menu; how hers comes back."""
    return text_message(visit.words("owner-desk-switched"))


SUBJECT = Subject(screens={"menu": show, "switched": switched})
