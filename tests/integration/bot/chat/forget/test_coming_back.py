"""Who comes back after a deletion: their stars are there, and nothing else of them is."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.dialogue.effects import Forget, OpenReading, ShowDaily, ShowHistory
from bot.chat.events import Followed, Said
from bot.chat.handler import Handler
from bot.process.queue import Job
from bot.say.replies.chat import OldButton
from bot.say.replies.readings import Daily, HistoryEmpty
from bot.say.words import words_for
from models.people.pseudonyms import Pseudonyms
from tests.helpers.people import DAO
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns, kinds, only
from tests.integration.bot.chat.forget.deleted import NAMELESS, TODAY


def test_who_comes_back_finds_their_stars_and_nothing_else(turns: Turns, dao: uuid.UUID) -> None:
    reading = turns.one("select id from readings where kind = 'reading'")
    owned = turns.owned(dao)
    turns.effect(DAO, Forget())
    assert turns.say(DAO, "ยอด")
    assert turns.owned(dao) == owned
    row = turns.all("select line_id, name, forgotten_at from users where id = :id", id=dao)[0]
    assert row == {"line_id": DAO.line_id, "name": None, "forgotten_at": None}
    assert kinds(turns.effect(DAO, ShowHistory())) == [HistoryEmpty]
    assert kinds(turns.effect(DAO, OpenReading(reading))) == [OldButton]
    assert only(turns.effect(DAO, ShowDaily(), at=TODAY), Daily).again is True
    turns.effect(DAO, Forget())
    assert turns.one("select line_id from users where id = :id", id=dao) == NAMELESS


def test_a_new_key_still_knows_who_left_under_the_old_one(turns: Turns, dao: uuid.UUID) -> None:
    owned = turns.owned(dao)
    turns.effect(DAO, Forget())
    turns.handler = Handler(turns.engine, turns.line, turns.jobs, LINKS, BANGKOK, Pseudonyms((b"a new key", *PSEUDONYMS.keys)))

    turns.say(DAO, "ยอด")

    assert turns.one("select id from users where line_id = :line", line=DAO.line_id) == dao
    assert turns.owned(dao) == owned


def test_who_left_under_two_keys_comes_back_as_the_later_one(turns: Turns, dao: uuid.UUID) -> None:
    """As after a time in which the old key was not known: there are two rows, and only one can be theirs."""
    turns.effect(DAO, Forget())
    later = turns.person(DAO)
    both = Pseudonyms((b"a new key", *PSEUDONYMS.keys))
    turns.run("update users set line_id = :left_as where id = :id", left_as=both.new(DAO.line_id), id=later)
    turns.handler = Handler(turns.engine, turns.line, turns.jobs, LINKS, BANGKOK, both)

    assert turns.say(DAO, "ยอด")

    assert turns.one("select id from users where line_id = :line", line=DAO.line_id) == later


def test_name_and_picture_are_kept_again_only_when_they_are_greeted(turns: Turns, dao: uuid.UUID) -> None:
    turns.effect(DAO, Forget())
    turns.say(DAO, "ขอบคุณค่ะ")
    after_thanks = turns.one("select name from users where id = :id", id=dao)
    turns.effect(DAO, Forget())

    turns.handle(Followed("ev-back", DAO.line_id, datetime.now(UTC), "token-back", unblocked=True))

    assert after_thanks is None
    assert turns.one("select name from users where id = :id", id=dao) == DAO.name


def test_who_comes_back_without_following_is_greeted_at_their_hello(turns: Turns, dao: uuid.UUID) -> None:
    """Then LINE is asked for their name."""
    turns.handle(Followed("ev-first", DAO.line_id, datetime.now(UTC), "token-first", unblocked=False))
    turns.effect(DAO, Forget())
    turns.say(DAO, "ขอบคุณค่ะ")
    turns.jobs.put_in.clear()
    owned = turns.owned(dao)

    said = turns.say(DAO, "สวัสดีค่ะ")

    assert "ลบข้อมูล" in json.dumps(said, ensure_ascii=False).replace("\u2060", "")
    assert turns.jobs.put_in == [Job("introduce", dao)]
    assert turns.owned(dao) == owned


@pytest.mark.parametrize(("minutes", "back"), [(-5, False), (5, True)])
def test_what_line_sends_again_from_before_the_deletion_brings_nobody_back(
    turns: Turns, dao: uuid.UUID, minutes: int, back: bool
) -> None:
    turns.effect(DAO, Forget())
    at = datetime.now(UTC) + timedelta(minutes=minutes)

    said = turns.handle(Said("again", DAO.line_id, at, "token-again", text="ความลับห้า", message_id="m-again", redelivered=True))

    assert bool(said) is back
    assert turns.one("select forgotten_at is null from users where id = :id", id=dao) is back


def test_a_cry_from_before_the_deletion_is_answered_all_the_same(turns: Turns, dao: uuid.UUID) -> None:
    turns.effect(DAO, Forget())
    at = datetime.now(UTC) - timedelta(minutes=5)
    cry = Said("again", DAO.line_id, at, "token-again", text="หนูอยากตาย", message_id="m-again", redelivered=True)

    [told] = turns.handle(cry)

    assert told["altText"] == words_for("th")("safety-alt-self_harm")
