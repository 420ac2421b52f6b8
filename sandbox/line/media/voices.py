"""Voice messages: a few given ones, or a file; and the sounds that LINE's data API hands out.

A given one is an empty MP4 container with its own name in it: it has the form of LINE's sounds, and the stand-in for
transcription knows what is said in it. A real model hears nothing in it: send a file of your own.
"""

import struct
from dataclasses import dataclass, field
from typing import Any, Final

from sandbox.world import World

GIVEN: Final[dict[str, tuple[str, int]]] = {
    "th_work": ("ปีหน้าเราควรเปลี่ยนงานดีไหมคะ", 4200),
    "th_love": ("เขาคิดถึงเราบ้างไหมคะ", 2900),
    "th_danger": ("ไม่อยากอยู่แล้ว อยากตาย", 3100),
    "en_work": ("Should I take the job in Chiang Mai?", 3600),
    "silence": ("", 1500),
}
"""What is said, and how long it takes (milliseconds), by name."""


@dataclass
class Sounds:
    """Kept in the world's `others`: sounds by message id, and what is said in each. `preparing` counts down to ready."""

    by_message: dict[str, bytes] = field(default_factory=dict)
    said: dict[bytes, str] = field(default_factory=dict)
    preparing: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> "Sounds":
        sounds = world.state.others.setdefault("sounds", cls())
        assert isinstance(sounds, cls)
        return sounds

    def keep(self, message_id: str, sound: bytes, said: str, preparing: int) -> None:
        """`preparing`: how many times LINE answers 202 before it hands the sound out."""
        self.by_message[message_id] = sound
        self.said[sound] = said
        self.preparing[message_id] = preparing


def sound_of(name: str) -> bytes:
    """A given voice message's bytes: `ftyp` and `free` boxes, as an M4A file begins."""
    kind = b"M4A " + bytes(4) + b"M4A mp42isom"
    note = name.encode()
    return struct.pack(">I", 8 + len(kind)) + b"ftyp" + kind + struct.pack(">I", 8 + len(note)) + b"free" + note


def message(duration_ms: int) -> dict[str, Any]:
    """The message as LINE's event describes it, without its id."""
    return {"type": "audio", "duration": duration_ms, "contentProvider": {"type": "line"}}
