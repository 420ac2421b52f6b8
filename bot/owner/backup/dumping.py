"""Writes a backup. It has its final name only when it is whole and has been read back; what is not finished is removed."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from bot.owner.backup import archive
from bot.owner.backup.database import Found, Place
from bot.owner.backup.programs import Program
from bot.owner.backup.running import running

PREFIX: Final = ".mimi-backup-"
SUFFIX: Final = ".part"
LEFT_OVER_SECONDS: Final = 24 * 3600
"""What a killed run has left is older than that: a backup does not take a day."""

CHUNK: Final = 1024 * 1024
DRAWN_ANEW: Final = "reading_pictures"
"""The one table whose rows stay out: pictures are most of the size, and are drawn again when a phone asks."""


class NotWritten(Exception):
    """There is no backup. The message says why."""


def dump(place: Place, found: Found, program: Program, target: IO[bytes]) -> int:
    """Streams the backup; how many bytes. Raises NotWritten, and OSError when `target` cannot take it."""
    words = ["--format=custom", "--no-owner", "--no-privileges", "--no-password", "--lock-wait-timeout=60s"]
    words += [f"--schema={_quoted(found.schema)}", f"--exclude-table-data={_quoted(found.schema)}.{DRAWN_ANEW}"]
    words += [f"--exclude-table={_quoted(found.schema)}.{_quoted(other)}" for other in found.others]
    written = 0
    with running([program.path, *words, f"--dbname={place.conninfo()}"], place.environment()) as run:
        while chunk := run.output.read(CHUNK):
            target.write(chunk)
            written += len(chunk)
        target.flush()
    if run.code:
        raise NotWritten(f"pg_dump {program.major} failed: {run.why}")
    return written


def write(place: Place, found: Found, program: Program, reading: Program, file: Path) -> int:
    """Writes the backup to `file`, readable by its owner alone; how many bytes. Raises NotWritten and OSError."""
    _sweep(file.parent)
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=file.parent)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            written = dump(place, found, program, target)
            os.fsync(target.fileno())
        try:
            archive.read(reading, half, found.schema)
        except archive.Unreadable as error:
            raise NotWritten(f"what was written cannot be read back: {error}") from None
        half.replace(file)
        _keep_name(file.parent)
    finally:
        half.unlink(missing_ok=True)
    return written


def _sweep(folder: Path) -> None:
    """Removes what runs that were killed have left."""
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_OVER_SECONDS:
                left.unlink()


def _keep_name(folder: Path) -> None:
    """Makes the new name survive a power cut."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _quoted(name: str) -> str:
    """An SQL name as pg_dump's patterns take it literally."""
    return '"' + name.replace('"', '""') + '"'
