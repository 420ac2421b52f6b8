"""News at the desk: what was written and what came of it; each as people see it, and what can be done with it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.moments import a_moment
from bot.owner.actions.news import (
    LONGEST_WAY,
    CarryNews,
    CountNews,
    DropNews,
    PushNews,
    StopNews,
    WriteNews,
    costs,
    short,
    to_come,
)
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card, fact, lines_of
from bot.owner.desk.subject import Ask, Choice, Entry, Form, Subject, Visit
from bot.say.buttons.base import Button
from bot.say.flex.dates import written
from bot.say.flex.parts import note, one_line
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.replies.offers import News
from bot.say.words import words_for
from models.database.rows import Row
from models.general.languages import LANGUAGES
from models.owner import news
from models.owner.news import LONGEST, TAPS
from models.owner.news_audience import BadAudience, parse

SHOWN: Final = 6
NOTHING: Final = "-"
AUDIENCES: Final = (
    "all",
    "language=th",
    "language=en",
    "seen=30",
    "unseen=30",
    "bought=yes",
    "bought=no",
    "topic=love",
    "topic=work",
    "topic=money",
)
"""Those that can be tapped; any other is typed (`models.owner.news_audience.parse`)."""

WAYS: Final = {
    "draft": ("newscarry", "newspush", "newscount", "newsdrop"),
    "running": ("newsstop",),
    "stopped": ("newspush", "newscarry"),
    "done": (),
}


def show(visit: Visit, named: str) -> list[Message]:
    """The last ones; or the one that is `named`. Raises Refused."""
    if not named:
        return [_list(visit)]
    found = news.find(visit.connection, named)
    if len(found) != 1:
        raise Refused(line("owner-news-none"))
    return _one(visit, found[0])


def _list(visit: Visit) -> Message:
    words, rows = visit.words, news.recent(visit.connection, SHOWN)
    contents = [fact(_title(row), words("owner-news-status", status=row["status"])) for row in rows]
    taps: list[tuple[str, Button]] = [(words("owner-act-newswrite"), Begin("newswrite"))]
    taps += [(_title(row), Open("news", str(row["id"]))) for row in rows]
    return card(
        words("owner-news"), contents or [note(words("owner-news-empty"))], [*taps, (words("owner-desk-menu"), Open("menu"))]
    )


def _title(row: Row) -> str:
    return one_line(row["text_th"] or row["text_en"] or short(row["id"]), 30)


def _one(visit: Visit, row: Row) -> list[Message]:
    words, name = visit.words, str(row["id"])
    written = {language: row[f"text_{language}"] for language in LANGUAGES if row[f"text_{language}"]}
    seen = [
        message
        for language, said in written.items()
        for message in render(News(said, row["tap"]), words_for(language), visit.links)
    ]
    ways = [
        way
        for way in WAYS[row["status"]]
        if row["way"] in (None, "pushed" if way == "newspush" else row["way"]) or way == "newsstop"
    ]
    ways = [way for way in ways if not (row["status"] == "stopped" and way == "newscarry" and row["way"] != "carried")]
    taps: list[tuple[str, Button]] = [(words(f"owner-act-{way}"), Begin(way, name)) for way in ways]
    contents = [fact(words("owner-news-is"), words("owner-news-status", status=row["status"]))]
    contents += [fact(words("owner-news-for"), _audience(visit, row)), *_figures(visit, row)]
    return [*seen, card(words("owner-news"), contents, [*taps, (words("owner-news-list"), Open("news"))])]


def _audience(visit: Visit, row: Row) -> str:
    """Whom it is for: in words, or as it was typed."""
    said = str(news.audience(row))
    return visit.words(_key(said)) if said in AUDIENCES else said


def _key(audience: str) -> str:
    return f"owner-news-to-{audience.replace('=', '-')}"


def _figures(visit: Visit, row: Row) -> list[Message]:
    """Of a draft its reach and price; of the others what came of it."""
    words = visit.words
    if row["status"] == "draft":
        people = to_come(visit.connection, row)
        return [fact(words("owner-news-people"), f"{people:,}"), *lines_of(costs(row, people, visit.house), words)]
    found = news.results(visit.connection, row["id"])
    assert found is not None
    until = [fact(words("owner-news-until"), written(words, visit.house.local(found["until"])))] if found["until"] else []
    figures = ("reach", "reached", "left", "came_back", "buyers", "baht", "stopped_it")
    return [*until, *(fact(words(f"owner-news-figure-{name}"), f"{found[name]:,}") for name in figures)]


def a_text(_: Visit, typed: str) -> str:
    """What people read. Raises Refused."""
    said = typed.strip()
    if not said or len(said) > LONGEST:
        raise Refused(line("owner-answer-text", most=LONGEST))
    return said


def another_text(visit: Visit, typed: str) -> str:
    """The same in the other language; a dash for none. Raises Refused."""
    return "" if typed.strip() == NOTHING else a_text(visit, typed)


def an_audience(_: Visit, typed: str) -> str:
    """Whom it is for. Raises Refused."""
    try:
        return str(parse(typed))
    except BadAudience as error:
        raise Refused(line("owner-news-audience-unreadable", part=str(error))) from None


def a_tap(_: Visit, typed: str) -> str:
    """What can be tapped under it. Raises Refused."""
    if typed not in TAPS:
        raise Refused(line("owner-answer-choice"))
    return typed


def a_piece(visit: Visit, typed: str) -> str:
    """The id of the one that is meant. Raises Refused."""
    found = news.find(visit.connection, typed)
    if len(found) != 1:
        raise Refused(line("owner-news-none"))
    return str(found[0]["id"])


def an_end(visit: Visit, typed: str) -> str:
    """Until when it is carried along. Raises Refused."""
    return a_moment(typed, datetime.now(UTC), visit.house.zone, latest=LONGEST_WAY).isoformat()


def without(visit: Visit) -> Sequence[Choice]:
    """One language is enough."""
    return (Choice(visit.words("owner-news-one-language"), NOTHING),)


def audiences(visit: Visit) -> Sequence[Choice]:
    """Whom most news is for."""
    return [Choice(visit.words(_key(each)), each) for each in AUDIENCES]


def taps(visit: Visit) -> Sequence[Choice]:
    """What can be tapped under it."""
    return [Choice(visit.words(f"owner-news-tap-{each}"), each) for each in TAPS]


def ends(visit: Visit) -> Sequence[Choice]:
    """For how long most news is worth carrying."""
    return [Choice(visit.words("owner-news-days", days=days), f"{days}d") for days in (3, 7, 30)]


def all_news(_: object) -> tuple[str, Button]:
    """The list, where what was just done can be seen."""
    return "owner-news-list", Open("news")


WHICH: Final = Ask("news", "owner-news-ask-which", a_piece)

SUBJECT: Final = Subject(
    entries=(Entry("owner-news", Open("news")),),
    screens={"news": show},
    forms=(
        Form(
            WriteNews,
            (
                Ask("words", "owner-news-ask-words", a_text),
                Ask("others", "owner-news-ask-others", another_text, without),
                Ask("audience", "owner-news-ask-audience", an_audience, audiences),
                Ask("tap", "owner-news-ask-tap", a_tap, taps),
            ),
            then=all_news,
        ),
        Form(CarryNews, (WHICH, Ask("until", "owner-news-ask-until", an_end, ends)), then=all_news),
        *(Form(action, (WHICH,), then=all_news) for action in (PushNews, CountNews, StopNews, DropNews)),
    ),
)
