"""Finds rude words, and what insults the person who reads it. Pure."""

import re
from typing import Final

_RUDE: Final = re.compile(
    r"เหี้ย(?!ม)|สัส(?!ดี)|ควย|เย็ด|อีดอก|อีตัว|ส้นตีน|มึง|ระยำ|สารเลว|ชาติชั่ว|หน้าโง่|ไอ้(?:โง่|บ้า|เลว|เวร)|อี(?:โง่|บ้า|เวร)"
    r"|\b(?:fuck\w*|shit\w*|bitch\w*|whores?|sluts?|cunts?|assholes?|bastards?|retard\w*)\b",
    re.IGNORECASE,
)
_INSULT: Final = re.compile(
    r"(?:คุณ|เธอ|เขา)(?:มัน|นี่|ช่าง|เป็นคน|\s)*(?:โง่|เลว|ชั่ว(?!คราว|โมง|ขณะ)|ไร้ค่า|ปัญญาอ่อน|น่าเกลียด|น่าสมเพช|งี่เง่า)"
    r"|\byou(?:['’]re| are)(?: (?:so|just|being|really|such|an?|too))* "
    r"(?:stupid|dumb|pathetic|worthless|ugly|disgusting|useless|fool|loser|liar|crazy|insane|idiot|moron)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"ไม่(?:ได้|ใช่)?|\bnot\b|n['’]t\b|\bnever\b|\bno one\b", re.IGNORECASE)


def insults(text: str) -> bool:
    """Whether a text is rude, or insults its reader. "It's not that you're stupid" is kind."""
    return rude(text) or any(_DENIED.search(text[: found.start()][-24:]) is None for found in _INSULT.finditer(text))


def rude(text: str) -> bool:
    """Whether a rude word stands in a text, whatever is said with it."""
    return _RUDE.search(text) is not None
