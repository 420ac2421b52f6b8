"""Past readings: page by page, one again, shared, rated, with a word; always only one's own."""

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.chat.dialogue.effects import AddWord, Effect, OpenReading, Rate, ShareReading, ShowDaily, ShowHistory
from bot.chat.dialogue.texts import WORD_MAXIMUM
from bot.say.replies.chat import OldButton
from bot.say.replies.readings import (
    AskRating,
    FollowUpAnswer,
    History,
    HistoryEmpty,
    InItsLanguage,
    PastReading,
    Rated,
    Reading,
    Share,
    WordSaved,
)
from bot.say.text import graphemes
from models.money.economy import FOLLOW_UP_HOURS
from tests.helpers.people import DAO, MALI, TOM
from tests.helpers.turns import Turns, kinds, only


def page(turns: Turns, older_than: uuid.UUID | None = None) -> tuple[Sequence[PastReading], uuid.UUID | None]:
    shown = only(turns.effect(DAO, ShowHistory(older_than)), History)
    return shown.items, shown.older_than


def test_history_pages_through_everything_from_the_newest_on(turns: Turns) -> None:
    user, somebody = turns.person(DAO, stars=90), turns.person(MALI, stars=9)
    readings = [turns.reading(user, f"คำถามที่ {number}", "celtic") for number in range(23)]
    turns.reading(somebody, "เรื่องของคนอื่น")
    turns.reading(user, "ยังไม่ถึงมือ", status="queued")
    # Three of them at the very same moment: pages neither lose nor repeat one.
    moment = datetime.now(UTC) - timedelta(days=1)
    turns.run("update readings set created_at = :at where id = any(:ids)", at=moment, ids=readings[10:13])
    seen: list[uuid.UUID] = []
    times = []
    cursor: uuid.UUID | None = None
    for expected in (10, 10, 3):
        items, cursor = page(turns, cursor)
        assert len(turns.statements) == 1
        assert len(items) == expected
        seen += [item.id for item in items]
        times += [item.at for item in items]
    assert cursor is None
    assert sorted(seen, key=str) == sorted(readings, key=str)
    assert times == sorted(times, reverse=True)
    assert seen[0] == readings[-1]


def test_no_readings_yet_and_pages_after_a_reading_from_elsewhere(turns: Turns) -> None:
    user, somebody = turns.person(DAO, stars=3), turns.person(MALI, stars=1)
    assert kinds(turns.effect(DAO, ShowHistory())) == [HistoryEmpty]
    mine, foreign = turns.reading(user), turns.reading(somebody)
    for cursor in (foreign, uuid.uuid4(), None):
        items, older = page(turns, cursor)
        assert ([item.id for item in items], older) == ([mine], None)


def test_a_reading_opens_again_at_any_later_time_and_changes_nothing(turns: Turns) -> None:
    user = turns.person(DAO, stars=3)
    reading = turns.reading(user, "จะได้ย้ายงานไหม")
    assert turns.one("select level_reached from readings where id = :id", id=reading) == 2
    turns.run("update readings set delivered_at = delivered_at - interval '3 years'")
    before = turns.all("select * from readings")
    outcome = turns.effect(DAO, OpenReading(reading))
    shown = only(outcome, Reading)
    assert (shown.reading_id, shown.question, shown.level) == (reading, "จะได้ย้ายงานไหม", None)
    assert shown.follow_up_free is False
    assert turns.all("select * from readings") == before
    assert turns.owned(user)[0] == 2
    assert len(turns.statements) == 1


@pytest.mark.parametrize(("hours", "free"), [(FOLLOW_UP_HOURS - 1, True), (FOLLOW_UP_HOURS + 1, False)])
def test_the_further_question_is_free_as_long_as_the_cards_are_open(turns: Turns, hours: int, free: bool) -> None:
    reading = turns.reading(turns.person(DAO, stars=1))
    turns.run("update readings set delivered_at = delivered_at - make_interval(hours => :hours)", hours=hours)

    shown = only(turns.effect(DAO, OpenReading(reading)), Reading)

    assert shown.follow_up_free is free


def test_the_last_further_questions_come_with_their_reading(turns: Turns) -> None:
    user = turns.person(DAO, stars=9)
    reading = turns.reading(user)
    assert only(turns.effect(DAO, OpenReading(reading)), Reading).follow_up_free is True
    for number in range(3):
        turns.reading(user, f"แล้วข้อ {number} ล่ะคะ", kind="follow_up", parent_id=reading, cost_stars=min(number, 1))
    shown, *answers = turns.effect(DAO, OpenReading(reading)).replies
    questions = [reply.question for reply in answers if isinstance(reply, FollowUpAnswer)]
    assert questions == ["แล้วข้อ 1 ล่ะคะ", "แล้วข้อ 2 ล่ะคะ"]
    assert isinstance(shown, Reading)
    assert shown.follow_up_free is False


