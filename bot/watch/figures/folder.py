"""The folder in which gunicorn's processes share their counters, so that each of them can report the sum.

prometheus_client finds it by an environment variable. With `--preload` gunicorn's parent sets it before it forks, so all
share one folder; without, several processes need the variable to be set from outside.

Whoever uses a folder holds a lock on a file in it, which is free once the last of them has ended, however it did. So the next
process that begins can remove the folders of those that were killed.
"""

import atexit
import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
PREFIX: Final = "mimi-metrics-"
LOCK: Final = "in-use"

_held: Final[list[IO[str]]] = []
"""Kept open as long as this process and those forked from it live."""


def _folder() -> Path:
    given = os.environ.get(VARIABLE)
    if given:
        folder = Path(given)
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # it is of another's making and has no such file
            _held.append(_locked(folder / LOCK, "r"))
        return folder
    around = Path(tempfile.gettempdir())
    remove_left_behind(around)
    folder, lock = new_folder(around)
    _held.append(lock)
    os.environ[VARIABLE] = str(folder)
    atexit.register(_remove, folder, os.getpid())
    return folder


def new_folder(around: Path) -> tuple[Path, IO[str]]:
    """A folder in `around`, and the open file whose lock keeps it."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=around))
    made = folder / f"{LOCK}.new"
    lock = _locked(made, "w")
    made.rename(folder / LOCK)  # so that nobody ever finds it without its lock
    return folder, lock


def remove_left_behind(around: Path) -> None:
    """Removes the folders in `around` that nobody uses any more. Leaves those of other users."""
    for folder in around.glob(f"{PREFIX}*"):
        with suppress(OSError):  # in use, without a lock's file, or removed by somebody else who begins now
            if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
                continue
            with (folder / LOCK).open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)


def _locked(file: Path, mode: str) -> IO[str]:
    """Shared: each that uses the folder holds it, and only who would remove it wants it alone. Raises OSError."""
    lock: IO[str] = file.open(mode)
    fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return lock


def _remove(folder: Path, maker: int) -> None:
    """Remove the folder, only in the process that made it: children run exit hooks too."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)


FOLDER: Final = _folder()
MAKER: Final = os.getpid()
"""The process that made the folder: gunicorn's parent, when the application was preloaded."""
