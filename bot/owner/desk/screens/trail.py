"""What owners did, all of it, a page at a time."""

from bot.owner.desk.buttons import Open, OwnButton
from bot.owner.desk.cards import card
from bot.owner.desk.screens.story import act_line
from bot.owner.desk.subject import Entry, Subject, Visit
from bot.say.flex.parts import Part, note, separator
from bot.say.limits import Message
from models.owner import audit

PAGE = 6


def show(visit: Visit, page: str) -> list[Message]:
    """One page of the trail."""
    number, words = int(page) if page.isdigit() and len(page) < 6 else 0, visit.words
    found = audit.trail(visit.connection, limit=PAGE, skip=number * PAGE)
    contents: list[Part] = []
    for one in found:
        contents += [act_line(words, one, named=True), separator()]
    after = found[0]["total"] - (number + 1) * PAGE if found else 0
    buttons: list[tuple[str, OwnButton]] = []
    if after > 0:
        buttons.append((words("owner-list-more", n=after), Open("trail", str(number + 1))))
    if number:
        buttons.append((words("owner-list-newer"), Open("trail", str(number - 1))))
    buttons.append((words("owner-desk-menu"), Open("menu")))
    return [card(words("owner-list-acts"), contents[:-1] or [note(words("owner-list-empty"))], buttons)]


SUBJECT = Subject(entries=(Entry("owner-list-acts", Open("trail")),), screens={"trail": show})
