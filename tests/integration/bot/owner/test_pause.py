"""The pause, begun and ended from the command line and at the desk."""

import pytest

from bot.settings import Settings
from tests.helpers.desk import OWNER, Desk, data_of, shown, the_one
from tests.helpers.owner import Owner
from tests.helpers.rows import Rows
from tests.helpers.turns import Turns


@pytest.fixture
def owner(environment: dict[str, str]) -> Owner:
    return Owner(environment)


def test_a_pause_is_begun_asked_about_and_ended(owner: Owner, rows: Rows) -> None:
    owner.runs("pause", "ย้ายเครื่องค่ะ", "We are moving.", "--until", "3h", types="n\n", exits=1)
    declined = rows.one("select count(*) from pauses")
    owner.runs("pause", "ย้ายเครื่องค่ะ", "We are moving.", "--until", "3h", types="y\n")
    begun = rows.all("select said_th, said_en from pauses where ended_at is null")
    owner.runs("resume", "--yes")

    again = owner.runs("resume", "--yes", exits=1)

    assert declined == 0
    assert begun == [{"said_th": "ย้ายเครื่องค่ะ", "said_en": "We are moving."}]
    assert "There is no pause." in again.output
    assert [row["action"] for row in rows.all("select action from owner_actions where outcome = 'done' order by at")] == [
        "pause",
        "resume",
    ]


@pytest.mark.parametrize(
    ("words", "exits"),
    [
        (("pause",), 2),
        (("pause", "--until", "2020-01-01"), 2),
        (("pause", "--until", "soon"), 2),
        (("pause", "ก", "ข", "ค", "--until", "1h"), 2),
        (("pause", "one", "two", "--until", "1h", "--yes"), 1),
        (("pause", "x" * 301, "--until", "1h", "--yes"), 1),
    ],
)
def test_what_is_no_pause_is_refused(owner: Owner, rows: Rows, words: tuple[str, ...], exits: int) -> None:
    owner.runs(*words, exits=exits)

    assert rows.one("select count(*) from pauses") == 0


def test_a_pause_at_the_desk(turns: Turns, settings: Settings) -> None:
    turns.person(OWNER)
    desk = Desk(turns, settings)
    begin = the_one(desk.says("พักร้าน"), "own:a:pause")
    desk.taps(begin)
    choices = data_of(desk.says("ย้ายเครื่องค่ะ"))
    yes = the_one(desk.taps(choices[0]), "own:y:")

    done = desk.taps(yes)

    assert "พักร้านถึง" in shown(done)
    assert turns.all("select said_th, said_en from pauses where ended_at is null") == [{"said_th": "ย้ายเครื่องค่ะ", "said_en": None}]
    desk.taps(the_one(desk.taps(the_one(desk.says("เปิดร้าน"), "own:a:resume")), "own:y:"))
    assert turns.one("select count(*) from pauses where ended_at is null") == 0
