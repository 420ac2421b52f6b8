"""Whoever asks about a lottery or a bet is given no number, and may be told years, prices and times."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from bot.safety.betting import names_a_number
from tests.helpers.model.model_answers import expected, written
from worker.interpret.checks.checking import read, verdicts_in

TEXTS: Final = tomllib.loads((Path(__file__).parent / "betting_texts.toml").read_text("utf-8"))
ASKED: Final = "งวดนี้ซื้อเลขอะไรดีคะ"


def test_a_number_to_bet_on_is_seen_whatever_it_begins_with() -> None:
    assert [text for text in TEXTS["bets"] if not names_a_number(text)] == []


def test_years_prices_times_and_cards_are_no_numbers_to_bet_on() -> None:
    assert [text for text in TEXTS["harmless"] if names_a_number(text)] == []


@pytest.mark.parametrize(
    ("question", "closing", "found"),
    [
        (ASKED, "ลอง 4587 ดูนะคะ", ["betting"]),
        (ASKED, "ตั้งงบไว้ไม่เกิน 300 บาทนะคะ", []),
        (ASKED, "โอกาสถูกเลขท้าย 2 ตัวมีแค่ 1 ใน 100 ค่ะ", []),
        (ASKED, "เลขท้าย 2 ตัวคือ 47 ค่ะ", ["betting"]),
        (ASKED, "หวยออกวันที่ 1 และ 16 ไม่ต้องรีบซื้อนะคะ", []),
        ("เขาจะกลับมาไหมคะ", "ทะเบียนรถ 4587 ของเขายังอยู่ในใจคุณ", []),
    ],
)
def test_any_bare_number_is_a_verdict_where_a_bet_is_asked_about(question: str, closing: str, found: list[str]) -> None:
    reading = read(written("th", closing=closing), expected("th", question=question))

    assert verdicts_in(reading, question) == found
