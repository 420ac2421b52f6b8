"""Whom a piece of news is for: people of a language, lately seen or not, who bought or never did, with a topic, of a campaign.

Nobody who has blocked MiMi, is barred, had their data deleted, stopped the news or waits for help lines is ever among them.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows
from models.general.languages import LANGUAGES
from models.offers.code_words import fold

TOPICS: Final = ("love", "work", "money", "family", "study", "self")
"""What people have asked about. Not their health: nobody is to be written to because of an illness."""

MOST_DAYS: Final = 3650

WANTED: Final = """
from users u join conversations c on c.user_id = u.id
where u.blocked_at is null and u.forgotten_at is null and u.news_stopped_at is null and u.barred_at is null
  and c.help_due is null
  and (cast(:language as text) is null or u.language = :language)
  and (cast(:seen as int) is null
    or coalesce(c.last_event_at, u.created_at) >= clock_timestamp() - make_interval(days => cast(:seen as int)))
  and (cast(:unseen as int) is null
    or coalesce(c.last_event_at, u.created_at) < clock_timestamp() - make_interval(days => cast(:unseen as int)))
  and (cast(:bought as bool) is null
    or exists (select from payment_history p where p.user_id = u.id and p.paid_at is not null) = cast(:bought as bool))
  and (cast(:topic as text) is null
    or exists (select from readings r where r.user_id = u.id and r.topic = :topic and r.status = 'delivered'))
  and (cast(:campaign as text) is null or exists (
    select from arrivals a join campaigns k on k.id = a.campaign_id where a.user_id = u.id and k.folded = :campaign))
"""
"""The people of an audience, `u` with their conversation `c`; the parameters are the fields of Audience."""


class BadAudience(ValueError):
    """An audience that cannot be meant; the message is the part of it that is wrong."""


@dataclass(frozen=True)
class Audience:
    """All that is not None has to be so. `seen`, `unseen`: in the last so many days, or not; `campaign`: its folded name."""

    language: str | None = None
    seen: int | None = None
    unseen: int | None = None
    bought: bool | None = None
    topic: str | None = None
    campaign: str | None = None

    def __str__(self) -> str:
        """As `parse` reads it; `all` when nothing is asked of anybody."""
        said = {key: _said(value) for key, value in asdict(self).items() if value is not None}
        return ",".join(f"{key}={value}" for key, value in said.items()) or "all"

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of WANTED."""
        return asdict(self)


def parse(words: str) -> Audience:
    """Reads `language=th,seen=30,bought=no,topic=love,campaign=songkran`, in any order, or `all`. Raises BadAudience."""
    said = "".join(words.split()).lower()
    found: dict[str, Any] = {}
    for part in [] if said in ("all", "") else said.split(","):
        key, _, value = part.partition("=")
        if key in found:
            raise BadAudience(part)
        found[key] = _value(key, value, part)
    return Audience(**found)


def _said(value: object) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _value(key: str, value: str, part: str) -> Any:
    match key:
        case "language" if value in LANGUAGES:
            return value
        case "seen" | "unseen" if value.isascii() and value.isdigit() and 0 < int(value) <= MOST_DAYS:
            return int(value)
        case "bought" if value in ("yes", "no"):
            return value == "yes"
        case "topic" if value in TOPICS:
            return value
        case "campaign" if value:
            return fold(value)
        case _:
            raise BadAudience(part)


def reach(connection: Connection, audience: Audience) -> dict[str, int]:
    """How many people it has now, by their language."""
    rows: list[Row] = all_rows(
        connection,
        text("select u.language, count(*) as people " + WANTED + " group by u.language"),
        **audience.parameters,
    )
    return {row["language"]: row["people"] for row in rows}
