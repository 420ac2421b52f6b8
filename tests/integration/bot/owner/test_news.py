"""The owner's news, from the command line and at her desk: written, counted, begun, stopped, and what came of it."""

import re
import uuid

import pytest

from bot.line.errors import LineTemporary
from bot.owner.actions import news as acts
from bot.owner.actions.action import Refused, line
from bot.owner.actions.perform import perform
from bot.settings import Settings
from models.owner.audit import CLI
from tests.helpers.desk import OWNER, Desk, data_of, shown, the_one
from tests.helpers.owner import Owner
from tests.helpers.people import KEN, MALI, PIM
from tests.helpers.turns import Quiet, Turns

THAI = "วันนี้มีไพ่ชุดใหม่ค่ะ"


class Month(Quiet):
    """LINE, with so many pushes a month of which so many are used; or away."""

    def __init__(self, allowed: int | None, used: int) -> None:
        super().__init__()
        self.allowed, self.used, self.away = allowed, used, False

    def call(self, method: str, path: str, *_: object, **__: object) -> dict[str, object]:
        if self.away:
            raise LineTemporary("away")
        if path.endswith("consumption"):
            return {"totalUsage": self.used}
        return {"type": "none"} if self.allowed is None else {"type": "limited", "value": self.allowed}


@pytest.fixture
def desk(turns: Turns, settings: Settings) -> Desk:
    turns.person(OWNER)
    made = Desk(turns, settings)
    made.house.line = Month(15_000, 100)
    return made


def written(desk: Desk) -> uuid.UUID:
    """A draft to everybody, written at the desk."""
    desk.taps("own:a:newswrite")
    for answer in (THAI, "There is a new deck.", "all"):
        desk.says(answer)
    desk.says("ask")
    made: uuid.UUID = desk.turns.one("select id from news")
    return made


def test_written_at_the_desk_it_is_counted_and_priced_and_nobody_gets_it(desk: Desk, turns: Turns) -> None:
    turns.person(MALI)

    news = written(desk)

    row = turns.all("select text_th, text_en, tap, status, pushes_left, pushes_allowed from news where id = :id", id=news)
    assert row == [
        {
            "text_th": THAI,
            "text_en": "There is a new deck.",
            "tap": "ask",
            "status": "draft",
            "pushes_left": 14_900,
            "pushes_allowed": 15_000,
        }
    ]
    assert turns.one("select count(*) from news_recipients") == 0
    assert THAI not in str(turns.all("select details from owner_actions"))


def test_its_screen_shows_it_as_people_see_it_with_reach_and_ways(desk: Desk, turns: Turns) -> None:
    turns.person(MALI)
    news = written(desk)

    seen = desk.taps(f"own:s:news:{news}")

    assert THAI in shown(seen[:1])
    assert "There is a new deck." in shown(seen[1:2])
    ways = {data.split(":")[2] for data in data_of(seen[-1:]) if data.startswith("own:a:")}
    assert ways == {"newscarry", "newspush", "newscount", "newsdrop"}
    assert "0.17" in shown(seen)
    assert "ทุกคน" in shown(seen)


def test_carried_from_the_desk_it_comes_with_the_next_reply(desk: Desk, turns: Turns) -> None:
    turns.person(MALI)
    news = written(desk)

    desk.taps(f"own:a:newscarry:{news}")
    desk.taps(the_one(desk.says("7d"), "own:y:"))

    assert THAI in shown(turns.say(MALI, "ยอด"))
    [acted] = turns.all("select action, outcome, details ->> 'people' as people from owner_actions where action = 'newscarry'")
    assert acted == {"action": "newscarry", "outcome": "done", "people": "2"}


def test_pushed_it_is_previewed_with_its_words_and_enqueued_once(desk: Desk, turns: Turns) -> None:
    turns.person(MALI)
    news = written(desk)

    asked = desk.taps(f"own:a:newspush:{news}")
    yes = the_one(asked, "own:y:")
    for _ in range(2):
        desk.taps(yes)

    assert "ไพ่ชุดใหม่" in shown(asked)
    assert [job.id for job in turns.jobs.put_in if job.name == "news"] == [f"news-{news}"]
    assert turns.one("select reach from news") == 2


def test_nobody_but_an_owner_begins_any(desk: Desk, turns: Turns) -> None:
    turns.person(MALI)
    news = written(desk)

    desk.taps(f"own:a:newspush:{news}", MALI)

    assert turns.one("select status from news") == "draft"


