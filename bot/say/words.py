"""Every word the bot says, by language, from `bot/say/locales` (Fluent): `th.ftl` to people, `owner.th.ftl` to the owner."""

import gc
import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from fluent.syntax import FluentParser, ast
from fluent_compiler.compiler import compile_messages
from fluent_compiler.resource import FtlResource

from bot.say.memory import KEPT, SHORT
from bot.say.text import bound
from models.db import LANGUAGES

DEFAULT_LANGUAGE: Final = "th"

LOCALES: Final = Path(__file__).parent / "locales"

AT_ONCE: Final = 50
"""Entries that are compiled together. None of them refers to another."""

_ENTRY: Final = re.compile(r"^(?=[a-zA-Z-][\w-]*\s*=)", re.MULTILINE)

LOCALE: Final = "root"
"""Unicode's rules for no language in particular: 1,000 and 0.5, as in Thai and English. What Babel knows of one language, its
currencies and time zones among it, would take 4 MB. So a number has no grammatical forms: `[1]` in a text, not `[one]`."""


class WordsError(LookupError):
    """A key that a language does not have, or an argument that its text needs and did not get."""


class Words:
    """One language's copy. `words("ask-question", name="Fon")` is the text, ready to show.

    Whole numbers come out with a thousands comma and Arabic digits. No bidi isolation marks are added: LINE shows
    them as boxes on some phones, and both languages run left to right.
    """

    def __init__(self, language: str, ftl: str, later: Callable[[], str] | None = None) -> None:
        """`later` gives more of the copy when a key is not in `ftl`. Compiling takes long, and few processes need all of it."""
        self.language = language
        self._messages, self._plain = _compiled(language, ftl)
        self._later = later
        self._filled = lru_cache(maxsize=KEPT)(self._fill)

    def __call__(self, key: str, /, **args: str | int) -> str:
        """The text under `key`. Raises WordsError on an unknown key or a missing argument."""
        if key in self._plain:
            return self._plain[key]
        for value in args.values():
            if isinstance(value, str) and len(value) > SHORT:
                return self._fill(key, *args.items())
        filled: str = self._filled(key, *args.items())
        return filled

    def _fill(self, key: str, *given: tuple[str, str | int]) -> str:
        args = dict(given)
        if not self.has(key):
            raise WordsError(f"{self.language}.ftl has no {key!r}")
        if key in self._plain:  # by now: the owner's were compiled
            return self._plain[key]
        errors: list[Exception] = []
        text = self._messages[key](args, errors)
        if errors:
            raise WordsError(f"{self.language}.ftl, {key}: {errors}")
        return str(text)

    def has(self, key: str) -> bool:
        """Whether this language has a text under `key`."""
        later = self._later  # another thread may be doing the same: then both do, and nothing is lost
        if key not in self._plain and key not in self._messages and later is not None:
            functions, plain = _compiled(self.language, later())
            self._messages.update(functions)
            self._plain.update(plain)
            self._later = None
        return key in self._plain or key in self._messages

    def several(self, key: str) -> list[str]:
        """The entries of a text that is a list, one entry a line."""
        return [line.strip() for line in self(key).splitlines() if line.strip()]


class PageWords(Words):
    """One language's copy for a web page: numbers and units, particles and their sentences stay on one line.

    The chat's messages are bound where they are built, because their labels are counted and compared.
    """

    def __init__(self, words: Words) -> None:
        self.language = words.language
        self._messages, self._plain = words._messages, words._plain
        self._later = words._later
        self._filled = words._filled

    def __call__(self, key: str, /, **args: str | int) -> str:
        """The text under `key`, bound. Raises WordsError on an unknown key or a missing argument."""
        return bound(super().__call__(key, **args))


def _compiled(language: str, ftl: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The functions of the texts that are filled, and the texts that never change.

    Most of these have nothing in braces: they are read and not compiled, which would take ten times as long. The others are
    compiled some at a time, and what that leaves behind goes at once: a language's whole copy would take ten times the memory
    that stays, and each process would keep it. Raises WordsError.
    """
    entries = _ENTRY.split(ftl)
    plain = _texts(language, [entry for entry in entries if "{" not in entry])
    functions: dict[str, Any] = {}
    filled = [entry for entry in entries if "{" in entry]
    gc.collect(0)
    for first in range(0, len(filled), AT_ONCE):
        resource = FtlResource.from_string("".join(filled[first : first + AT_ONCE]))
        compiled = compile_messages(LOCALE, [resource], use_isolating=False)
        if compiled.errors:
            raise WordsError(f"{language}.ftl: {compiled.errors}")
        for key, function in compiled.message_functions.items():
            missed: list[Exception] = []
            text = str(function({}, missed))
            if missed:
                functions[key] = function
            else:
                plain[key] = text
        del compiled, resource
        gc.collect(0)
    return functions, plain


def _texts(language: str, entries: list[str]) -> dict[str, str]:
    """The texts of entries with nothing in braces. Raises WordsError."""
    found: dict[str, str] = {}
    for entry in FluentParser().parse("".join(entries)).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            elements = entry.value.elements
            found[entry.id.name] = "".join(element.value for element in elements if isinstance(element, ast.TextElement))
        elif isinstance(entry, ast.Junk):
            raise WordsError(f"{language}.ftl: {[annotation.message for annotation in entry.annotations]} in {entry.content!r}")
    return found


@cache
def _load(language: str) -> Words:
    people, owner = files_of(language)
    return Words(language, _read(people), lambda: _read(owner))


def _read(name: str) -> str:
    return (LOCALES / name).read_text(encoding="utf-8")


def files_of(language: str) -> tuple[str, str]:
    """The files of a language's copy: for people, and for the owner. A key stands in one of them, and neither refers to the
    other: the owner's is compiled when she is first spoken to."""
    return f"{language}.ftl", f"owner.{language}.ftl"


def words_for(language: str | None) -> Words:
    """The copy of `language` (BCP 47, as LINE's profile gives it: `en-US` is `en`); Thai for any that is not there."""
    short = (language or "").split("-")[0].lower()
    return _load(short if short in LANGUAGES else DEFAULT_LANGUAGE)
