"""Codes and claims, on a real database: each invitee once, never oneself, both rewards or neither."""

import re
import threading
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.chat.dialogue.effects import ClaimReferral, ShowInvite
from bot.chat.dialogue.understand import typed
from bot.say.replies.money import Invite, ReferralAccepted, ReferralRefused
from models.money.economy import REFERRAL_DAYS, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS, REFERRALS_REWARDED_A_DAY
from models.people import referral
from tests.helpers.people import ANA, BOY, DAO, KEN, MALI, PIM, SOM, Person
from tests.helpers.support import until
from tests.helpers.turns import BANGKOK, Turns, kinds, only


def code_of(turns: Turns, user: uuid.UUID) -> str:
    with turns.engine.begin() as connection:
        return referral.own_link(connection, user).code


def why(turns: Turns, who: Person, code: str) -> str:
    outcome = turns.effect(who, ClaimReferral(code))
    assert outcome.jobs == ()
    return only(outcome, ReferralRefused).why


def test_a_code_is_made_once_and_understood_when_it_comes_back(turns: Turns) -> None:
    turns.person(MALI)
    first = turns.effect(MALI, ShowInvite())
    assert len(turns.statements) == 1
    code = only(first, Invite).code
    assert re.fullmatch(r"MIMI-[346789CDFGHJKMNPQRTVWXY]{6}", code)
    assert only(turns.effect(MALI, ShowInvite()), Invite) == Invite(code, friends=0, coins_earned=0)
    assert typed.referral_code(f"  {code.lower()} ค่ะ") == code


def test_a_code_that_somebody_has_is_tried_again(turns: Turns) -> None:
    mali, dao = turns.person(MALI), turns.person(DAO)
    with turns.engine.begin() as connection:
        taken = referral.own_link(connection, mali, "MIMI-HHHHHH").code
        other = referral.own_link(connection, dao, taken).code
    assert taken == "MIMI-HHHHHH"
    assert other != taken
    assert turns.one("select count(*) from referral_links") == 2


def test_a_new_friend_and_the_inviter_get_their_coins(turns: Turns) -> None:
    mali, pim = turns.person(MALI, coins=5), turns.person(PIM)
    outcome = turns.effect(PIM, ClaimReferral(code_of(turns, mali)))
    assert only(outcome, ReferralAccepted) == ReferralAccepted(REFERRAL_FRIEND_COINS, MALI.name)
    assert [(job.name, job.argument) for job in outcome.jobs] == [("tell", mali)]
    assert len(turns.statements) == 3
    assert turns.owned(pim) == (0, REFERRAL_FRIEND_COINS)
    assert turns.owned(mali) == (0, 5 + REFERRAL_INVITER_COINS)
    untold = turns.all("select user_id, note from ledger_entries where tell and told_at is null")
    assert untold == [{"user_id": mali, "note": PIM.name}]
    shown = only(turns.effect(MALI, ShowInvite()), Invite)
    assert (shown.friends, shown.coins_earned) == (1, REFERRAL_INVITER_COINS)
    assert not turns.broken()


def test_never_oneself_never_twice_never_an_unknown_code(turns: Turns) -> None:
    mali, dao, pim = turns.person(MALI), turns.person(DAO), turns.person(PIM)
    assert why(turns, MALI, code_of(turns, mali)) == "self"
    assert why(turns, PIM, "MIMI-HHHHHH") == "unknown"
    turns.effect(PIM, ClaimReferral(code_of(turns, mali)))
    assert why(turns, PIM, code_of(turns, mali)) == "already"
    assert why(turns, PIM, code_of(turns, dao)) == "already"
    assert turns.owned(pim) == (0, REFERRAL_FRIEND_COINS)
    assert turns.owned(dao) == (0, 0)
    assert turns.one("select total_referrals from referral_links where user_id = :id", id=mali) == 1
    assert not turns.broken()


def test_not_after_the_first_days_and_not_for_those_who_know_mimi(turns: Turns) -> None:
    joined = datetime.now(UTC) - timedelta(days=REFERRAL_DAYS)
    mali = turns.person(MALI, joined=joined)
    turns.person(PIM, joined=joined - timedelta(minutes=1))
    dao = turns.person(DAO, stars=1, joined=joined - timedelta(minutes=1))
    turns.person(KEN, joined=joined + timedelta(minutes=1))
    turns.reading(dao)
    code = code_of(turns, mali)
    assert why(turns, PIM, code) == "late"
    assert why(turns, DAO, code) == "old_user"
    assert kinds(turns.effect(KEN, ClaimReferral(code))) == [ReferralAccepted]


def test_someone_whose_data_was_deleted_invites_nobody(turns: Turns) -> None:
    mali = turns.person(MALI)
    turns.person(PIM)
    code = code_of(turns, mali)
    turns.run("update users set forgotten_at = now() where id = :id", id=mali)
    assert why(turns, PIM, code) == "unknown"


