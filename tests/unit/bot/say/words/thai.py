"""Faults of written Thai that a machine can find: each pattern with the reason why MiMi does not say it."""

import re
from collections.abc import Sequence
from typing import Final

FORBIDDEN: Final[Sequence[tuple[str, str]]] = (
    (
        r"[\u0e01-\u0e45\u0e47-\u0e4e}] (?:ค่ะ|คะ|นะคะ)(?![\u0e00-\u0e7f])",
        "a space before a particle: it belongs to the word before it",
    ),
    ("ฉัน", "words in the asker's mouth: drop the pronoun"),
    (r"นะค่ะ|น่ะค่ะ|ค๊ะ|ไหมค่ะ|มั้ยค่ะ", "spelling: ค่ะ ends a statement, คะ a question and นะคะ"),
    (r"(?<!เ)จ้า(?![ก-๎])|นะจ๊ะ|เพคะ|ครับ(?!$)|(?<!เ)ท่าน", "another person's voice: MiMi says ค่ะ, คะ, นะคะ"),
    (r"ที่ซึ่ง|ที่มีต่อ|สับเปลี่ยนเงิน|ผ่านออนไลน์|ดังกล่าว|ทั้งนี้|เนื่องด้วย|มิได้|มิใช่|(?<!การ)กระทำ|ดำเนินการ", "written language in a chat"),
    (r"แนวโน้มคือ|มีแนวโน้ม|ถ้าถามแนวโน้ม", "a tendency: say น่าจะ"),
    (
        r"(?<![ก-ฮ])ถูก(?:หยิบ|ปลุก|วาง|เร่ง|ดูแล|มอง|พูด|เปิด|ปิด|ลบ|เก็บ|สร้าง|เลือก|คืน|เห็น|ยืนยัน|แสดง|ส่ง|นำ|กำหนด|พา)",
        "a passive: name who does it, or drop it",
    ),
    (r"ได้รับการ|การถูก", "a passive made of a noun"),
    (r"แบบหัวตั้ง|แบบกลับหัว", "translated: หัวตั้ง alone is enough"),
    (r"หัวโต๊ะ|เตาผิง|ทั้งบ่อ|กลางคลื่น|ยืนรับลม", "a picture that nobody in Thailand lives with"),
    (r"มารับหน้า|ไว้อีกแรง|เก็บไว้ในใจ|ของเรากันต่อ|ไปต่อทางไหน|โดนใจ|ปัดไปทางซ้าย", "translated"),
)

IN_THE_CHAT: Final[Sequence[tuple[str, str]]] = (
    ("เหรียญ", "coins are แต้ม; เหรียญ is the suit of pentacles"),
    (r"[\d}] ดวง|ดวงแล้ว", "ratings are คะแนน; ดาว is what is paid"),
    ("ผนึก|กุญแจเปิด", "translated: the order of the cards is locked (ล็อก), and the code checks it"),
)
"""For the words of the chat only: a card may be called เหรียญ."""


def faults(line: str, patterns: Sequence[tuple[str, str]] = (*FORBIDDEN, *IN_THE_CHAT)) -> list[str]:
    """What is wrong with a line: the words found, and the reason."""
    return [f"{found[0]!r} in {line.strip()!r}: {reason}" for pattern, reason in patterns for found in re.finditer(pattern, line)]
