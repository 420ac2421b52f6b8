"""The files of the pay page and of the privacy page, with the versions that stand in their addresses."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "static"


@cache
def versions() -> dict[str, str]:
    """A version of each file, which changes with its content: so the address may be kept for a year."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in FOLDER.iterdir()}
