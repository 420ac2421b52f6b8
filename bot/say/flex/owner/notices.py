"""The owner's notices as one card: what is wrong, with its figure and what to do; what is over; yesterday's figures."""

from datetime import date
from typing import Final

from bot.say.flex.dates import clock, day
from bot.say.flex.parts import BRONZE, CREAM, MUTED, Part, bubble, column, flex, note, row, separator, text, title
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.owner import Notice, OwnerAllWell, OwnerNotices
from bot.say.words import Words

WRONG: Final = "#B3261E"
WELL: Final = "#2E6B3A"
"""Both at AA contrast on cream."""

REPORTED: Final = (
    "new",
    "active",
    "readings",
    "by_deck",
    "failed",
    "orders",
    "baht",
    "refunded_baht",
    "usd",
    "pushes",
)


def notices(reply: OwnerNotices, words: Words, _: Links) -> list[Message]:
    """All in one message: a push costs as much for one as for ten."""
    reports = [one for one in reply.notices if one.phase == "report"]
    others = [one for one in reply.notices if one.phase != "report"]
    parts: list[Part] = []
    for each in [*(_alert(one, words) for one in others), *(_report(one, words) for one in reports)]:
        parts += [separator(), each] if parts else [each]
    heading = words("owner-alerts-title") if others else words("owner-report-title")
    alt = _headline(others[0], words) if others else heading
    more = f" +{len(others) - 1}" if len(others) > 1 else ""
    made = bubble(header=column(title(heading, color=CREAM, size="md")), body=column(*parts, spacing="lg"))
    return [flex(alt + more, made)]


def all_well(_: OwnerAllWell, words: Words, __: Links) -> list[Message]:
    """Nothing is wrong."""
    made = bubble(
        header=column(title(words("owner-alerts"), color=CREAM, size="md")),
        body=column(text(words("owner-alerts-none"), size="sm", color=WELL)),
    )
    return [flex(words("owner-alerts-none"), made)]


def _alert(one: Notice, words: Words) -> Part:
    wrong = one.phase == "begins"
    head = text(_headline(one, words), weight="bold", color=WRONG if wrong else WELL)
    said = [head, note(_when(one, words))]
    if wrong:
        if one.shown != "state":
            said.append(text(_figure(one, words), size="sm", color=BRONZE))
        if words.has(todo := f"owner-alert-{_key(one.rule)}-do"):
            said.append(text(words(todo), size="sm"))
    return column(*said, spacing="xs")


def _figure(one: Notice, words: Words) -> str:
    if one.shown == "seconds":
        return words("owner-alert-minutes", value=round(one.value / 60), above=round(one.above / 60))
    value = _written(one.value, one.shown)
    if not one.above:  # any is too much
        return words("owner-alert-count", value=value)
    return words("owner-alert-figure", value=value, above=_written(one.above, one.shown))


def _headline(one: Notice, words: Words) -> str:
    """A rule of another release, which this one has no words for, is told by its name: it must not cost her the others."""
    known = f"owner-alert-{_key(one.rule)}"
    name = words(known) if words.has(known) else one.rule
    return name if one.phase == "begins" else words("owner-alert-over", name=name)


def _when(one: Notice, words: Words) -> str:
    if one.over_at is None:
        return words("owner-alert-at", time=clock(words, one.at))
    return words("owner-alert-from-to", begins=clock(words, one.at), ends=clock(words, one.over_at))


def _report(one: Notice, words: Words) -> Part:
    of = date.fromisoformat(str(one.figures["day"]))
    lines = [text(words("owner-report-day", day=day(words, of)), weight="bold", size="sm")]
    for name in REPORTED:
        if name in one.figures:
            shown = _written(float(one.figures[name]), "usd" if name == "usd" else "share" if name == "pushes" else "count")
            lines.append(_fact(words(f"owner-report-{_key(name)}"), shown))
    return column(*lines, spacing="sm")


def _fact(name: str, value: str) -> Part:
    return row(text(name, size="sm", color=MUTED, flex=4), text(value, size="sm", weight="bold", align="end", flex=3))


def _written(value: float, shown: str) -> str:
    """A figure in digits; units are in the words around it."""
    match shown:
        case "share":
            return f"{value:.0%}"
        case "usd":
            return f"${value:,.4f}" if value < 1 else f"${value:,.2f}"
        case _:
            return f"{value:,.0f}"


def _key(rule: str) -> str:
    return rule.replace("_", "-")
