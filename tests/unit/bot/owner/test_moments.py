"""Moments as an owner writes them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.owner.actions.action import Refused
from bot.owner.actions.moments import a_moment

BANGKOK = ZoneInfo("Asia/Bangkok")
NOW = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)
"""Ten in the morning in Bangkok."""


def read(typed: str) -> str:
    return a_moment(typed, NOW, BANGKOK, latest=timedelta(days=30)).astimezone(BANGKOK).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18:00", "11-29 18:00"),
        ("18.00 น.", "11-29 18:00"),
        ("๑๘:๓๐", "11-29 18:30"),
        ("9:59", "11-30 09:59"),
        ("2026-12-01", "12-01 00:00"),
        ("2026-12-01 08:15", "12-01 08:15"),
        ("1/12/2569 08:00", "12-01 08:00"),
        ("1/12/2026", "12-01 00:00"),
        ("3h", "11-29 13:00"),
        ("45 m", "11-29 10:45"),
        ("30 นาที", "11-29 10:30"),
        ("2 ชม.", "11-29 12:00"),
        ("2 วัน", "12-01 10:00"),
    ],
)
def test_a_moment_is_read(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "unreadable"),
        ("soon", "unreadable"),
        ("25:00", "unreadable"),
        ("2026-02-31", "unreadable"),
        ("3 apples", "unreadable"),
        ("2026-11-28", "past"),
        ("0h", "past"),
        ("2027-11-28", "late"),
        ("900d", "late"),
    ],
)
def test_what_is_no_moment_to_come_is_refused(typed: str, why: str) -> None:
    with pytest.raises(Refused) as raised:
        read(typed)

    assert raised.value.line.key == f"owner-moment-{why}"
