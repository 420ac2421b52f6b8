"""Scenes to draw: every spread, in both languages, with short and long gists."""

import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from bot.reading_picture.composing import scene
from bot.reading_picture.scene import Scene
from bot.say.links import Links
from bot.say.picture_address import Shape
from models.readings.deck import SPREADS
from tests.helpers.turns import some_interpretation

LINKS: Final = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh", picture_key=b"a key")
LONG_GIST: Final = {
    "th": "อย่าเพิ่งลาออกจนกว่าจะมีงานใหม่รองรับ แล้วคุยกับหัวหน้าก่อนสิ้นเดือน ใจจะเบาลงเมื่อมีแผนชัดเจน ค่อยๆ ไปทีละก้าวนะคะ",
    "en": "Do not hand in your notice before the next job is signed; talk to your manager before the month ends, and rest.",
}


def row(spread: str, language: str = "th", **more: Any) -> dict[str, Any]:
    """A reading as `models.readings.picture.find` gives it: each second card lies reversed."""
    count = SPREADS[spread]
    return {
        "id": uuid.UUID(int=7),
        "kind": "reading",
        "language": language,
        "question": "งานใหม่จะมาเมื่อไหร่",
        "spread": spread,
        "day": None,
        "cards": [{"number": at * 7, "reversed": at % 2 == 1} for at in range(count)],
        "interpretation": some_interpretation(count, LONG_GIST[language]).model_dump(),
        "created_at": datetime(2026, 11, 29, 3, tzinfo=UTC),
        "invite_code": "MIMI-C7DKQX",
        "jpeg": None,
        **more,
    }


def daily_row(language: str = "th", day: date = date(2026, 11, 29)) -> dict[str, Any]:
    """A day's card; 29 November 2026 is a Sunday."""
    return row("one", language, kind="daily", day=day, question=None, interpretation={"theme": "…"})


def scene_of(spread: str, shape: Shape, language: str = "th", **more: Any) -> Scene:
    """What the picture of such a reading shows."""
    deck = more.pop("deck", None)
    return scene(row(spread, language, **more), shape, LINKS, Path(deck) if deck else None)
