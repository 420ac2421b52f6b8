"""What the stand-in hears as danger, in danger.toml: the same whether it is asked as a model or as a moderation."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

NONE: Final = "none"


def danger_in(text: str) -> str:
    """self_harm, abuse, harm_to_others or medical_emergency when the text holds one of the cries, else `none`."""
    folded = _folded(text)
    return next((kind for cry, kind in _cries().items() if cry in folded), NONE)


@cache
def _cries() -> dict[str, str]:
    kinds = tomllib.loads(Path(__file__).with_name("danger.toml").read_text("utf-8"))
    return {_folded(cry): kind for kind, cries in kinds.items() for cry in cries.strip().splitlines()}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
