"""The owner's commands on people, gifts and books: what they print, what they change, how they exit."""

import os
import re
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
import redis

from bot.process.queue import QUEUE
from tests.helpers.owner import Owner, order
from tests.helpers.people import BOY, KEN, MALI, NOK, TOM
from tests.helpers.turns import Turns

COMMANDS = ("user", "grant", "refund", "forget", "check", "richmenu", "deck", "migrate", "draw")
HOSTILE = "\x1b[2J[red]\u202eแม่มด[/red] 🔮"


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    return turns.person(MALI, stars=9, coins=250)


def enqueued(environment: dict[str, str]) -> list[str]:
    with redis.Redis.from_url(environment["REDIS_URL"], decode_responses=True) as client:
        return [str(job) for job in client.lrange(f"rq:queue:{QUEUE}", 0, -1)]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(owner: Owner, command: str) -> None:
    said = owner.runs(command, "--help").output
    assert len(said) > 300
    if command not in ("migrate", "draw"):
        assert "Exits with 0" in said


# mimi user


def test_a_person_is_found_by_whatever_names_them(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    turns.person(TOM)
    paid = order(turns, mali)
    turns.tap(MALI, "invite")
    code = turns.one("select code from referral_links")
    session = turns.one("select stripe_payment_id from payment_history")
    ways = [MALI.line_id, str(mali), str(mali)[:8].upper(), "มะ", str(paid), str(paid)[:8].upper(), session, code.lower()]
    for who in ways:
        said = owner.runs("user", who).stdout
        assert str(mali) in said, who
        assert TOM.line_id not in said


def test_the_account_the_movements_the_readings_and_the_orders_are_shown(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    reading = turns.reading(mali, question="แม่จะหายโกรธไหมคะ")
    order(turns, mali)
    said = owner.runs("user", MALI.line_id).stdout
    for shown in ("มะลิ", "owner:grant", "reading:spend", str(reading), "delivered", "popular", "199"):
        assert shown in said
    assert "แม่จะหายโกรธไหมคะ" not in said
    assert not {head for head in ("Frozen stars", "Owed stars", "Blocked MiMi", "Data deleted") if head in said}
    turns.run("update users set stars_frozen = 2, blocked_at = now()")
    unusual = owner.runs("user", MALI.line_id).stdout
    assert "Frozen stars" in unusual
    assert "Blocked MiMi" in unusual
    assert "Owed stars" not in unusual
    assert "แม่จะหายโกรธไหมคะ" in owner.runs("user", MALI.line_id, "--texts").stdout


def test_several_are_listed_and_nobody_is_said_so(owner: Owner, turns: Turns) -> None:
    for person in (KEN, TOM):
        turns.person(person)
    turns.run("update users set name = '100%_' || name")
    several = owner.runs("user", "100%_", exits=1)
    assert KEN.line_id in several.stdout
    assert TOM.line_id in several.stdout
    assert "Say which one" in several.stderr
    for who in ("nobody at all", "", "00000000"):
        assert "Nobody is meant" in owner.runs("user", who, exits=1).stderr


def test_hostile_names_steer_neither_the_terminal_nor_the_table(owner: Owner, turns: Turns) -> None:
    for person in (BOY, NOK):
        turns.person(person)
    turns.run("update users set name = :name where line_id = :line", name=HOSTILE, line=BOY.line_id)
    said = owner.runs("user", BOY.line_id).stdout
    assert "[red]" in said
    assert "🔮" in said
    assert not re.search(r"[\x1b\u202e]", said)


def test_a_terminal_without_thai_still_gets_an_answer(owner: Owner, mali: uuid.UUID, tmp_path: Path) -> None:
    environment = {**os.environ, **owner.environment, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "bot.owner.cli", "user", "มะลิ"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert str(mali).encode() in done.stdout
    assert b"\\u0e21" in done.stdout


# mimi grant, refund, forget


def test_a_gift_is_given_once_for_each_key_and_told(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    words = ("grant", "มะลิ", "3", "star", "--reason", "ขอโทษที่ล่าช้า 🙏", "--yes")
    key = re.search(r"Key: (\S+)", owner.runs(*words).output)
    assert key
    assert turns.owned(mali) == (12, 250)
    assert "nothing was changed" in owner.runs(*words, "--key", key[1], exits=1).output
    assert turns.owned(mali) == (12, 250)
    owner.runs("grant", "มะลิ", "50", "coin", "--reason", "thanks", "--key", "a-new-one", "--yes")
    assert turns.owned(mali) == (12, 300)
    assert enqueued(owner.environment)[-1] == f"tell-{mali}"
    told = turns.all("select note, tell from ledger_entries where note is not null order by created_at")
    assert told == [{"note": "ขอโทษที่ล่าช้า 🙏", "tell": True}, {"note": "thanks", "tell": True}]
    assert turns.broken() == {}


@pytest.mark.parametrize(
    ("words", "exits"),
    [
        (("มะลิ", "0", "star", "--reason", "x"), 2),
        (("มะลิ", "3", "gold", "--reason", "x"), 2),
        (("มะลิ", "3", "star"), 2),
        (("มะลิ", "3", "star", "--reason", "  "), 2),
        (("มะลิ", "3", "star", "--reason", "a: b"), 2),
        (("ใครก็ไม่รู้", "3", "star", "--reason", "x"), 1),
    ],
)
def test_what_cannot_be_given_changes_nothing(
    owner: Owner, turns: Turns, mali: uuid.UUID, words: tuple[str, ...], exits: int
) -> None:
    owner.runs("grant", *words, exits=exits)
    assert turns.owned(mali) == (9, 250)
    assert enqueued(owner.environment) == []


def test_a_gift_asks_with_the_full_name_first(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    words = ("grant", "มะลิ", "3", "star", "--reason", "x")

    asked = owner.runs(*words, types="n\n", exits=1).output
    owner.runs(*words, types="y\n")

    assert f"Gives มะลิ ({MALI.line_id}) 3 stars" in asked
    assert turns.owned(mali) == (12, 250)


def test_the_key_of_another_gift_is_refused(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    tom = turns.person(TOM)
    owner.runs("grant", MALI.line_id, "3", "star", "--reason", "x", "--key", "k", "--yes")

    for who, amount in ((TOM.line_id, "3"), (MALI.line_id, "4")):
        said = owner.runs("grant", who, amount, "star", "--reason", "x", "--key", "k", "--yes", exits=1)
        assert "another gift" in said.stderr

    assert (turns.owned(tom), turns.owned(mali)) == ((0, 0), (12, 250))


def test_a_readings_stars_go_back_once(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    reading = turns.reading(mali, spread="celtic")
    assert turns.owned(mali)[0] == 6
    owner.runs("refund", str(reading)[:8], "--reason", "อ่านผิดใบ", "--yes")
    assert turns.owned(mali)[0] == 9
    assert "nothing was changed" in owner.runs("refund", str(reading), "--reason", "again", "--yes", exits=1).output
    assert turns.owned(mali)[0] == 9
    assert turns.one("select note from ledger_entries where reason = 'owner:refund'") == "อ่านผิดใบ"
    assert enqueued(owner.environment) == [f"tell-{mali}"]
    assert turns.broken() == {}


def test_only_a_delivered_reading_that_cost_something_is_refunded(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    queued = turns.reading(mali, status="queued")
    for reading, why in ((str(queued), "not been delivered"), (str(uuid.uuid4()), "no such"), ("abc", "by its id")):
        assert why in owner.runs("refund", reading, "--reason", "x", exits=1).stderr
    turns.run("update readings set status = 'delivered', cost_stars = 0, interpretation = '{}'")
    assert "cost nothing" in owner.runs("refund", str(queued), "--reason", "x", exits=1).stderr
    assert turns.one("select count(*) from ledger_entries where reason = 'owner:refund'") == 0


def test_a_gift_waits_for_a_redis_that_is_away(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    owner.environment = {**owner.environment, "REDIS_URL": "redis://127.0.0.1:9/0"}
    assert "Redis is away" in owner.runs("grant", "มะลิ", "1", "star", "--reason", "x", "--yes").output
    assert turns.owned(mali)[0] == 10


def test_forgetting_asks_once_more_and_keeps_the_books(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    turns.reading(mali)
    owner.runs("forget", "มะลิ", types="n\n", exits=1)
    assert turns.one("select name from users") == "มะลิ"
    owner.runs("forget", "มะลิ", "--yes")
    assert turns.all("select name, stars, line_id like 'forgotten:%' as gone from users") == [
        {"name": None, "stars": 8, "gone": True}
    ]
    assert turns.one("select count(*) from readings where question is not null") == 0
    assert "before" in owner.runs("forget", str(mali), "--yes", exits=1).output
    assert turns.broken() == {}
