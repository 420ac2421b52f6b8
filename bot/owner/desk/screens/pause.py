"""The pause at the desk: until when it lasts, begin one, end it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.moments import a_moment
from bot.owner.actions.pause import LONGEST, LONGEST_WORDS, Pause, Resume
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card
from bot.owner.desk.subject import Ask, Choice, Entry, Form, Subject, Visit
from bot.say.flex.dates import written
from bot.say.flex.parts import one_line, text
from bot.say.limits import Message
from models.owner import pause

NOTHING: Final = "-"


def show(visit: Visit, _: str) -> list[Message]:
    """Whether MiMi pauses, and the way in or out."""
    words, found = visit.words, pause.current(visit.connection)
    if found is None:
        contents = [text(words("owner-pause-none"), size="sm")]
        taps = [(words("owner-act-pause"), Begin("pause"))]
    else:
        own = [text(one_line(said, LONGEST_WORDS), size="sm") for said in found.words.values()]
        contents = [text(words("owner-pause-now", until=written(words, visit.house.local(found.until))), size="sm"), *own]
        taps = [(words("owner-act-resume"), Begin("resume")), (words("owner-act-pause-again"), Begin("pause"))]
    return [card(words("owner-pause"), contents, [*taps, (words("owner-desk-menu"), Open("menu"))])]


def some_words(_: Visit, typed: str) -> str:
    """What people are told; a dash for nothing. Raises Refused."""
    if len(typed) > LONGEST_WORDS:
        raise Refused(line("owner-pause-long", most=LONGEST_WORDS))
    return "" if typed.strip() == NOTHING else typed.strip()


def an_end(visit: Visit, typed: str) -> str:
    """When the pause ends. Raises Refused."""
    return a_moment(typed, datetime.now(UTC), visit.house.zone, latest=LONGEST).isoformat()


def without(visit: Visit) -> Sequence[Choice]:
    """MiMi's own words alone."""
    return (Choice(visit.words("owner-pause-without"), NOTHING),)


def ends(visit: Visit) -> Sequence[Choice]:
    """How long most pauses last."""
    hours = [Choice(visit.words("owner-pause-hours", hours=hours), f"{hours}h") for hours in (1, 3)]
    return *hours, Choice(visit.words("owner-pause-morning"), "08:00")


WORDS: Final = Ask("words", "owner-pause-ask-words", some_words, without)
UNTIL: Final = Ask("until", "owner-pause-ask-until", an_end, ends)

SUBJECT: Final = Subject(
    entries=(Entry("owner-pause", Open("pause")),),
    screens={"pause": show},
    forms=(Form(Pause, (WORDS, UNTIL)), Form(Resume)),
)