def test_what_is_opened_or_shared_after_a_change_of_language_keeps_its_own(turns: Turns) -> None:
    user = turns.person(DAO, stars=9)
    reading = turns.reading(user, language="th")
    turns.reading(user, "แล้วเขาล่ะคะ", kind="follow_up", parent_id=reading, cost_stars=0, language="th")
    turns.run("update users set language = 'en'")

    shown = [*turns.effect(DAO, OpenReading(reading)).replies, *turns.effect(DAO, ShareReading(reading)).replies]

    assert [type(reply) for reply in shown] == [Reading, FollowUpAnswer, Share]
    assert {reply.language for reply in shown if isinstance(reply, InItsLanguage)} == {"th"}


def test_a_reading_is_opened_with_the_invite_code_even_if_they_never_asked_for_one(turns: Turns) -> None:
    reading = turns.reading(turns.person(DAO, stars=9))
    turns.run("delete from referral_links")

    [shown] = turns.effect(DAO, OpenReading(reading)).replies

    assert isinstance(shown, Reading)
    assert shown.invite_code == turns.one("select code from referral_links")


@pytest.mark.parametrize("wanted", [False, True])
def test_the_question_is_in_what_is_shared_only_if_they_want_that(turns: Turns, wanted: bool) -> None:
    reading = turns.reading(turns.person(DAO, stars=9))

    shared = only(turns.effect(DAO, ShareReading(reading, with_question=wanted)), Share)

    assert (shared.with_question, shared.question_kept) == (wanted, True)


def test_a_question_that_was_taken_back_is_not_shared(turns: Turns) -> None:
    reading = turns.reading(turns.person(DAO, stars=9))
    turns.run("update readings set question = null")

    shared = only(turns.effect(DAO, ShareReading(reading, with_question=True)), Share)

    assert (shared.with_question, shared.question_kept) == (False, False)


def test_an_answer_is_as_long_as_a_message_whoever_wrote_it(turns: Turns) -> None:
    user = turns.person(DAO, stars=9)
    reading = turns.reading(user)
    turns.reading(user, "แล้วเขาล่ะคะ", kind="follow_up", parent_id=reading, cost_stars=0)
    long = [{"position": number, "text": "ไพ่ใบนี้อ่อนโยน" * 20} for number in (1, 2, 3)]
    turns.run(
        "update readings set interpretation = jsonb_set(interpretation, '{cards}', cast(:cards as jsonb))"
        " where kind = 'follow_up'",
        cards=json.dumps(long),
    )

    _, answer = turns.effect(DAO, OpenReading(reading)).replies

    assert isinstance(answer, FollowUpAnswer)
    assert len(answer.answer) <= 520


def test_a_reading_that_waits_for_its_push_can_be_opened(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user, status="waiting")
    assert kinds(turns.effect(DAO, OpenReading(reading))) == [Reading]


def test_sharing_tells_the_gist_and_never_the_question(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user, "สามีมีคนอื่นหรือเปล่าคะ")
    outcome = turns.effect(DAO, ShareReading(reading))
    shared = only(outcome, Share)
    assert shared.gist == "ไพ่บอกให้ใจเย็น"
    assert shared.code == turns.one("select code from referral_links where user_id = :id", id=user)
    assert "สามี" not in str(shared)
    assert len(turns.statements) <= 2
    assert "สามี" not in str(turns.tap(DAO, f"share:{reading}"))


def test_a_rating_can_be_changed_and_a_word_added(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user)
    assert kinds(turns.effect(DAO, AddWord(reading, "แม่นมาก"))) == [AskRating]
    for rating in (2, 5):
        assert only(turns.effect(DAO, Rate(reading, rating)), Rated) == Rated(reading, rating)
    for word in ("ดี", "แม่นมากค่ะ"):
        assert kinds(turns.effect(DAO, AddWord(reading, word))) == [WordSaved]
    turns.effect(DAO, Rate(reading, 4))
    assert turns.all("select reading_id, user_id, rating, word from reviews") == [
        {"reading_id": reading, "user_id": user, "rating": 4, "word": "แม่นมากค่ะ"}
    ]


def test_a_long_word_is_kept_up_to_500_characters_as_people_see_them(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user)
    turns.tap(DAO, f"rate:5:{reading}")
    turns.tap(DAO, f"word:{reading}")
    turns.say(DAO, "ดี้" * (WORD_MAXIMUM + 20))
    kept = turns.one("select word from reviews")
    assert kept == "ดี้" * WORD_MAXIMUM
    assert graphemes(kept) == WORD_MAXIMUM


@pytest.mark.parametrize("effect", [OpenReading, ShareReading, lambda reading: Rate(reading, 5)], ids=["open", "share", "rate"])
def test_somebody_elses_reading_and_one_that_is_not_there(turns: Turns, effect: Any) -> None:
    user = turns.person(DAO, stars=3)
    turns.person(TOM)
    theirs = turns.reading(user)
    unfinished = turns.reading(user, status="queued")
    turns.effect(TOM, ShowDaily())
    daily = turns.one("select id from readings where kind = 'daily'")
    asked: list[Effect] = [effect(theirs), effect(unfinished), effect(uuid.uuid4()), effect(daily)]
    assert [kinds(turns.effect(TOM, act)) for act in asked] == [[OldButton]] * len(asked)
    assert kinds(turns.effect(TOM, AddWord(theirs, "ฉันเอง"))) == [AskRating]
    assert turns.one("select count(*) from reviews") == 0
