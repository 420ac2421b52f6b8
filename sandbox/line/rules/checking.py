"""The tools of LINE's rules: how it counts, how it names a place in a message, what a URL or a colour may be."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import regex

COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
LINK_SCHEMES: Final = ("http", "https", "line", "tel")
URI_MAX: Final = 1000
IMAGE_URL_MAX: Final = 2000


def utf16(text: str) -> int:
    """Length in UTF-16 units: how LINE counts nearly everything."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Length in grapheme clusters: how LINE counts labels, displayText, message-action text and chatBarText."""
    return len(regex.findall(r"\X", text))


def json_bytes(value: Any) -> int:
    """Size of the compact JSON in UTF-8: how a bubble's and a carousel's KB are counted here."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True)
class Problem:
    """One entry of `details` in LINE's error answer: what is wrong, and `property`, where."""

    message: str
    where: str


@dataclass(frozen=True)
class Path:
    """A place in a request. Inside Flex LINE writes `/body/contents/0`, elsewhere `messages[0].text`."""

    text: str = ""
    slashes: bool = False

    def __truediv__(self, step: str | int) -> "Path":
        if self.slashes:
            return Path(f"{self.text}/{step}", slashes=True)
        if isinstance(step, int):
            return Path(f"{self.text}[{step}]")
        return Path(f"{self.text}.{step}" if self.text else step)

    def __str__(self) -> str:
        return self.text or ("/" if self.slashes else "")


@dataclass
class Report:
    """Collects what is wrong."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, where: Path, message: str) -> None:
        self.problems.append(Problem(message, str(where)))

    def text(
        self, holder: dict[str, Any], name: str, where: Path, most: int, required: bool = True, clusters: bool = False
    ) -> None:
        """A string of 1 to `most` units, counted in UTF-16 or in grapheme clusters."""
        value = holder.get(name)
        if value is None:
            if required:
                self.add(where / name, "May not be empty")
        elif not isinstance(value, str):
            self.add(where / name, "Must be a string")
        elif required and not value.strip():
            self.add(where / name, "May not be empty")
        elif (graphemes(value) if clusters else utf16(value)) > most:
            self.add(where / name, f"Length must be between 0 and {most}")

    def url(self, holder: dict[str, Any], name: str, where: Path, required: bool = True) -> None:
        """An https URL of at most 2,000 units, as for every picture, sound and film."""
        value = holder.get(name)
        if value is None or value == "":
            if required:
                self.add(where / name, "must be specified" if where.slashes else "May not be empty")
        elif not isinstance(value, str) or not urlsplit_ok(value):
            self.add(where / name, "invalid uri")
        elif urlsplit(value).scheme.lower() != "https":
            self.add(where / name, "invalid uri scheme" if where.slashes else "Must be a valid HTTPS URL")
        elif utf16(value) > IMAGE_URL_MAX:
            self.add(where / name, f"Length must be between 0 and {IMAGE_URL_MAX}")

    def link(self, holder: dict[str, Any], name: str, where: Path) -> None:
        """What a uri action may open: http, https, line or tel, at most 1,000 units."""
        value = holder.get(name)
        if value is None or value == "":
            self.add(where / name, "must be specified" if where.slashes else "May not be empty")
        elif not isinstance(value, str) or any(sign.isspace() for sign in value):
            self.add(where / name, "invalid uri")
        elif value.partition(":")[0].lower() not in LINK_SCHEMES or not value.partition(":")[2]:
            self.add(where / name, "invalid uri scheme")
        elif value[:4].lower() == "http" and not urlsplit_ok(value):
            self.add(where / name, "invalid uri")
        elif utf16(value) > URI_MAX:
            self.add(where / name, f"Length must be between 0 and {URI_MAX}")


def urlsplit_ok(value: str) -> bool:
    """Is this an absolute URL with a host and nothing that a URL may not hold?"""
    if any(sign.isspace() or sign in '<>"{}|\\^`' for sign in value):
        return False
    try:
        return bool(urlsplit(value).hostname)
    except ValueError:
        return False


def is_whole(value: Any, least: int = 0) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least
