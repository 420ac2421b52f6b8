"""Turns a reading from the deck towards the asker's own part when the question is a delicate one. Pure."""

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import prompts.fallback
from bot.safety.rules import Class
from prompts.schema import Interpretation


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(prompts.fallback.__file__).parent / "delicate.toml").read_text("utf-8"))


def at_heart(told: Interpretation, kind: Class, language: str, chance: random.Random) -> Interpretation:
    """`told` with the opening, gist and action that this class of question wants; unchanged for an ordinary one."""
    said = _words().get(kind.value, {}).get(language)
    if said is None:
        return told
    opening = f"{told.opening} {chance.choice(said['opening'])}"
    return told.model_copy(
        update={"opening": opening, "gist": chance.choice(said["gist"]), "action": chance.choice(said["action"])}
    )