def test_after_a_days_friends_the_next_one_still_gets_theirs(turns: Turns) -> None:
    mali = turns.person(MALI)
    code = code_of(turns, mali)
    now = datetime.now(UTC)
    friends = [Person(f"friend-{number}", f"เพื่อน {number}", "th", "invited") for number in range(REFERRALS_REWARDED_A_DAY + 2)]
    for friend in friends[:REFERRALS_REWARDED_A_DAY]:
        turns.person(friend)
        assert turns.effect(friend, ClaimReferral(code), at=now).jobs
    full = turns.owned(mali)
    late, tomorrow = friends[-2:]
    one_too_many = turns.person(late)
    outcome = turns.effect(late, ClaimReferral(code), at=now)
    assert (kinds(outcome), outcome.jobs) == ([ReferralAccepted], ())
    assert turns.owned(one_too_many) == (0, REFERRAL_FRIEND_COINS)
    assert turns.owned(mali) == full == (0, REFERRALS_REWARDED_A_DAY * REFERRAL_INVITER_COINS)
    link = turns.all("select total_referrals, coins_earned from referral_links")[0]
    assert link == {"total_referrals": REFERRALS_REWARDED_A_DAY + 1, "coins_earned": full[1]}
    assert not turns.broken()
    # The inviter's day ends at midnight in Bangkok, not in London.
    midnight = (now.astimezone(BANGKOK) + timedelta(days=1)).replace(hour=0, minute=1)
    turns.person(tomorrow)
    assert turns.effect(tomorrow, ClaimReferral(code), at=midnight.astimezone(UTC)).jobs
    assert not turns.broken()


def together(*acts: object) -> None:
    """Runs each in a thread of its own, all let go at once; raises what one of them raised."""
    gate, raised = threading.Barrier(len(acts)), []

    def run(act: object) -> None:
        try:
            gate.wait(60)
            assert callable(act)
            act()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if raised:
        raise raised[0]


def test_of_two_claims_at_once_one_counts(turns: Turns) -> None:
    mali, dao, pim = turns.person(MALI), turns.person(DAO), turns.person(PIM)
    codes = [code_of(turns, mali), code_of(turns, dao)]
    together(*(lambda code=code: turns.say(PIM, code) for code in codes * 2))
    assert turns.owned(pim) == (0, REFERRAL_FRIEND_COINS)
    assert sorted((turns.owned(mali), turns.owned(dao))) == [(0, 0), (0, REFERRAL_INVITER_COINS)]
    assert turns.one("select sum(total_referrals) from referral_links") == 1
    assert len([job for job in turns.jobs.put_in if job.name == "tell"]) == 1
    assert not turns.broken()


def test_friends_of_one_inviter_at_once_all_count(turns: Turns) -> None:
    mali = turns.person(MALI)
    code = code_of(turns, mali)
    friends = (PIM, SOM, KEN, BOY, ANA, DAO)
    for friend in friends:
        turns.person(friend)
    together(*(lambda friend=friend: turns.say(friend, code) for friend in friends))
    assert turns.owned(mali) == (0, len(friends) * REFERRAL_INVITER_COINS)
    assert turns.one("select total_referrals from referral_links where user_id = :id", id=mali) == len(friends)
    assert not turns.broken()


@pytest.mark.parametrize("circle", [(MALI, PIM), (MALI, PIM, DAO)], ids=["two", "three"])
def test_people_who_invite_each_other_at_once_all_get_an_answer(turns: Turns, circle: tuple[Person, ...]) -> None:
    """Each turn holds its person's row and wants the next one's: Postgres undoes one of them, and it is run again."""
    users = [turns.person(who) for who in circle]
    codes = [code_of(turns, user) for user in users]
    nexts = [*codes[1:], codes[0]]
    together(*(lambda who=who, code=code: turns.say(who, code) for who, code in zip(circle, nexts, strict=True)))
    assert {turns.owned(user) for user in users} == {(0, REFERRAL_FRIEND_COINS + REFERRAL_INVITER_COINS)}
    assert len(turns.line.replies) == len(circle)
    assert not turns.broken()


def test_a_deadlock_on_purpose_is_run_again(turns: Turns) -> None:
    """The same without luck: another session holds the inviter and waits for the friend when the friend's claim comes to her."""
    mali, pim = turns.person(MALI), turns.person(PIM)
    code = code_of(turns, mali)
    lock = text("select 1 from users where id = :id for no key update")
    waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    other = turns.engine.connect()
    other.execute(text("set local deadlock_timeout = '1h'"))
    other.execute(lock, {"id": mali})
    has_the_friend, may_go_on = threading.Event(), threading.Event()
    wanting = threading.Thread(target=lambda: other.execute(lock, {"id": pim}))
    claiming = threading.Thread(target=turns.say, args=(PIM, code))

    def hold(_connection: object, cursor: Any, statement: str, *_: object) -> None:
        if threading.current_thread() is claiming and "open_turn" in statement and may_go_on.is_set():
            wanting.join(60)  # else who was undone may be first again
        elif threading.current_thread() is claiming and "referral_links" in statement:
            cursor.execute("set local deadlock_timeout = '10ms'")
            has_the_friend.set()
            may_go_on.wait(60)

    event.listen(turns.engine, "before_cursor_execute", hold)
    claiming.start()
    assert has_the_friend.wait(60)
    wanting.start()
    until(lambda: turns.one(waits) == 1, what="the other one waits for the friend's row")

    may_go_on.set()

    wanting.join(60)
    other.rollback()
    other.close()
    claiming.join(60)
    assert not claiming.is_alive()
    assert turns.owned(pim) == (0, REFERRAL_FRIEND_COINS)
    assert turns.owned(mali) == (0, REFERRAL_INVITER_COINS)
    assert not turns.broken()
