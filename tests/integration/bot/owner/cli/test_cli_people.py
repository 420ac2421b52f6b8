"""The owner's commands on people: whom they mean, what they ask, what they change, how they exit, what the audit keeps."""

import re
import uuid
from typing import ClassVar

import pytest
from sqlalchemy import text

from bot.owner.actions.action import Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.perform import perform
from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.owner import Owner
from tests.helpers.people import KEN, MALI, TOM
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Jobs, Turns


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    return turns.person(MALI, stars=9, coins=250)


def trail(turns: Turns) -> list[tuple[str, str, str]]:
    return [(row["by"], row["action"], row["outcome"]) for row in turns.all("select * from owner_actions order by at")]


# Whom they mean


def test_a_part_of_a_name_is_not_enough_to_give(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    said = owner.runs("grant", "มะ", "3", "star", "--reason", "x", "--yes", exits=1)

    assert "Nobody is meant" in said.stderr
    assert turns.owned(mali) == (9, 250)


def test_a_list_says_how_many_it_leaves_out(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        for number in range(25):
            connection.execute(
                text("insert into users (id, line_id, name, created_at) values (:id, :line, 'มะลิ', now())"),
                {"id": uuid.uuid4(), "line": f"U{number:032x}"},
            )

    said = owner.runs("user", "มะลิ", exits=1)

    assert "and 6 more" in said.stdout
    assert "Say which one" in said.stderr


def test_lists_of_a_person_say_what_they_leave_out(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    for _ in range(3):
        turns.reading(mali)

    assert "and 2 more" in owner.runs("user", "มะลิ", "--last", "1").stdout


# What they change


def test_a_gift_is_taken_back_once_and_told(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    owner.runs("grant", MALI.line_id, "3", "star", "--reason", "x", "--key", "k", "--yes")

    owner.runs("takeback", "k", "--reason", "ให้ผิดคน", "--yes")
    again = owner.runs("takeback", "k", "--reason", "ให้ผิดคน", "--yes", exits=1)

    assert "before" in again.output
    assert turns.owned(mali) == (9, 250)
    told = turns.all("select amount, note, tell from ledger_entries where reason = 'owner:takeback'")
    assert told == [{"amount": -3, "note": "ให้ผิดคน", "tell": True}]
    assert turns.broken() == {}


def test_only_what_is_left_of_a_gift_is_taken(owner: Owner, turns: Turns) -> None:
    mali = turns.person(MALI)
    owner.runs("grant", MALI.line_id, "2", "star", "--reason", "x", "--key", "k", "--yes")
    turns.reading(mali, spread="one")

    said = owner.runs("takeback", "k", "--reason", "x", "--yes").output

    assert "1 star of 2" in said
    assert turns.owned(mali) == (0, 10)
    assert turns.broken() == {}


def test_frozen_stars_are_not_taken(owner: Owner, turns: Turns) -> None:
    mali = turns.person(MALI)
    owner.runs("grant", MALI.line_id, "2", "star", "--reason", "x", "--key", "k", "--yes")
    turns.run("update users set stars_frozen = 2")

    assert "nothing is left" in owner.runs("takeback", "k", "--reason", "x", "--yes", exits=1).stderr

    assert turns.owned(mali) == (2, 0)


def test_a_gift_that_never_was_is_not_taken(owner: Owner, mali: uuid.UUID) -> None:
    assert "no gift" in owner.runs("takeback", "nothing", "--reason", "x", "--yes", exits=1).stderr


def test_what_was_taken_back_is_said_in_the_chat(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    owner.runs("grant", MALI.line_id, "3", "star", "--reason", "x", "--key", "k", "--yes")
    owner.runs("takeback", "k", "--reason", "ให้ผิดคน", "--yes")

    said = str(turns.say(MALI, "สวัสดี"))

    assert "ให้ผิดคน" in said
    assert "ขอคืน" in said


def test_somebody_is_blocked_and_let_in_again(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    owner.runs("block", "มะลิ", "--yes")
    blocked = str(turns.tap(MALI, "daily"))
    known = owner.runs("block", "มะลิ", "--yes", exits=1).output
    owner.runs("unblock", "มะลิ", "--yes")

    assert "ยังเปิดไพ่ให้ไม่ได้" in blocked
    assert "nothing was changed" in known
    assert "ยังเปิดไพ่ให้ไม่ได้" not in str(turns.tap(MALI, "daily"))


def test_an_owner_cannot_be_blocked(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    owner.environment = {**owner.environment, "OWNER_LINE_IDS": MALI.line_id}

    assert "owner" in owner.runs("block", "มะลิ", "--yes", exits=1).stderr

    assert turns.one("select barred_at is null from users")


def test_a_note_is_shown_with_the_person_and_goes_with_their_data(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    owner.runs("note", "มะลิ", "โทรคุยแล้ว")
    shown = owner.runs("user", "มะลิ").stdout
    owner.runs("forget", "มะลิ", "--yes")

    assert "โทรคุยแล้ว" in shown
    assert turns.one("select count(*) from owner_notes") == 0


def test_a_reading_is_sent_once_more(owner: Owner, sandbox: LiveSandbox, turns: Turns, mali_phone: Phone) -> None:
    mali_phone.follow()
    user = turns.one("select id from users")
    turns.run("update users set stars = 3")
    turns.run(
        "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, created_at)"
        " values (gen_random_uuid(), :id, 'star', 3, 'owner:grant', 'owner:grant:x', 3, now())",
        id=user,
    )
    reading = turns.reading(user)

    said = owner.runs("resend", str(reading)[:8], "--yes").output

    assert "has it" in said
    assert "ไพ่บอกให้ใจเย็น" in str(mali_phone.chat())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("update readings set status = 'queued'", "no reading|not ready"),
        ("update readings set status = 'waiting'", "waiting already"),
        ("update users set blocked_at = now()", "blocked MiMi"),
    ],
)
def test_what_cannot_be_sent_again_is_refused(owner: Owner, turns: Turns, mali: uuid.UUID, change: str, why: str) -> None:
    reading = turns.reading(mali)
    turns.run(change)

    said = owner.runs("resend", str(reading), "--yes", exits=1).stderr

    assert re.search(why, said)


# The audit


def test_each_act_is_written_down_and_nothing_else_is(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    turns.person(KEN)
    owner.runs("grant", "มะลิ", "3", "star", "--reason", "ความลับ", "--key", "k", "--yes")
    owner.runs("grant", "มะลิ", "3", "star", "--reason", "ความลับ", "--key", "k", "--yes", exits=1)
    owner.runs("grant", "มะลิ", "3", "star", "--reason", "x", types="n\n", exits=1)
    owner.runs("block", KEN.line_id, "--yes")

    assert trail(turns) == [("cli", "grant", "done"), ("cli", "grant", "nothing"), ("cli", "block", "done")]
    assert "ความลับ" not in str(turns.all("select * from owner_actions"))


def test_the_audit_is_shown_by_person_and_kind(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    turns.person(TOM)
    owner.runs("grant", "มะลิ", "3", "star", "--reason", "x", "--yes")
    owner.runs("block", "Tom", "--yes")

    assert "block" not in owner.runs("audit", "--who", "มะลิ").stdout
    assert "grant" not in owner.runs("audit", "--action", "block").stdout
    assert "and 1 more" in owner.runs("audit", "--last", "1").stdout


class Half:
    """An act that has written something when it finds that it cannot be done."""

    name: ClassVar[str] = "half"

    def preview(self, connection: object, house: object) -> Preview:
        return Preview((), asks=False)

    def carry_out(self, connection: object, house: object) -> Result:
        connection.execute(text("update users set stars = stars + 5"))  # type: ignore[attr-defined]
        raise Refused(line("owner-forget-known"))


def test_an_act_that_breaks_off_leaves_nothing(turns: Turns, settings: Settings, mali: uuid.UUID) -> None:
    house = House(turns.engine, settings, Jobs())

    with pytest.raises(Refused):
        perform(Half(), house, "cli")

    assert turns.owned(mali) == (9, 250)
    assert trail(turns) == []
