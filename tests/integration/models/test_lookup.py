"""Finding people: by whatever names them, with Thai marks in any order, and never by a part of a name unless it is wanted."""

import uuid

import pytest

from models.offers import star_gifts
from models.people import lookup
from models.people.lookup import Found
from tests.helpers.owner import order
from tests.helpers.people import KEN, MALI, TOM
from tests.helpers.turns import Turns

NAM = "น้ำ ฝน"


@pytest.fixture
def nam(turns: Turns) -> uuid.UUID:
    user = turns.person(MALI, stars=5)
    turns.run("update users set name = :name", name=NAM)
    turns.person(TOM)
    return user


def found(turns: Turns, who: str, *, parts: bool = False, limit: int = 20) -> Found:
    with turns.engine.connect() as connection:
        return lookup.find(connection, who, limit, parts=parts)


def ids(meant: Found) -> list[uuid.UUID]:
    return [row["id"] for row in meant.people]


@pytest.mark.parametrize(
    "typed",
    [
        "น้ำ ฝน",
        "นํ้า ฝน",
        "น\u0e49\u0e4d\u0e32 ฝน",
        "น\u0e33\u0e49 ฝน",
        " น้ำ  ฝน\u200b",
    ],
    ids=["as it is", "nikhahit first", "in halves", "tone mark last", "spaces"],
)
def test_thai_names_are_found_however_they_are_typed(turns: Turns, nam: uuid.UUID, typed: str) -> None:
    assert ids(found(turns, typed)) == [nam]


def test_a_name_that_was_stored_misordered_is_found(turns: Turns, nam: uuid.UUID) -> None:
    turns.run("update users set name = :name where id = :id", name="กี้ น\u0e33\u0e49 ป\u0e48\u0e39", id=nam)

    assert ids(found(turns, "ก\u0e49\u0e35 น้ำ ปู่")) == [nam]


@pytest.mark.parametrize(
    ("first", "second"), [("น้ำ", "นำ"), ("ปู", "ปู่"), ("มา", "ม้า"), ("ที", "ที่")], ids=["nam", "pu", "ma", "thi"]
)
def test_other_words_stay_other_words(turns: Turns, first: str, second: str) -> None:
    assert turns.one("select folded_name(:first) <> folded_name(:second)", first=first, second=second)


def test_latin_names_are_found_in_any_case_and_width(turns: Turns, nam: uuid.UUID) -> None:
    assert len(found(turns, "ＴＯＭ").people) == 1


def test_a_part_of_a_name_means_somebody_only_where_it_is_wanted(turns: Turns, nam: uuid.UUID) -> None:
    exactly, partly = found(turns, "ฝน"), found(turns, "ฝน", parts=True)

    assert ids(exactly) == []
    assert (ids(partly), partly.how) == ([nam], "part")


def test_a_whole_name_comes_before_parts_of_others(turns: Turns, nam: uuid.UUID) -> None:
    turns.person(KEN)
    turns.run("update users set name = :name where line_id = :line", name="ฝน", line=KEN.line_id)

    assert found(turns, "ฝน", parts=True).total == 1


def test_how_many_are_left_out_is_known(turns: Turns, nam: uuid.UUID) -> None:
    turns.run("update users set name = 'ฝน'")

    meant = found(turns, "ฝน", limit=1)

    assert (len(meant.people), meant.total, meant.left_out) == (1, 2, 1)


def test_signs_of_a_pattern_are_only_signs(turns: Turns, nam: uuid.UUID) -> None:
    assert found(turns, "%", parts=True).total == 0


def test_payments_readings_and_codes_name_their_person(turns: Turns, nam: uuid.UUID) -> None:
    paid, reading = order(turns, nam), turns.reading(nam)
    turns.run("update payment_history set payment_intent = 'pi_123'")
    turns.tap(MALI, "invite")
    code = turns.one("select code from referral_links where user_id = :id", id=nam)

    for who in (
        str(paid),
        str(paid)[:8],
        "pi_123",
        str(reading),
        str(reading)[:8],
        code,
        code.lower(),
        code[5:],
        f"mimi {code[5:]}",
    ):
        assert ids(found(turns, who)) == [nam], who


def test_whom_an_index_finds_no_table_is_read_for(turns: Turns, nam: uuid.UUID) -> None:
    with turns.engine.connect() as connection:
        connection.exec_driver_sql("set local enable_seqscan = off")
        plan = "\n".join(
            row[0] for row in connection.exec_driver_sql("explain select 1 from users where folded_name(name) = folded_name('x')")
        )

    assert "ix_users_folded_name" in plan


def test_both_ends_of_a_gift_are_found_by_its_code(turns: Turns) -> None:
    mali, tom = turns.person(MALI, stars=3), turns.person(TOM)
    with turns.engine.begin() as connection:
        gift = star_gifts.give(connection, mali, 2, "0123456789abcdef")
        assert gift
        star_gifts.take(connection, tom, gift.code, None)

    assert set(ids(found(turns, gift.code.lower()))) == {mali, tom}
