"""Whether a text sounds like a question, by its words. Pure, and unsure: it only decides whether to ask back."""

from typing import Final

import regex

from bot.say.text import plain

_ASKS: Final = regex.compile(
    r"\?|ไหม|มั้ย|มัย|หรือ|รึ|ยังไง|อย่างไร|เมื่อไ|เมื่อใด|ทำไม|อะไร|ใคร|ที่ไหน|กี่|เท่าไ|ควร|ดูเรื่อง|ดูดวง|อยากรู้|ขอดู|ดีคะ|ดีค่ะ|ดีครับ"
    r"|(?:ปะ|ป่ะ|ป่าว|ล่ะ|ละคะ|หรอ|เหรอ)(?:คะ|ค่ะ|ครับ|อะ)?\s*$"
    r"|^\W*(?:(?:and|but|so|ok|okay|hey|hi|mimi|no|actually|well)\W+)*"
    r"(?:will|would|should|shall|can|could|do|does|did|is|are|am|was|were|has|have)\b"
    r"|\b(?:what|when|where|which|who|why|how|tell me)\b"
)


def sounds_like_a_question(text: str) -> bool:
    """A question word, a question mark, or a verb first as English questions have it."""
    return _ASKS.search(plain(text)) is not None


_ENDS_ASKING: Final = regex.compile(
    r"(?:\?|ไหม|มั้ย|ปะ|ป่ะ|ป่าว|รึยัง|หรือยัง|หรือเปล่า|เมื่อไหร่|เมื่อไร|ยังไง|อย่างไร|อะไร|เท่าไหร่)(?:\s*(?:ดี|บ้าง|ค่ะ|คะ|ครับ|คับ|นะ|อะ|อ่ะ|อ่า|กัน|\?))*$"
    r"|^(?:will|should|can|does|do|is|are|when|what|how|why|who)\b[^.!]*\?$"
)
_ON_READING: Final = regex.compile(
    r"แม่น|ตรง|จริง|ไพ่|คำทำนาย|ทำนาย|มีมี่|แม่หมอ|อ่าน|ชอบ|ขอบคุณ|เก่ง|รู้ได้|\b(?:read|reading|cards?|accurate|mimi|true|right|knew|know|thank)"
)
_TRUE: Final = regex.compile(r"แม่น|ตรง|จริง|\b(?:true|accurate)\b")


def asks_anew(text: str) -> bool:
    """Whether a text asks something and says nothing of the reading that a word was awaited about."""
    said = plain(text)
    return _ENDS_ASKING.search(said) is not None and not _ON_READING.search(said)


def judges(text: str) -> bool:
    """Whether a text says that a reading is true or is not."""
    return _TRUE.search(plain(text)) is not None
