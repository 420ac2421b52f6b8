"""People at the owner's desk: found, their story page by page, and what is done to them; LINE takes every card."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.line.client import Line
from bot.say.limits import Message
from models.general.clock import now
from models.owner import figures
from tests.helpers.desk import OWNER, Desk, data_of, shown, the_one
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import BANGKOK, Turns


class Taking(Line):
    """LINE that takes every push."""

    def __init__(self, pushed: list[str]) -> None:
        self._pushed = pushed

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self._pushed.append(line_id)


LISTS = ("readings", "orders", "ledger", "notes", "acts")


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    user = turns.person(MALI, stars=9, coins=250)
    settle(turns, order(turns, user))
    for _ in range(6):
        turns.reading(user)
    return user


def confirmed(desk: Desk, asked: list[Message]) -> str:
    return shown(desk.taps(the_one(asked, "own:y:")))


def test_the_menu_leads_to_somebody_by_the_next_words(desk: Desk, mali: uuid.UUID) -> None:
    desk.taps("own:s:person")

    said = desk.says("มะลิ")

    assert f"own:s:readings:{mali}" in data_of(said)


def test_misordered_marks_find_the_same_person(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    turns.run("update users set name = 'น้ำ' where id = :id", id=mali)

    assert f"own:s:readings:{mali}" in data_of(desk.says("หา น\u0e33\u0e49"))


def test_several_are_listed_to_choose_from(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    tom = turns.person(TOM)
    turns.run("update users set name = 'มะลิ ' || right(line_id, 2) where line_id <> :owner", owner=OWNER.line_id)

    assert {f"own:s:person:{mali}", f"own:s:person:{tom}"} <= set(data_of(desk.says("หา มะลิ")))


@pytest.mark.parametrize("name", LISTS)
def test_each_list_can_be_shown(desk: Desk, mali: uuid.UUID, name: str) -> None:
    assert f"own:s:person:{mali}" in data_of(desk.taps(f"own:s:{name}:{mali}"))


def test_a_long_list_goes_on_and_comes_back(desk: Desk, mali: uuid.UUID) -> None:
    first = data_of(desk.taps(f"own:s:readings:{mali}"))
    second = data_of(desk.taps(f"own:s:readings:{mali}:1"))

    refunds = [data for data in (*first, *second) if data.startswith("own:a:refund:")]
    assert len(set(refunds)) == 6
    assert f"own:s:readings:{mali}:1" in first
    assert f"own:s:readings:{mali}:0" in second


@pytest.mark.parametrize("argument", ["", "x", "x:y", f"{uuid.UUID(int=5)}", f"{uuid.UUID(int=5)}:99999999999"])
def test_a_list_of_nobody_says_so(desk: Desk, argument: str) -> None:
    assert "ไม่พบคนนี้" in shown(desk.taps(f"own:s:readings:{argument}"))


def test_a_reading_is_refunded_from_its_list(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    before = turns.owned(mali)[0]
    refund = next(data for data in data_of(desk.taps(f"own:s:readings:{mali}")) if data.startswith("own:a:refund:"))
    desk.taps(refund)

    confirmed(desk, desk.says("อ่านผิดใบ"))

    assert turns.owned(mali)[0] == before + 1
    assert turns.broken() == {}


def test_a_gift_is_taken_back_from_the_ledger(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    desk.taps(f"own:a:grant:{mali}:coin")
    desk.says("30")
    confirmed(desk, desk.says("ขอบคุณ"))
    before = turns.owned(mali)
    takeback = next(data for data in data_of(desk.taps(f"own:s:ledger:{mali}")) if data.startswith("own:a:takeback:"))
    desk.taps(takeback)

    confirmed(desk, desk.says("ให้ผิดคน"))

    assert turns.owned(mali) == (before[0], before[1] - 30)
    assert turns.broken() == {}


def test_somebody_is_blocked_and_the_card_offers_the_way_back(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    confirmed(desk, desk.taps(f"own:a:block:{mali}"))

    assert f"own:a:unblock:{mali}" in data_of(desk.taps(f"own:s:person:{mali}"))
    assert turns.one("select barred_at is not null from users where id = :id", id=mali)


def test_a_note_needs_no_yes_and_is_listed(desk: Desk, mali: uuid.UUID) -> None:
    desk.taps(f"own:a:note:{mali}")
    desk.says("โทรคุยแล้ว: นัดใหม่")

    assert "โทรคุยแล้ว: นัดใหม่" in shown(desk.taps(f"own:s:notes:{mali}"))


def test_somebody_is_forgotten_from_the_chat(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    confirmed(desk, desk.taps(f"own:a:forget:{mali}"))

    assert turns.one("select forgotten_at is not null and name is null from users where id = :id", id=mali)


def test_what_line_says_of_a_reading_sent_again_stands_in_the_same_reply(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    reading = turns.one("select id from readings order by created_at limit 1")
    pushed: list[str] = []
    desk.house.line = Taking(pushed)

    said = confirmed(desk, desk.taps(f"own:a:resend:{reading}"))

    assert pushed == [MALI.line_id]
    assert "ส่งถึง" in said


def test_with_the_guests_menu_she_hears_how_hers_comes_back(desk: Desk) -> None:
    assert "พิมพ์ว่า เจ้าของ" in shown(desk.taps("own:s:switched"))


def test_her_own_menu_comes_back(desk: Desk, turns: Turns) -> None:
    desk.says("เจ้าของ")

    owner = turns.one("select id from users where line_id = :line", line=OWNER.line_id)
    assert f"menu-{owner}" in [job.id for job in turns.jobs.put_in]


def test_the_figures_count_by_the_owners_days(turns: Turns, mali: uuid.UUID) -> None:
    here = now().astimezone(BANGKOK)
    turns.run("update readings set created_at = :at where kind = 'reading'", at=here - timedelta(days=1))
    turns.run("update users set created_at = :at", at=here)
    turns.run("update payment_history set paid_at = :at", at=here.replace(hour=0, minute=0, second=1))

    with turns.engine.connect() as connection:
        days = figures.days(connection, here, "Asia/Bangkok", 8)

    assert [day.readings for day in days][-2:] == [6, 0]
    assert (days[-1].baht, days[-1].friends, len(days)) == (199, 1, 8)


def test_reading_somebodys_question_is_written_down(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    reading = turns.one("select id from readings order by created_at limit 1")

    said = shown(desk.taps(f"own:s:reading:{reading}"))

    assert "ความรักจะเป็นอย่างไร" in said
    assert "ไพ่บอกให้ใจเย็น" in said
    assert turns.all("select action, whom from owner_actions") == [{"action": "texts", "whom": mali}]


def test_lists_show_no_private_texts(desk: Desk, mali: uuid.UUID) -> None:
    assert "ความรักจะเป็นอย่างไร" not in shown(desk.taps(f"own:s:readings:{mali}"))


def test_the_trail_shows_whom_each_act_was_about(desk: Desk, mali: uuid.UUID) -> None:
    for number in range(7):
        desk.taps(f"own:a:note:{mali}")
        desk.says(f"เรื่องที่ {number}")

    said = desk.taps("own:s:trail")

    assert "จดบันทึก · มะลิ" in shown(said)
    assert "own:s:trail:1" in data_of(said)
    assert "เรื่องที่" not in shown(said)
