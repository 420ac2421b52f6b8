"""The night of the people MiMi talks to, wherever the machine stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from worker.upkeep.nightly import due

BANGKOK = ZoneInfo("Asia/Bangkok")
NIGHT = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("utc", "night"),
    [
        (datetime(2026, 11, 23, 20, 29, tzinfo=UTC), None),
        (datetime(2026, 11, 23, 20, 30, tzinfo=UTC), NIGHT),
        (datetime(2026, 11, 23, 20, 59, tzinfo=UTC), NIGHT),
        (datetime(2026, 11, 23, 21, 0, tzinfo=UTC), None),
        (datetime(2026, 11, 23, 3, 30, tzinfo=UTC), None),
    ],
)
def test_half_past_three_in_bangkok(utc: datetime, night: date | None) -> None:
    assert due(utc, BANGKOK) == night


def test_the_machines_own_zone_does_not_matter() -> None:
    """The same moment, as machines in two places would say it."""
    moment = datetime(2026, 11, 23, 20, 45, tzinfo=UTC)

    assert {due(moment.astimezone(ZoneInfo(zone)), BANGKOK) for zone in ("America/New_York", "Asia/Tokyo")} == {NIGHT}
