"""A pause: until a moment nothing new begins, and people are told why in the owner's own words.

At most one is under way. A pause whose end has passed is over by itself; nothing has to be done for that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import one_row
from models.general.ids import new_id
from models.general.languages import LANGUAGES

LOCK: Final = 7766473
"""Two pauses that begin at the same moment wait for each other by this number."""


@dataclass(frozen=True)
class Pause:
    """The pause that is under way. `words`: the owner's own, by language; a language may be missing."""

    words: Mapping[str, str]
    until: datetime

    def said(self, language: str) -> str:
        """The owner's words in this language; empty when she gave none in it."""
        return self.words.get(language, "")


_CURRENT: Final = text(
    "select said_th as th, said_en as en, ends_at as until from pauses where ended_at is null and ends_at > clock_timestamp()"
)
_END: Final = text(
    "update pauses set ended_at = clock_timestamp() where ended_at is null returning ends_at > clock_timestamp() as was_under_way"
)
_BEGIN: Final = text(
    "insert into pauses (id, said_th, said_en, began_at, ends_at) values (:id, :th, :en, clock_timestamp(), :until)"
)


def read(stored: Mapping[str, str | None] | None) -> Pause | None:
    """A pause as the database tells it: `th`, `en`, `until`."""
    if stored is None:
        return None
    words = {language: said for language in LANGUAGES if (said := stored[language])}
    return Pause(words, datetime.fromisoformat(str(stored["until"])))


def current(connection: Connection) -> Pause | None:
    """The pause that is under way now."""
    return read(one_row(connection, _CURRENT, {}))


def begin(connection: Connection, words: Mapping[str, str], until: datetime) -> bool:
    """Begins a pause in the caller's transaction. True: it replaces one that was under way. `until` is in the future."""
    connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    replaced = end(connection)
    values = {"id": new_id(), "th": words.get("th"), "en": words.get("en"), "until": until}
    connection.execute(_BEGIN, values)
    return replaced


def end(connection: Connection) -> bool:
    """Ends the pause early. False: there was none under way."""
    return bool(connection.execute(_END).scalar_one_or_none())
