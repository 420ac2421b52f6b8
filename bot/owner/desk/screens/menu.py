"""The desk's menu: every entry of every subject."""

from bot.owner.desk.cards import card
from bot.owner.desk.subject import Subject, Visit
from bot.say.flex.parts import note
from bot.say.limits import Message


def show(visit: Visit, _: str) -> list[Message]:
    """All that can be done here."""
    words = visit.words
    entries = [(words(entry.label), entry.button) for subject in visit.subjects for entry in subject.entries]
    return [card(words("owner-desk-title"), [note(words("owner-desk-about"))], entries)]


SUBJECT = Subject(screens={"menu": show})
