"""Readings as a model writes them, for tests of what is made of them."""

import json
from typing import Any, Final

from models.readings.deck import SPREADS, Card
from worker.interpret.checks.checking import Expected

CARDS: Final = (Card(40, False), Card(46, True), Card(17, True))
"""The 5 of Cups upright, the Page of Cups and The Star reversed: one major, two cups, two of three reversed."""

ENGLISH: Final[dict[str, Any]] = {
    "danger": "none",
    "valid": True,
    "reason": "",
    "topic": "love",
    "gist": "He misses you, I think, but he hasn't decided anything yet.",
    "opening": "He misses you and wants to know if you'll still talk to him. Two months is long, and he's nervous.",
    "cards": {
        "1": "It ended with somebody hurt. Three cups are down on the 5 of Cups, but two are still standing.",
        "2": "He isn't sure how you'll take it. The Page of Cups is reversed: he has the words and keeps them to himself.",
        "3": "Hope is back, slowly. The Star is reversed, so give it a few weeks before you count on anything.",
    },
    "together": "There's still feeling here. What's missing is a clear word, and that comes from asking.",
    "insights": ["He wrote first, but the pace is yours."],
    "action": "Text back: “Long time! How have you been?” and see what he does by Saturday.",
    "closing": "Miss him all you like. Just don't keep your evenings free for it.",
    "questions": ["What should I say when we meet?", "Is it worth trying again with him?"],
}
THAI: Final[dict[str, Any]] = {
    **ENGLISH,
    "gist": "น่าจะคิดถึงอยู่ค่ะ แต่ยังไม่ชัดพอให้คุณทุ่มใจ",
    "opening": "เขาน่าจะคิดถึงค่ะ ถึงได้ทักมาสักที แต่ยังไม่ได้แปลว่าพร้อมจริงจังนะคะ",
    "cards": {
        "1": "ช่วงที่เงียบกันไปคงเจ็บไม่น้อย 5 ถ้วยล้มไปสามใบ แต่ยังตั้งอยู่สองใบค่ะ",
        "2": "เขาน่าจะยังไม่กล้าพูดทั้งหมด เด็กถือถ้วยกลับหัวคือมีคำอยู่แล้วแต่ยังเก็บไว้",
        "3": "ต่อไปจะค่อยๆ ชัดขึ้นค่ะ เดอะสตาร์กลับหัวขอเวลาอีกสักหน่อย",
    },
    "together": "เรื่องนี้ยังมีใจอยู่ ที่ขาดคือความชัดเจน ซึ่งต้องถาม ไม่ใช่รอค่ะ",
    "insights": ["เขาทักมาก่อนก็จริง แต่จะไปเร็วแค่ไหนคุณเป็นคนเลือกค่ะ"],
    "action": "ตอบไปสบายๆ ว่า “หายไปนานเลยนะ ช่วงนี้เป็นไงบ้าง” แล้วดูว่าเขาชวนเจอไหมค่ะ",
    "closing": "คิดถึงได้ค่ะ แต่อย่าลืมคิดถึงตัวเองด้วย",
    "questions": ["ควรตอบเขายังไงดี", "เขาจะชวนเจอไหม"],
}
WRITTEN: Final = {"en": ENGLISH, "th": THAI}
SHOWN: Final = ("gist", "opening", "together", "action", "closing")


def written(language: str = "en", **changes: Any) -> str:
    """A whole three-card reading as JSON, but for the `changes`."""
    return json.dumps({**WRITTEN[language], **changes}, ensure_ascii=False)


def expected(language: str = "en", spread: str = "three", **changes: Any) -> Expected:
    """What `written` is checked against."""
    return Expected(**{"language": language, "spread": spread, "cards": CARDS[: SPREADS[spread]], **changes})
