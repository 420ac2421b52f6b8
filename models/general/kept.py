"""What takes long to make of files that do not change: kept beside them, as Python keeps the bytecode of a module.

The files of a release do not change, so each start of each process would compute the same. Whoever can write into `__pycache__`
can also change the bytecode that Python runs, so a pickle there is as safe as the bytecode.
"""

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

SOURCES: Final = (".py", ".toml")


def kept(name: str, folder: Path, make: Callable[[], T]) -> T:
    """What `make` makes of the files in the folder: as it was kept, if they and Python are the same as then, or made anew.

    All that decides what is made must stand in the folder, its code too. Where nothing can be written, or bytecode is not to be
    (`PYTHONDONTWRITEBYTECODE`), it is made each time.
    """
    place = folder / "__pycache__"
    path = place / f"{name}.{_digest(folder)}.pickle"
    with contextlib.suppress(Exception):  # not there, or broken: it is made anew
        made: T = pickle.loads(path.read_bytes())  # noqa: S301 - see above
        return made
    made = make()
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            place.mkdir(exist_ok=True)
            _write(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            for old in set(place.glob(f"{name}.*.pickle")) - {path}:
                old.unlink(missing_ok=True)
    return made


def _digest(folder: Path) -> str:
    """Of all sources in the folder and below, with their names, and of Python. An editor's lock may be a link to no file."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SOURCES and path.is_file()):
        digest.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: another process may be reading. Raises OSError."""
    written = path.with_suffix(f".{os.getpid()}")
    try:
        written.write_bytes(content)
        written.replace(path)
    except OSError:  # such as a full disk, which each start would fill more
        written.unlink(missing_ok=True)
        raise
