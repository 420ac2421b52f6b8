"""Messages from people at the desk: those that wait, and each with what was written before, to be answered or closed."""

from collections.abc import Sequence
from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.inbox import AnswerMessage, CloseMessage, shown_name, units
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card
from bot.owner.desk.subject import Ask, Choice, Entry, Form, Subject, Visit
from bot.say.buttons.base import Button
from bot.say.flex.chat.inbox import LONGEST_ANSWER
from bot.say.flex.dates import moment
from bot.say.flex.parts import Part, note, one_line, separator, text
from bot.say.limits import Message
from models.database.rows import Row
from models.owner import inbox

SHOWN: Final = 6
TALKED: Final = 4
BEGINNING: Final = 80
EARLIER: Final = 400
"""UTF-16 units that are shown of what was said before or after: a card has room for 30 KB."""


def show(visit: Visit, named: str) -> list[Message]:
    """What waits for an answer; or the message that is `named`. Raises Refused."""
    if not named:
        return [_list(visit)]
    return [_one(visit, _found(visit, named))]


def brings(visit: Visit) -> list[Message]:
    """That there is something new; each message is announced so once, and again while it waits. The list itself says it too."""
    new = inbox.take_new(visit.connection)
    if not new or visit.opens == "inbox":
        return []
    read = (visit.words("owner-inbox-read"), Open("inbox"))
    return [card(visit.words("owner-inbox"), [text(visit.words("owner-inbox-new", count=new), size="sm")], [read])]


def _list(visit: Visit) -> Message:
    words, rows = visit.words, inbox.open_messages(visit.connection, SHOWN)
    waiting = inbox.count_open(visit.connection)
    contents: list[Part] = [note(words("owner-inbox-some", count=waiting) if waiting else words("owner-inbox-none"))]
    for row in rows:
        contents += [
            text(one_line(shown_name(row), 40), size="sm", weight="bold"),
            text(one_line(row["text"], BEGINNING), size="sm"),
            note(moment(words, row["at"])),
        ]
    taps: list[tuple[str, Button]] = [(one_line(shown_name(row), 38), Open("inbox", str(row["id"]))) for row in rows]
    return card(words("owner-inbox"), contents, [*taps, (words("owner-desk-menu"), Open("menu"))])


def _one(visit: Visit, row: Row) -> Message:
    words = visit.words
    contents: list[Part] = []
    for said in inbox.talk(visit.connection, row["user_id"], TALKED):
        who = words("owner-inbox-you") if said["ours"] else shown_name(row)
        waits = "" if not said["ours"] or said["told_at"] else " · " + words("owner-inbox-not-arrived")
        head = note(f"{one_line(who, 40)} · {moment(words, said['at'])}{waits}")
        whole = said["at"] == row["at"]
        contents += [head, text(said["text"], size="sm", limit=LONGEST_ANSWER if whole else EARLIER), separator()]
    acts: list[tuple[str, Button]] = [
        (words("owner-act-answer"), Begin("answer", str(row["id"]))),
        (words("owner-act-closemessage"), Begin("closemessage", str(row["id"]))),
    ]
    person = (words("owner-inbox-person"), Open("person", str(row["user_id"])))
    back = (words("owner-inbox-list"), Open("inbox"))
    return card(one_line(shown_name(row), 40), contents, [*(acts if row["state"] == "open" else ()), person, back])


def _found(visit: Visit, named: str) -> Row:
    found = inbox.named(visit.connection, named)
    if len(found) != 1:
        raise Refused(line("owner-inbox-not-several" if found else "owner-inbox-not-nobody"))
    return found[0]


def a_message(visit: Visit, typed: str) -> str:
    """The id of the message that is meant. Raises Refused."""
    return str(_found(visit, typed)["id"])


def an_answer(_: Visit, typed: str) -> str:
    """The owner's words, as long as a card may be. Raises Refused."""
    if not typed.strip() or units(typed) > LONGEST_ANSWER:
        raise Refused(line("owner-inbox-too-long", most=LONGEST_ANSWER))
    return typed.strip()


def a_way(_: Visit, typed: str) -> bool:
    """Pushed (true) or carried along. Raises Refused."""
    if typed not in ("push", "carry"):
        raise Refused(line("owner-answer-choice"))
    return typed == "push"


def ways(visit: Visit) -> Sequence[Choice]:
    """How an answer can come."""
    return Choice(visit.words("owner-inbox-carry"), "carry"), Choice(visit.words("owner-inbox-push"), "push")


WHICH: Final = Ask("message", "owner-inbox-ask-which", a_message)

SUBJECT: Final = Subject(
    entries=(Entry("owner-inbox-entry", Open("inbox")),),
    screens={"inbox": show},
    forms=(
        Form(
            AnswerMessage,
            (WHICH, Ask("text", "owner-inbox-ask-text", an_answer), Ask("pushes", "owner-inbox-ask-way", a_way, ways)),
        ),
        Form(CloseMessage, (WHICH,)),
    ),
    brings=brings,
)
