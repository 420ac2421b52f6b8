"""The pause: nothing new begins until a moment, and people are told why."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final

from sqlalchemy import Connection

from bot.owner.actions.action import Preview, Refused, Result, line
from bot.owner.actions.house import House
from models.owner import pause

LONGEST: Final = timedelta(days=30)
LONGEST_WORDS: Final = 300
"""Characters of the owner's words in one language."""

_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")


@dataclass(frozen=True)
class Pause:
    """Begin a pause, or replace the one that is under way. `words` are told to those who speak their language, `others` too;
    each is Thai when it holds a Thai letter, else English. Without any, MiMi's own words stand alone.
    """

    name: ClassVar[str] = "pause"

    words: str
    until: datetime
    others: str = ""

    def preview(self, connection: Connection, house: House) -> Preview:
        words = self._words()
        said = [line(f"owner-pause-says-{language}", words=words[language]) for language in ("th", "en") if language in words]
        replaces = [line("owner-pause-replaces")] if pause.current(connection) else []
        return Preview((line("owner-pause-asks", until=self._until(house)), *said, *replaces))

    def carry_out(self, connection: Connection, house: House) -> Result:
        words, until = self._words(), self._until(house)
        pause.begin(connection, words, self.until)
        details = {"until": self.until.isoformat(), "languages": sorted(words)}
        return Result((line("owner-pause-done", until=until),), details=details)

    def _until(self, house: House) -> datetime:
        """Raises Refused for a moment that has passed while it was being confirmed."""
        if self.until <= datetime.now(UTC):
            raise Refused(line("owner-moment-past"))
        return house.local(self.until)

    def _words(self) -> dict[str, str]:
        """By language. Raises Refused."""
        given = [" ".join(words.split()) for words in (self.words, self.others) if words.strip()]
        if any(len(words) > LONGEST_WORDS for words in given):
            raise Refused(line("owner-pause-long", most=LONGEST_WORDS))
        found = {"th" if _THAI.search(words) else "en": words for words in given}
        if len(found) < len(given):
            raise Refused(line("owner-pause-same-language"))
        return found


@dataclass(frozen=True)
class Resume:
    """End the pause that is under way."""

    name: ClassVar[str] = "resume"

    def preview(self, connection: Connection, house: House) -> Preview:
        found = pause.current(connection)
        if found is None:
            return Preview((line("owner-resume-nothing"),), asks=False)
        return Preview((line("owner-resume-asks", until=house.local(found.until)),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        if pause.end(connection):
            return Result((line("owner-resume-done"),))
        return Result((line("owner-resume-nothing"),), changed=False)
