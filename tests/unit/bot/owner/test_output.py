"""What the owner's commands print: tables that nothing can break, and a bar only for what is slow."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.owner import command as cli
from tests.helpers.support import until

BANGKOK = ZoneInfo("Asia/Bangkok")


def shown(capsys: pytest.CaptureFixture[str], **row: Any) -> str:
    cli.table("Rows", [row], BANGKOK)
    return capsys.readouterr().out


def test_times_are_local_and_numbers_have_commas(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, at=datetime(2026, 11, 22, 20, 30, tzinfo=UTC), stars=12345, gone=None, told=False, frozen=True)
    assert "2026-11-23 03:30:00" in out
    assert "12,345" in out
    assert "None" not in out
    assert "False" not in out
    assert "yes" in out


@pytest.mark.parametrize("name", ["มะลิ 🔮", "[bold]x[/bold]", "a [/] b", "👨‍👩‍👧"])
def test_a_name_is_shown_as_it_is(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert name in shown(capsys, name=name)


@pytest.mark.parametrize("steering", ["\x1b", "\u202e", "\r", "\x07"], ids=ascii)
def test_what_steers_a_terminal_is_shown_as_a_mark(capsys: pytest.CaptureFixture[str], steering: str) -> None:
    assert "a\N{REPLACEMENT CHARACTER}b" in shown(capsys, name=f"a{steering}b")


def test_no_rows_are_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    cli.table("Orders", [], BANGKOK, {"id": "Id"})
    assert capsys.readouterr().out.strip() == "Orders: none"


def test_the_bar_comes_only_for_what_takes_its_time(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as a terminal would
    with cli.progress(3, "Counting", after=60) as quick:
        quick.advance(quick.task_ids[0])
    assert capsys.readouterr() == ("", "")
    with cli.progress(3, "Counting", after=0) as slow:
        until(lambda: slow.live.is_started)
        slow.advance(slow.task_ids[0])
    assert "Counting" in capsys.readouterr().err
    assert not slow.live.is_started
