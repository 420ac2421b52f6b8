"""Today's figures beside yesterday's and the week's, and a small chart of readings and baht."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from bot.owner.desk.buttons import Open
from bot.owner.desk.cards import card
from bot.owner.desk.subject import Entry, Subject, Visit
from bot.say.flex.dates import day as shown_day
from bot.say.flex.parts import BRONZE, GOLD, INK, MUTED, PLUM, RULE, Part, box, column, note, row, separator, text
from bot.say.limits import Message
from bot.say.words import Words
from models.owner import figures
from models.owner.figures import Day

DAYS: Final = 8
"""Today, and the seven days before it."""

TALLEST: Final = 72
"""Pixels of the chart's tallest bar."""

ROWS: Final[tuple[tuple[str, Callable[[Day], float], str], ...]] = (
    ("readings", lambda day: day.readings, "{:,.0f}"),
    ("friends", lambda day: day.friends, "{:,.0f}"),
    ("baht", lambda day: day.baht, "{:,.0f}"),
    ("usd", lambda day: day.usd, "{:,.3f}"),
    ("failed", lambda day: day.failed, "{:,.0f}"),
)


def show(visit: Visit, _: str) -> list[Message]:
    """The card."""
    now = datetime.now(visit.house.zone)
    found = figures.days(visit.connection, now, visit.house.settings.timezone, DAYS)
    return [figures_card(visit.words, found, now)]


def figures_card(words: Words, days: Sequence[Day], now: datetime) -> Message:
    """The card of these days, the last one today. Pure."""
    today, yesterday, week = days[-1], days[-2], days[:-1]
    lines = [_line(words(f"owner-figure-{name}"), read, shown, today, yesterday, week) for name, read, shown in ROWS]
    heads = [words(f"owner-figures-{name}") for name in ("what", "today", "yesterday", "week")]
    head = _columns(heads[0], heads[1], heads[2], heads[3], head=True)
    contents = [
        text(
            words("owner-figures-at", day=shown_day(words, now), time=now.strftime("%H:%M")),
            size="sm",
            color=BRONZE,
            weight="bold",
        ),
        head,
        separator(RULE),
        *lines,
        separator(RULE),
        chart(words, days),
    ]
    again = (words("owner-figures-again"), Open("figures"))
    return card(words("owner-figures"), contents, [again, (words("owner-desk-menu"), Open("menu"))])


def _line(name: str, read: Callable[[Day], float], shown: str, today: Day, yesterday: Day, week: Sequence[Day]) -> Part:
    mean = sum(map(read, week)) / len(week)
    usual = shown.format(mean) if read is not ROWS[0][1] or mean >= 10 else f"{mean:,.1f}"
    return _columns(name, shown.format(read(today)), shown.format(read(yesterday)), usual)


def _columns(name: str, today: str, yesterday: str, week: str, *, head: bool = False) -> Part:
    size, color = ("xs", MUTED) if head else ("sm", INK)
    cells = [text(name, size=size, color=MUTED, flex=4)]
    for place, value in enumerate((today, yesterday, week)):
        weight = "regular" if place or head else "bold"
        cells.append(
            text(value, size=size, color=color, weight=weight, align="end", flex=3, wrap=False, adjustMode="shrink-to-fit")
        )
    return row(*cells, spacing="sm")


def chart(words: Words, days: Sequence[Day]) -> Part:
    """For each day two bars: readings, and baht."""
    most_read, most_baht = max(day.readings for day in days), max(day.baht for day in days)
    bars = [
        column(
            row(
                _bar(day.readings, most_read, PLUM),
                _bar(day.baht, most_baht, GOLD),
                height=f"{TALLEST}px",
                alignItems="flex-end",
                spacing="2px",
            ),
            text(str(day.day.day), size="xxs", color=MUTED, align="center", weight="bold" if day is days[-1] else "regular"),
            flex=1,
            spacing="xs",
        )
        for day in days
    ]
    key = [
        *_key(PLUM, words("owner-figures-chart-readings", n=most_read)),
        *_key(GOLD, words("owner-figures-chart-baht", n=most_baht)),
    ]
    return column(row(*bars, spacing="sm"), row(*key, spacing="sm", alignItems="center"), spacing="sm")


def _bar(value: float, most: float, color: str) -> Part:
    """A day with anything has a bar that can be seen; a day with nothing a line."""
    tall = max(4, round(TALLEST * value / most)) if value and most else 1
    return box(
        "vertical", flex=1, height=f"{tall}px", backgroundColor=color if value else RULE, cornerRadius="2px" if value else "0px"
    )


def _key(color: str, label: str) -> list[Part]:
    dot = box("vertical", width="10px", height="10px", backgroundColor=color, cornerRadius="2px", flex=0)
    return [dot, note(label, flex=1)]


SUBJECT = Subject(entries=(Entry("owner-figures", Open("figures")),), screens={"figures": show})
