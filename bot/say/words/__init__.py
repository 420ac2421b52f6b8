"""Every word the bot says, by language, from `bot/say/words/locales` (Fluent): `th.ftl` to people, `owner.th.ftl` to the owner.

A file is cut into its entries, and an entry is read when it is first said: most processes never say most of them.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from bot.say.memory import KEPT, SHORT
from bot.say.text import bound
from bot.say.words.filling import NotReadable, Text, read
from models.general.languages import LANGUAGES

DEFAULT_LANGUAGE: Final = "th"

LOCALES: Final = Path(__file__).parent / "locales"

_ENTRY: Final = re.compile(r"^(?=[a-zA-Z-][\w-]*\s*=)", re.MULTILINE)


class WordsError(LookupError):
    """A key that a language does not have, or an argument that its text needs and did not get."""


class Words:
    """One language's copy. `words("ask-question", name="Fon")` is the text, ready to show.

    Whole numbers come out with a thousands comma and Arabic digits. No bidi isolation marks are added: LINE shows
    them as boxes on some phones, and both languages run left to right.
    """

    def __init__(self, language: str, ftl: str) -> None:
        self.language = language
        self._sources = {entry.partition("=")[0].strip(): entry for entry in _ENTRY.split(ftl)[1:]}
        self._texts: dict[str, str | Text] = {}
        self._filled = lru_cache(maxsize=KEPT)(self._fill)

    def __call__(self, key: str, /, **args: str | int) -> str:
        """The text under `key`. Raises WordsError on an unknown key or a missing argument."""
        text = self._texts.get(key) or self._read(key)
        if isinstance(text, str):
            return text
        for value in args.values():
            if isinstance(value, str) and len(value) > SHORT:
                return self._fill(key, *args.items())
        filled: str = self._filled(key, *args.items())
        return filled

    def _fill(self, key: str, *given: tuple[str, str | int]) -> str:
        text = self._texts[key]
        try:
            return text if isinstance(text, str) else text.filled(dict(given))
        except KeyError as missing:
            raise WordsError(f"{self.language}.ftl, {key}: {missing} is not given") from None

    def _read(self, key: str) -> str | Text:
        """Reads a text when it is first said. Idempotent, so two threads may do it at the same time. Raises WordsError."""
        if not self.has(key):
            raise WordsError(f"{self.language}.ftl has no {key!r}")
        try:
            text = self._texts[key] = read(self._sources[key])
        except NotReadable as error:
            raise WordsError(f"{self.language}.ftl, {key}: {error}") from None
        return text

    def has(self, key: str) -> bool:
        """Whether this language has a text under `key`."""
        return key in self._sources

    def several(self, key: str) -> list[str]:
        """The entries of a text that is a list, one entry a line."""
        return [line.strip() for line in self(key).splitlines() if line.strip()]


class PageWords(Words):
    """One language's copy for a web page: numbers and units, particles and their sentences stay on one line.

    The chat's messages are bound where they are built, because their labels are counted and compared.
    """

    def __init__(self, words: Words) -> None:
        self.language = words.language
        self._sources, self._texts = words._sources, words._texts
        self._filled = words._filled

    def __call__(self, key: str, /, **args: str | int) -> str:
        """The text under `key`, bound. Raises WordsError on an unknown key or a missing argument."""
        return bound(super().__call__(key, **args))


@cache
def _load(language: str) -> Words:
    return Words(language, "".join((LOCALES / name).read_text(encoding="utf-8") for name in files_of(language)))


def files_of(language: str) -> tuple[str, str]:
    """The files of a language's copy: for people, and for the owner. A key stands in one of them."""
    return f"{language}.ftl", f"owner.{language}.ftl"


def words_for(language: str | None) -> Words:
    """The copy of `language` (BCP 47, as LINE's profile gives it: `en-US` is `en`); Thai for any that is not there."""
    short = (language or "").split("-")[0].lower()
    return _load(short if short in LANGUAGES else DEFAULT_LANGUAGE)
