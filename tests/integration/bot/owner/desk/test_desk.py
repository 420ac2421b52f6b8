"""The owner's desk in the chat: who reaches it, that each act is previewed, confirmed, done once and written down."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from bot.chat.events import Tapped
from bot.owner.desk.registry import SUBJECTS
from bot.owner.desk.subject import Subject, Visit
from bot.say.limits import Message
from bot.settings import Settings
from tests.helpers.desk import OWNER, Desk, data_of, shown, the_one
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import Turns


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    return turns.person(MALI, stars=9)


def previewed(desk: Desk, mali: uuid.UUID, amount: str = "3") -> str:
    """The yes of a gift to Mali."""
    desk.taps(f"own:a:grant:{mali}:star")
    desk.says(amount)
    return the_one(desk.says("ขอโทษที่ล่าช้า"), "own:y:")


def test_the_words_of_the_desk_open_its_menu_for_an_owner(desk: Desk) -> None:
    assert "หลังร้าน" in shown(desk.says("เจ้าของ"))


def test_for_anybody_else_the_words_and_the_buttons_mean_nothing(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    without = [*turns.tap(MALI, "no such data")]

    assert shown(desk.taps(f"own:a:grant:{mali}:star", MALI)) == shown(without)
    assert "หลังร้าน" not in shown(desk.says("เจ้าของ", MALI))
    assert turns.one("select count(*) from owner_pending") == 0


def test_anybody_elses_yes_does_nothing(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)

    desk.taps(yes, MALI)

    assert turns.owned(mali) == (9, 0)


def test_a_gift_is_asked_for_previewed_confirmed_and_written_down(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    before = turns.owned(mali)

    said = desk.taps(yes)

    assert (before, turns.owned(mali)) == ((9, 0), (12, 0))
    assert "มะลิ" in shown(said)
    assert f"tell-{mali}" in [job.id for job in turns.jobs.put_in]
    [row] = turns.all("select by, action, whom, outcome, details ->> 'amount' as amount from owner_actions")
    assert row == {"by": OWNER.line_id, "action": "grant", "whom": mali, "outcome": "done", "amount": "3"}
    assert turns.broken() == {}


def test_a_yes_counts_once(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    desk.taps(yes)

    again = desk.taps(yes)

    assert turns.owned(mali) == (12, 0)
    assert "ใช้ไปแล้ว" in shown(again)


def test_a_redelivered_yes_acts_once(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    came = Tapped(*turns._common(OWNER), data=yes)
    turns.handle(came)

    turns.handle(came)

    assert turns.owned(mali) == (12, 0)
    assert turns.one("select count(*) from owner_actions") == 1


def test_an_older_previews_yes_is_over(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    old = previewed(desk, mali, "5")
    previewed(desk, mali)

    desk.taps(old)

    assert turns.owned(mali) == (9, 0)


def test_a_yes_is_over_after_ten_minutes(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    turns.run("update owner_pending set at = at - interval '11 minutes'")

    desk.taps(yes)

    assert turns.owned(mali) == (9, 0)


def test_no_leaves_all_as_it_was(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)

    desk.taps(yes.replace("own:y:", "own:n:"))
    desk.taps(yes)

    assert turns.owned(mali) == (9, 0)


def test_an_answer_that_cannot_be_used_is_asked_for_again(desk: Desk, mali: uuid.UUID) -> None:
    desk.taps(f"own:a:grant:{mali}:star")

    said = shown(desk.says("หลายดวง"))

    assert "9,999" in said
    assert data_of(desk.says("๓")) != []


def test_the_conversation_stays_as_it_was(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    desk.taps("ask")
    turns.say(OWNER, "งานใหม่จะเป็นอย่างไรบ้างคะ")
    before = turns.all("select state, question, place, updated_at from conversations order by 1, 2")

    desk.says("เจ้าของ")
    previewed(desk, mali)

    assert turns.all("select state, question, place, updated_at from conversations order by 1, 2") == before


def test_what_she_does_outside_the_desk_ends_its_question(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    desk.taps(f"own:a:grant:{mali}:star")

    desk.taps("ask")
    desk.says("3")

    assert turns.one("select count(*) from owner_pending") == 0


def test_an_act_that_is_refused_changes_nothing(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    turns.run("update owner_pending set arguments = arguments || jsonb_build_object('key', :key)", key=f"{mali}:star")

    said = desk.taps(yes)

    assert turns.owned(mali) == (9, 0)
    assert turns.one("select count(*) from owner_actions") == 0
    assert said


def test_two_owners_have_desks_of_their_own(turns: Turns, settings: Settings, mali: uuid.UUID) -> None:
    turns.person(OWNER)
    turns.person(TOM)
    both = Desk(turns, settings, OWNER, TOM)
    yes = previewed(both, mali)

    both.taps(yes, TOM)

    assert turns.owned(mali) == (9, 0)


def test_a_cry_is_heard_while_the_desk_asks_for_something(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    desk.taps(f"own:a:grant:{mali}:star")

    assert "1323" in shown(desk.says("อยากตาย"))


def test_an_owners_data_are_not_deleted_from_the_desk(desk: Desk, turns: Turns) -> None:
    owner = turns.one("select id from users")

    said = desk.taps(f"own:a:forget:{owner}")

    assert "OWNER_LINE_IDS" in shown(said)
    assert turns.one("select count(*) from owner_pending") == 0


def test_an_act_that_fails_is_undone_and_apologised_for(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    turns.run("alter table owner_actions add constraint broken check (action <> 'grant')")

    said = desk.taps(yes)

    assert said
    assert turns.owned(mali) == (9, 0)
    assert turns.one("select count(*) from ledger_entries where note is not null") == 0


def test_two_owners_take_the_same_gift_back_once(turns: Turns, settings: Settings, mali: uuid.UUID) -> None:
    turns.person(OWNER)
    turns.person(TOM)
    both = Desk(turns, settings, OWNER, TOM)
    both.taps(previewed(both, mali))
    entry = turns.one("select id from ledger_entries where note is not null")
    for who in (OWNER, TOM):
        both.taps(f"own:a:takeback:{entry}", who)
    asked = [both.says("ให้ผิดคน", who) for who in (OWNER, TOM)]

    for messages, who in zip(asked, (OWNER, TOM), strict=True):
        both.taps(the_one(messages, "own:y:"), who)

    assert turns.owned(mali) == (9, 0)
    assert turns.all("select outcome from owner_actions where action = 'takeback' order by at") == [
        {"outcome": "done"},
        {"outcome": "nothing"},
    ]


def test_a_redis_that_is_away_leaves_nothing_half_done(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    desk.turns.jobs.put = lambda job: False  # type: ignore[method-assign]

    desk.taps(yes)

    assert turns.owned(mali) == (12, 0)
    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 1


def test_two_taps_on_one_yes_at_the_same_moment_act_once(desk: Desk, turns: Turns, mali: uuid.UUID) -> None:
    yes = previewed(desk, mali)
    taps = [Tapped(*turns._common(OWNER), data=yes) for _ in range(4)]

    with ThreadPoolExecutor(len(taps)) as at_once:
        list(at_once.map(turns.handle, taps))

    assert turns.owned(mali) == (12, 0)
    assert turns.one("select count(*) from owner_actions") == 1


def broken(visit: Visit) -> list[Message]:
    """A subject that fails in the middle of a statement."""
    visit.connection.execute(text("select no_such_function()"))
    return []


def test_what_a_subject_brings_may_fail_without_costing_the_answer(turns: Turns, settings: Settings, mali: uuid.UUID) -> None:
    turns.person(OWNER)
    desk = Desk(turns, settings, subjects=(*SUBJECTS, Subject(brings=broken)))
    yes = previewed(desk, mali)

    desk.taps(yes)

    assert turns.owned(mali) == (12, 0)