def test_an_audience_that_means_nothing_is_asked_for_again(desk: Desk, turns: Turns) -> None:
    desk.taps("own:a:newswrite")
    for answer in (THAI, "-"):
        desk.says(answer)

    again = shown(desk.says("topic=health"))
    desk.says("unseen=30,bought=no")
    desk.says("none")

    assert "topic=health" in again
    assert turns.one("select audience ->> 'unseen' from news") == "30"


def test_begun_it_neither_begins_again_nor_goes_the_other_way(desk: Desk, turns: Turns) -> None:
    news = written(desk)
    perform(acts.PushNews(news), desk.house, CLI)
    perform(acts.StopNews(news), desk.house, CLI)

    with pytest.raises(Refused) as refused:
        perform(acts.DropNews(news), desk.house, CLI)
    again = perform(acts.PushNews(news), desk.house, CLI)

    assert refused.value.line == line("owner-news-no-draft")
    assert again.changed
    assert turns.one("select status from news") == "running"


@pytest.mark.parametrize(
    ("allowed", "used", "said"),
    [
        (15_000, 0, ("owner-news-quota", "owner-news-price")),
        (300, 0, ("owner-news-quota", "owner-news-price-free")),
        (300, 290, ("owner-news-quota", "owner-news-price-free", "owner-news-too-many")),
        (7_000, 0, ("owner-news-quota", "owner-news-price-unknown")),
        (None, 0, ("owner-news-no-limit",)),
    ],
)
def test_what_it_costs(desk: Desk, turns: Turns, allowed: int | None, used: int, said: tuple[str, ...]) -> None:
    turns.person(MALI)
    news = written(desk)
    desk.house.line = Month(allowed, used)

    lines = acts.count(desk.house, news)

    assert tuple(each.key for each in lines) == ("owner-news-reach", "owner-news-free", *said)


def test_while_line_is_away_the_reach_is_known_all_the_same(desk: Desk, turns: Turns) -> None:
    news = written(desk)
    turns.run("update news set asked_at = null")
    desk.house.line.away = True  # type: ignore[attr-defined]

    lines = acts.count(desk.house, news)

    assert [each.key for each in lines] == ["owner-news-reach", "owner-news-free", "owner-news-quota-unknown"]


# The command line


def test_from_the_command_line_from_the_draft_to_its_results(owner: Owner, turns: Turns) -> None:
    for who in (MALI, PIM, KEN):
        turns.person(who)

    draft = owner.runs("news", "write", THAI, "A new deck.", "--to", "language=th", "--tap", "daily").output
    found = re.search(r"Draft ([0-9a-f]{8})", draft)
    assert found
    named = found[1]
    carried = owner.runs("news", "carry", named, "--until", "7d", "--yes").output
    again = owner.runs("news", "carry", named, "--until", "7d", "--yes", exits=1).output
    listed = owner.runs("news").output
    stopped = owner.runs("news", "stop", named, "--yes").output
    nothing = owner.runs("news", "stop", named, "--yes", exits=1).output
    kept = owner.runs("news", "drop", named, "--yes", exits=1).output

    assert "It would reach 2 people" in draft
    assert "It goes along with the next reply of 2 people" in carried
    assert "being sent already" in again
    assert named in listed
    assert "Stopped." in stopped
    assert "It is not being sent." in nothing
    assert "cannot be deleted" in kept


def test_a_push_asks_first_and_says_what_it_costs(owner: Owner, turns: Turns) -> None:
    turns.person(MALI)
    named = re.findall(r"Draft ([0-9a-f]{8})", owner.runs("news", "write", THAI).output)[0]

    declined = owner.runs("news", "push", named, exits=1, types="n\n").output

    assert THAI in declined
    assert "It is pushed to 1 people now." in declined
    assert "Pushes left this month" in declined
    assert turns.one("select status from news") == "draft"


@pytest.mark.parametrize(
    "words", [("write", "x" * 1001), ("write", THAI, "ภาษาไทยอีกข้อความ"), ("write", THAI, "--to", "topic=health")]
)
def test_what_cannot_be_written_is_refused_in_a_sentence(owner: Owner, turns: Turns, words: tuple[str, ...]) -> None:
    owner.runs("news", *words, exits=1)

    assert turns.one("select count(*) from news") == 0


def test_what_is_not_there_is_said(owner: Owner) -> None:
    assert "No news is meant" in owner.runs("news", "show", "deadbeef", exits=1).output
