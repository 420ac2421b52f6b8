"""How the owner is told: by so many pushes at most, once whoever watches, and the rest with her next word."""

import threading
from dataclasses import replace

import pytest

from bot.line.errors import LineTemporary, MonthlyLimit, Unauthorised
from tests.helpers.desk import OWNER, Desk, shown
from tests.helpers.people import TOM
from tests.helpers.turns import Turns
from tests.integration.worker.telling.watch.house import MORNING, House
from worker.upkeep.watch import Watch


def test_two_workers_tell_it_once(house: House) -> None:
    house.dispute()
    other = Watch(replace(house.parts, now=lambda: house.now))

    house.rounds()
    other.round()
    house.turns.run("update watch_facts set at = at - interval '1 minute'")
    other.round()

    assert house.line.tries == 1


def test_many_workers_at_the_same_moment_tell_it_once(house: House) -> None:
    house.dispute()
    house.turns.run("insert into watch_facts (name, value, at) values ('round', 0, now() - interval '1 hour')")
    watches = [Watch(replace(house.parts, now=lambda: MORNING)) for _ in range(6)]
    threads = [threading.Thread(target=watch.round) for watch in watches]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    house.watch.teller.tell(MORNING)

    assert house.line.tries == 1
    assert house.untold() == []


def test_a_push_of_which_nobody_knows_is_repeated_under_its_key(house: House) -> None:
    house.dispute()
    house.line.refuses = LineTemporary("500")
    house.rounds()
    house.line.refuses = None
    house.turns.run("update owner_notices set pushed_at = now() - interval '1 minute'")
    house.turns.run("insert into watch_facts (name, value, at) values ('books', 2, now())")

    house.rounds(2)

    keys = {key for _, key in house.line.pushed}
    assert len(keys) == 2, "what came meanwhile is a push of its own"
    assert house.line.heard("มีลูกค้าโต้แย้ง") == 1


@pytest.mark.parametrize(("minutes", "told"), [(1, False), (3, True)])
def test_what_a_push_may_have_told_comes_with_her_word_after_two_minutes(
    house: House, turns: Turns, minutes: int, told: bool
) -> None:
    house.dispute()
    house.line.refuses = LineTemporary("500")
    house.rounds(2)
    turns.run("update owner_notices set pushed_at = now() - make_interval(mins => :minutes)", minutes=minutes)

    said = shown(Desk(turns, house.settings).says("สวัสดี"))

    assert ("มีลูกค้าโต้แย้ง" in said) is told


def test_beyond_the_days_pushes_it_comes_with_her_next_word(house: House, turns: Turns) -> None:
    desk = Desk(turns, house.settings)
    house.watch = Watch(
        replace(house.parts, now=lambda: house.now, settings=house.settings.model_copy(update={"owner_pushes_per_day": 0}))
    )
    house.dispute()
    house.rounds(3)

    heard = [shown(desk.says("สวัสดี")) for _ in range(2)]

    assert house.line.tries == 0
    assert ["มีลูกค้าโต้แย้ง" in one for one in heard] == [True, False]
    house.rounds()
    assert house.untold() == []
    assert turns.one("select told_by from owner_notices") == "reply"


def test_what_her_reply_could_not_bring_comes_with_the_next(house: House, turns: Turns) -> None:
    desk = Desk(turns, house.settings)
    turns.run("update users set blocked_at = now() where line_id = :owner", owner=OWNER.line_id)
    house.dispute()
    house.rounds()
    first = shown(desk.says("สวัสดี"))
    turns.run("update webhook_events set outcome = 'expired'")

    again = shown(desk.says("สวัสดี"))

    assert house.line.tries == 0, "she had blocked MiMi"
    assert ["มีลูกค้าโต้แย้ง" in one for one in (first, again)] == [True, True]


def test_an_owner_in_danger_gets_her_help_lines_and_nothing_else(house: House, turns: Turns) -> None:
    turns.run("update users set blocked_at = now() where line_id = :owner", owner=OWNER.line_id)
    house.dispute()
    house.rounds()
    desk = Desk(turns, house.settings)

    heard = [shown(desk.says(words)) for words in ("อยากตาย", "สวัสดี")]

    assert ["มีลูกค้าโต้แย้ง" in one for one in heard] == [False, True]


def test_two_owners_are_told_each_once(house: House, turns: Turns) -> None:
    turns.person(TOM)
    both = house.settings.model_copy(update={"owner_line_ids": (OWNER.line_id, TOM.line_id)})
    house.watch = Watch(replace(house.parts, now=lambda: house.now, settings=both))
    house.dispute()

    house.rounds(3)

    assert sorted(line_id for line_id, _ in house.line.pushed) == sorted([OWNER.line_id, TOM.line_id])
    assert (house.line.heard("มีลูกค้าโต้แย้ง"), house.line.heard("Somebody disputes")) == (1, 1)


def test_each_day_has_pushes_of_its_own_by_her_clock(house: House, turns: Turns) -> None:
    one_a_day = house.settings.model_copy(update={"owner_pushes_per_day": 1})
    house.watch = Watch(replace(house.parts, now=lambda: house.now, settings=one_a_day))
    house.dispute()
    house.rounds()
    turns.run("insert into watch_facts (name, value, at) values ('books', 1, now())")
    house.rounds(2)
    on_the_first_day = house.line.tries
    turns.run("update owner_notices set pushed_at = pushed_at - interval '2 days' where pushed_at is not null")

    house.rounds()

    assert (on_the_first_day, house.line.tries) == (1, 2)


def test_nobody_else_is_told(house: House, turns: Turns) -> None:
    turns.person(TOM)
    house.dispute()
    house.rounds()
    turns.run("update owner_notices set told_at = null, told_by = null, push_id = null, push_after = null")
    desk = Desk(turns, house.settings)

    assert "มีลูกค้าโต้แย้ง" not in shown(desk.says("Hello", TOM))
    assert {line_id for line_id, _ in house.line.pushed} == {OWNER.line_id}


def test_an_owner_who_had_her_data_deleted_has_no_notices_left(house: House, turns: Turns) -> None:
    from bot.chat.dialogue.effects import Forget

    house.dispute()
    house.rounds()

    turns.effect(OWNER, Forget())

    assert turns.one("select count(*) from owner_notices") == 0
    house.rounds(3)
    assert house.line.tries == 1, "nobody is there to be pushed to"


def test_used_up_pushes_are_not_tried_again(house: House) -> None:
    house.dispute()
    house.line.refuses = MonthlyLimit("429")

    house.rounds(5)

    assert house.line.tries == 1
    assert house.untold() == ["begins"]


def test_a_refused_token_is_left_alone_for_a_while(house: House, turns: Turns) -> None:
    house.dispute()
    house.line.refuses = Unauthorised("401")
    house.rounds(5)
    tries = house.line.tries
    house.line.refuses = None
    turns.run("update owner_notices set push_after = now() - interval '1 second'")

    house.rounds()

    assert tries == 1
    assert house.line.heard("มีลูกค้าโต้แย้ง") == 1
