"""What an act says, in the owner's chat and on the command line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.owner.actions.action import line
from bot.owner.commands.acting import said as typed
from bot.owner.desk.cards import said
from bot.say.words import words_for

BANGKOK = ZoneInfo("Asia/Bangkok")
UNTIL = line("owner-pause-done", until=datetime(2026, 11, 29, 16, 8, tzinfo=BANGKOK))


def test_her_chat_writes_a_moment_as_people_in_thailand_do() -> None:
    assert "29 พ.ย. 2569 เวลา 16:08 น." in said(UNTIL, words_for("th"))


def test_her_chat_writes_a_moment_in_english_too() -> None:
    assert "29 Nov 2026, 16:08" in said(UNTIL, words_for("en"))


def test_the_command_line_writes_a_moment_as_it_can_be_typed_there() -> None:
    assert "2026-11-29 16:08" in typed(UNTIL)


def test_a_moment_is_written_on_the_clock_that_it_is_given_on() -> None:
    tokyo = line("owner-pause-done", until=datetime(2026, 12, 1, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo")))

    assert "1 ธ.ค. 2569 เวลา 00:30 น." in said(tokyo, words_for("th"))


def test_a_gift_says_its_unit_each_time() -> None:
    gift = line("owner-grant-done", name="มะลิ", amount=3, currency="star", balance=5)

    assert said(gift, words_for("th")).startswith("ให้ 3 ดาวกับ มะลิ แล้วค่ะ ตอนนี้เขามี 5 ดาว")
