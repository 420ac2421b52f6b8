"""The desk's menu: every entry of every subject, and her own menu under the chat."""

from typing import Final

from bot.chat.desk import Answered
from bot.owner.actions.action import line
from bot.owner.desk.buttons import Open
from bot.owner.desk.cards import card, grid, said
from bot.owner.desk.subject import Subject, Visit
from bot.process.queue import Job
from bot.say.flex.parts import note, text_message
from bot.say.limits import Message

ENTRIES_A_CARD: Final = 16


def show(visit: Visit, _: str) -> list[Message]:
    """All that can be done here."""
    words = visit.words
    entries = [(words(entry.label), entry.button) for subject in visit.subjects for entry in subject.entries]
    under = (words("owner-desk-under"), Open("under"))
    contents = [note(words("owner-desk-about")), grid([*entries[:ENTRIES_A_CARD], under])]
    return [card(words("owner-desk-title"), contents)]


def under(visit: Visit, _: str) -> Answered:
    """Her own menu under the chat, after she had taken everybody's."""
    said_so = text_message(said(line("owner-desk-under-soon"), visit.words))
    return Answered(said_so, jobs=(Job("menu", visit.user),))


def switched(_: Visit, __: str) -> Answered:
    """LINE has shown everybody's menu: there is nothing to say."""
    return Answered([])


SUBJECT = Subject(screens={"menu": show, "under": under, "switched": switched})
