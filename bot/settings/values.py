"""What a value of the environment has to look like: tidied first, then checked. Each fault is said in words."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from bot.pictures.files import deck_faults

UNSEEN: Final = "\ufeff\u200b\u200c\u200d\u2060\u00a0"
"""Signs that nobody sees and that come along when a value is copied from a page."""

QUOTES: Final = ("''", '""', "“”", "‘’", "``")


SHORTEST_KEY: Final = 16


def tidied(value: str) -> str:
    """The value without what copying leaves around it: spaces, line breaks, signs that nobody sees, a pair of quotes.

    `docker run --env-file` and systemd's `Environment=` keep quotes that a shell or `.env` would take away.
    """
    tidy = _bare(value)
    while len(tidy) >= 2 and tidy[0] + tidy[-1] in QUOTES:
        tidy = _bare(tidy[1:-1])
    return tidy


def _bare(value: str) -> str:
    return value.strip().strip(UNSEEN).strip()


def all_tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values, tidied. One of which nothing is left is as good as not set."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        tidy = tidied(value) if isinstance(value, str) else value
        if tidy != "" or tidy == value:
            found[name] = tidy
    return found


def _one_word(secret: SecretStr) -> SecretStr:
    """A line break within a secret would end an HTTP header there. The message does not quote it."""
    if not re.fullmatch(r"[!-~]*", secret.get_secret_value()):
        raise ValueError("has a space, a line break or a sign in it that no key has: copy it again, all of it and nothing else")
    return secret


def _forgotten(keys: SecretStr) -> SecretStr:
    """One key, or several with a comma between them: the first for new deletions, the others to know people again."""
    if not all(len(key) >= SHORTEST_KEY for key in keys.get_secret_value().split(",")):
        raise ValueError(f"must have at least {SHORTEST_KEY} signs; so must each, if there are several with commas between them")
    return keys


def _https(url: str) -> str:
    if not re.fullmatch(r"https://[^\s/]+(/[^\s]*)?", url):
        raise ValueError("must begin with https:// (LINE loads pictures only from there)")
    return url.rstrip("/")


def _url(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", url):
        raise ValueError("must be an http or https address")
    return url.rstrip("/")


def _postgres(url: str) -> str:
    if not re.fullmatch(r"postgres(ql)?(\+psycopg2)?://\S+", url):
        raise ValueError("must be an address such as postgresql://user:password@host:5432/database, without spaces")
    return url


def _redis(url: str) -> str:
    if not re.fullmatch(r"(rediss?|unix)://\S+", url):
        raise ValueError("must be an address such as rediss://default:password@host:6379, without spaces (not the REST one)")
    return url


def _channel(number: str) -> str:
    if not re.fullmatch(r"\d+", number):
        raise ValueError("must be the LINE Login channel's id, which is digits only, such as 2001234567")
    return number


def _liff(name: str) -> str:
    if not re.fullmatch(r"\d+-\w+", name):
        raise ValueError("must be the LIFF app's id, such as 2001234567-AbcdEfgh (not its whole address)")
    return name


def _account(name: str) -> str:
    if not re.fullmatch(r"@[\w.\-]+", name):
        raise ValueError("must be the official account's id with its @ in front, such as @mimi")
    return name


def _api(name: str) -> str:
    if name not in ("responses", "chat"):
        raise ValueError("must be responses or chat")
    return name


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError("is no time zone of the IANA list, such as Asia/Bangkok") from None
    return name


def _log_level(level: str) -> str:
    if level.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return level.upper()


def _deck(folder: Path) -> Path:
    faults = list(deck_faults(folder.expanduser()))
    if faults:
        raise ValueError("\n".join(faults))
    return folder.expanduser().resolve()


def _line_ids(ids: object) -> object:
    if not isinstance(ids, str):
        return ids
    each = tuple(one for one in map(tidied, ids.split(",")) if one)
    wrong = [number for number, one in enumerate(each, 1) if not re.fullmatch(r"U[0-9a-f]{32}", one)]
    if wrong:
        raise ValueError("\n".join(f"number {number} is no LINE id: U and 32 digits or letters from a to f" for number in wrong))
    return tuple(dict.fromkeys(each))


HttpsUrl = Annotated[str, AfterValidator(_https)]
Url = Annotated[str, AfterValidator(_url)]
PostgresUrl = Annotated[str, AfterValidator(_postgres)]
RedisUrl = Annotated[str, AfterValidator(_redis)]
Needed = Annotated[str, Field(min_length=1)]
Secret = Annotated[SecretStr, AfterValidator(_one_word)]
NeededSecret = Annotated[SecretStr, Field(min_length=1), AfterValidator(_one_word)]
ForgottenKey = Annotated[SecretStr, AfterValidator(_one_word), AfterValidator(_forgotten)]
LineIds = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_line_ids)]
LoginChannel = Annotated[str, AfterValidator(_channel)]
LiffId = Annotated[str, AfterValidator(_liff)]
AccountId = Annotated[str, AfterValidator(_account)]
Api = Annotated[str, AfterValidator(_api)]
Zone = Annotated[str, AfterValidator(_zone)]
LogLevel = Annotated[str, AfterValidator(_log_level)]
DeckFolder = Annotated[Path, AfterValidator(_deck)]
