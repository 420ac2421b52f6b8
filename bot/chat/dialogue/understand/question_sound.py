"""Whether a text sounds like a question, by its words. Pure, and unsure: it only decides whether to ask back."""

from typing import Final

import regex

from bot.say.text import plain

_ASKS: Final = regex.compile(
    r"\?|ไหม|มั้ย|มัย|หรือ|รึ|ยังไง|อย่างไร|ไง|เมื่อไ|เมื่อใด|ทำไม|อะไร|ใคร|ที่ไหน|กี่|เท่าไ|ควร|จะ|ดูเรื่อง|ดูดวง|อยากรู้|ขอดู|ดีคะ|ดีค่ะ|ดีครับ"
    r"|\b(?:will|would|should|shall|can|could|do|does|did|is|are|am|was|were|has|have)\b"
    r"|\b(?:what|when|where|which|who|why|how|tell me)\b"
)


def sounds_like_a_question(text: str) -> bool:
    """A question word, a question mark, or something that may come."""
    return _ASKS.search(plain(text)) is not None
