"""Promo codes at the desk: a list with results, each with its QR picture, and a new one."""

from collections.abc import Sequence
from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.offers.codes import EVERYONE, NEW, EndCode, MakeCode
from bot.owner.actions.offers.words import check
from bot.owner.desk.answers import a_number
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card, fact
from bot.owner.desk.screens.offers.parts import NEVER, end_or_never, ends_or_never, qr
from bot.owner.desk.subject import Ask, Choice, Entry, Form, Subject, Visit
from bot.owner.finding import find
from bot.say.buttons.base import Button
from bot.say.flex.dates import written
from bot.say.flex.parts import Part, note, one_line
from bot.say.limits import Message
from bot.say.links import code_message
from models.database.rows import Row
from models.offers import codes
from models.offers.code_words import fold

SHOWN: Final = 6
MOST_CHOSEN: Final = 10


def show(visit: Visit, word: str) -> list[Message]:
    """The newest codes; or one of them. Raises Refused."""
    rows = codes.results(visit.connection, word or None, limit=SHOWN)
    if word and not rows:
        raise Refused(line("owner-code-unknown", word=word))
    return [_one(visit, rows[0]) if word else _list(visit, rows)]


def _list(visit: Visit, rows: Sequence[Row]) -> Message:
    words = visit.words
    contents: list[Part] = [note(words("owner-codes-about" if rows else "owner-codes-none"))]
    contents += [fact(row["word"], words("owner-code-short", uses=row["uses"], baht=int(row["baht"]))) for row in rows]
    taps: list[tuple[str, Button]] = [(row["word"], Open("codes", row["folded"])) for row in rows]
    made = (words("owner-act-makecode"), Begin("makecode"))
    return card(words("owner-codes"), contents, [made, *taps, (words("owner-desk-menu"), Open("menu"))])


def _one(visit: Visit, row: Row) -> Message:
    words, until = visit.words, row["ends_at"]
    most = words("owner-code-most", most=row["most"]) if row["most"] else words("owner-code-endless")
    contents = [
        note(words(f"owner-code-gives-{row['gives']}", amount=row["amount"])),
        note(words("owner-code-until", until=written(words, visit.house.local(until))) if until else words("owner-code-forever")),
        note(f"{words('owner-code-audience-' + row['audience'])} · {most}"),
        fact(words("owner-code-uses"), f"{row['uses']:,}"),
        fact(words("owner-came-buyers"), f"{row['buyers']:,}"),
        fact(words("owner-came-baht"), f"{row['baht']:,}"),
        *qr(visit, code_message(row["word"])),
    ]
    ending: tuple[str, Button] = (words("owner-act-endcode"), Begin("endcode", row["folded"]))
    return card(one_line(row["word"], 40), contents, [ending, (words("owner-codes"), Open("codes"))])


def a_word(_: Visit, typed: str) -> str:
    """A word that can be a code's. Raises Refused."""
    check(typed, "code")
    return " ".join(typed.split())


def a_gift(_: Visit, typed: str) -> str:
    """coins, stars or percent. Raises Refused."""
    if typed not in codes.GIVES:
        raise Refused(line("owner-answer-choice"))
    return typed


def gifts(visit: Visit) -> Sequence[Choice]:
    """What a code can give."""
    return [Choice(visit.words(f"owner-code-gift-{gives}"), gives) for gives in codes.GIVES]


def a_limit(visit: Visit, typed: str) -> int | None:
    """How often it can be used; a dash: without end. Raises Refused."""
    return None if typed.strip() == NEVER else a_number(visit, typed)


def limits(visit: Visit) -> Sequence[Choice]:
    """Usual limits."""
    return [*(Choice(f"{most}", f"{most}") for most in (10, 50, 100)), Choice(visit.words("owner-code-endless"), NEVER)]


def some_people(visit: Visit, typed: str) -> str:
    """Everyone, new people, or names with commas between, each of which means one person. Raises Refused."""
    if typed in (EVERYONE, NEW):
        return typed
    names = [name.strip() for name in typed.split(",") if name.strip()]
    if not names or len(names) > MOST_CHOSEN:
        raise Refused(line("owner-code-people", most=MOST_CHOSEN))
    return ",".join(dict.fromkeys(_one_person(visit, name) for name in names))


def _one_person(visit: Visit, name: str) -> str:
    found = find(visit.connection, name, parts=False)
    if not found.total:
        raise Refused(line("owner-nobody-meant"))
    if found.total > 1:
        raise Refused(line("owner-several-meant", n=found.total))
    return str(found.people[0]["id"])


def audiences(visit: Visit) -> Sequence[Choice]:
    """Everybody, or new people; chosen ones are typed."""
    return [Choice(visit.words(f"owner-code-audience-{audience}"), audience) for audience in (EVERYONE, NEW)]


def its_picture(made: MakeCode) -> tuple[str, Button]:
    """The code with its link and QR picture."""
    return "owner-show-link", Open("codes", fold(made.word))


ASKS: Final = (
    Ask("word", "owner-code-ask-word", a_word),
    Ask("gives", "owner-code-ask-gives", a_gift, gifts),
    Ask("amount", "owner-code-ask-amount", a_number),
    Ask("most", "owner-code-ask-most", a_limit, limits),
    Ask("until", "owner-offer-ask-until", end_or_never, ends_or_never),
    Ask("whom", "owner-code-ask-whom", some_people, audiences),
)
WHICH: Final = Ask("word", "owner-code-ask-which", lambda _, typed: typed.strip())

SUBJECT: Final = Subject(
    entries=(Entry("owner-codes", Open("codes")),),
    screens={"codes": show},
    forms=(Form(MakeCode, ASKS, then=its_picture), Form(EndCode, (WHICH,))),
)
