"""Reads a moment as an owner writes it: `18:00`, `2026-12-01`, `1/12/2569 08:00`, `3h`; also in Thai (`moments.toml`)."""

import re
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.owner.actions.action import Refused, line
from bot.say.text import plain

BUDDHIST_ERA: Final = 543
_WORDS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_UNITS: Final = {plain(name): unit for unit in ("minutes", "hours", "days") for name in _WORDS[unit]}
_CLOCK: Final = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?: ?(?:{'|'.join(map(re.escape, _WORDS['after']['clock']))}))?"
_TIME: Final = re.compile(_CLOCK)
_DAY: Final = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[ t]{_CLOCK})?")
_THAI_DAY: Final = re.compile(rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?: {_CLOCK})?")
_FOR: Final = re.compile(r"(?P<number>\d{1,3}) ?(?P<unit>[^\W\d_][^\d.]*)\.?")


def a_moment(typed: str, now: datetime, zone: ZoneInfo, *, latest: timedelta) -> datetime:
    """The moment that is meant, in the future, at most `latest` from now. A time of day alone is the next one; a day alone
    is its beginning. Raises Refused.
    """
    read = _read(" ".join(plain(typed).split()), now.astimezone(zone), zone)
    if read is None:
        raise Refused(line("owner-moment-unreadable"))
    if read <= now:
        raise Refused(line("owner-moment-past"))
    if read > now + latest:
        raise Refused(line("owner-moment-late", days=latest.days))
    return read


def _read(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    try:
        if found := _TIME.fullmatch(typed):
            at = datetime.combine(now.date(), _clock(found), zone)
            return at if at > now else datetime.combine(now.date() + timedelta(days=1), _clock(found), zone)
        if found := _DAY.fullmatch(typed) or _THAI_DAY.fullmatch(typed):
            year = int(found["year"])
            year -= BUDDHIST_ERA if year > now.year + BUDDHIST_ERA // 2 else 0
            day = date(year, int(found["month"]), int(found["day"]))
            return datetime.combine(day, time() if found["hour"] is None else _clock(found), zone)
    except ValueError:  # the 31st of February
        return None
    if found := _FOR.fullmatch(typed):
        unit = _UNITS.get(found["unit"])
        return now + timedelta(**{unit: int(found["number"])}) if unit else None
    return None


def _clock(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"]))
