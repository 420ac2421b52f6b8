"""Finds rude words, and what insults the person who reads it. Pure."""

import re
from typing import Final

from bot.safety.gates.gated import Gated

_RUDE: Final = Gated(
    r"เหี้ย(?!ม)|สัส(?!ดี)|ควย|เย็ด|อีดอก|อีตัว|ส้นตีน|มึง|ระยำ|สารเลว|ชาติชั่ว|หน้าโง่|ตอแหล|สมน้ำหน้า|ปัญญาอ่อน"
    r"|ไอ้(?:โง่|บ้า|เลว|เวร|สัตว์|ควาย|ห่า|หน้า)|อี(?:โง่|บ้า|เวร|ห่า|ควาย|แก่)|กะหรี่(?!ปั๊บ|ปั๊ป)|หน้าด้าน(?!หลัง|ขวา|ซ้าย|ใน|นอก|ข้าง)"
    r"|\b(?:scum\w*|damn you|shut up)\b|\b(?:fuck\w*|shit\w*|bitch\w*|whores?|sluts?|cunts?|assholes?|bastards?|retard\w*)\b",
    re.IGNORECASE,
)
_INSULT: Final = Gated(
    r"(?:คุณ|เธอ|เขา)(?:มัน|นี่|ช่าง|เป็นคน|\s)*(?:โง่|เลว|ชั่ว(?!คราว|โมง|ขณะ)|ไร้ค่า|น่าเกลียด|น่ารังเกียจ|น่าสมเพช|งี่เง่า|แรด)"
    r"|(?:คุณ|เธอ)[^.!?\s]{0,8}น่าเกลียด|โง่(?:จัง|จริง|มาก|เหลือเกิน|ชะมัด|สิ้นดี)|อย่าโง่|คนโง่(?:แบบ|อย่าง)(?:คุณ|เธอ)|โง่เป็นควาย|ควาย(?:มาก|ชัดๆ)"
    r"|\byou(?:['’]re| are| sound| look)(?: (?:so|just|being|really|such|an?|too))* "
    r"(?:stupid|dumb|pathetic|worthless|ugly|disgusting|useless|fool|loser|liar|crazy(?! (?:about|in love))|insane|idiot|moron)\b"
    r"|\byou (?:(?:stupid|dumb|pathetic|worthless|ugly|useless)\b|(?:idiot|moron|loser)s?\b)"
    r"|\bwhat an? (?:idiot|moron|loser|fool) you\b|\bdon['’]?t be (?:so )?(?:stupid|dumb|pathetic|an idiot)\b"
    r"|(?:\bis|['’]s) an? (?:moron|idiot|loser)\b|\byou deserve to be (?:alone|hurt|left|miserable|unhappy|cheated)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"ไม่(?:ได้|ใช่)?|\bnot\b|n['’]t\b|\bnever\b|\bno one\b", re.IGNORECASE)


def insults(text: str) -> bool:
    """Whether a text is rude, or insults its reader. "It's not that you're stupid" is kind."""
    return rude(text) or any(_DENIED.search(text[: found.start()][-24:]) is None for found in _INSULT.finditer(text))


def rude(text: str) -> bool:
    """Whether a rude word stands in a text, whatever is said with it."""
    return _RUDE.search(text) is not None
