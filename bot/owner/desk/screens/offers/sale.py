"""The sale at the desk: the one that runs or comes, what earlier ones brought, and a new one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.moments import a_moment
from bot.owner.actions.offers.ends import LONGEST
from bot.owner.actions.offers.sale import EndSale, PlanSale, packages
from bot.owner.desk.answers import a_number
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card, fact, lines_of
from bot.owner.desk.screens.offers.parts import ends, some_end
from bot.owner.desk.subject import Ask, Choice, Entry, Form, Subject, Visit
from bot.say.flex.dates import day, written
from bot.say.flex.parts import Part, note, text
from bot.say.limits import Message
from models.money.pricing import sale
from models.money.pricing.sale import HIGHEST_PERCENT

SHOWN: Final = 4
NOW: Final = "now"


def show(visit: Visit, _: str) -> list[Message]:
    """What runs, what comes, what was."""
    words, now = visit.words, datetime.now(UTC)
    found = sale.coming(visit.connection, now)
    past = [row for row in sale.results(visit.connection, SHOWN + 1) if not found or row["id"] != found["id"]][:SHOWN]
    contents: list[Part] = [note(words("owner-sale-none"))]
    taps = [(words("owner-act-plansale"), Begin("plansale"))]
    if found:
        key = "owner-sale-runs" if found["starts_at"] <= now else "owner-sale-comes"
        times = {name: written(words, visit.house.local(found[f"{name}s_at"])) for name in ("start", "end")}
        contents = [text(words(key, percent=found["percent"], **times), size="sm", weight="bold")]
        contents += lines_of(packages(found["percent"], found["ends_at"]), words)
        taps.insert(0, (words("owner-act-endsale"), Begin("endsale", str(found["id"]))))
    contents += [
        fact(f"{row['percent']}% · {day(words, visit.house.local(row['ends_at']).date())}", words("owner-baht", baht=row["baht"]))
        for row in past
    ]
    return [card(words("owner-sale"), contents, [*taps, (words("owner-desk-menu"), Open("menu"))])]


def a_percent(visit: Visit, typed: str) -> int:
    """1 to the highest. Raises Refused."""
    percent = a_number(visit, typed.replace("%", ""))
    if percent > HIGHEST_PERCENT:
        raise Refused(line("owner-sale-percent", most=HIGHEST_PERCENT))
    return percent


def percents(_: Visit) -> Sequence[Choice]:
    """Usual ones."""
    return [Choice(f"{percent}%", f"{percent}") for percent in (10, 20, 30, 50)]


def a_start(visit: Visit, typed: str) -> str | None:
    """A moment; None for now. Raises Refused."""
    if typed.strip() == NOW:
        return None
    return a_moment(typed, datetime.now(UTC), visit.house.zone, latest=LONGEST).isoformat()


def starts(visit: Visit) -> Sequence[Choice]:
    """At once, or when the day begins."""
    return [Choice(visit.words("owner-sale-now"), NOW), Choice(visit.words("owner-sale-midnight"), "00:00")]


def some_sale(_: Visit, typed: str) -> str:
    """The sale's id, from its button."""
    return typed


SUBJECT: Final = Subject(
    entries=(Entry("owner-sale", Open("sale")),),
    screens={"sale": show},
    forms=(
        Form(
            PlanSale,
            (
                Ask("percent", "owner-sale-ask-percent", a_percent, percents),
                Ask("starts", "owner-sale-ask-start", a_start, starts),
                Ask("until", "owner-offer-ask-until", some_end, ends),
            ),
        ),
        Form(EndSale, (Ask("sale", "owner-sale-none", some_sale),)),
    ),
)
