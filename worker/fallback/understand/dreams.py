"""Deaths that only happen in a dream: whoever dies in one lives. Pure."""

import re
from typing import Final

_THAI: Final = re.compile(
    r"(ฝัน(?:ร้าย|เห็น)?ว่า(?:(?!ที่(?:เสีย|ตาย|จาก)|เพิ่ง|พึ่ง)\S){1,18}?)(?:เสีย(?:ชีวิต|ไป|แล้ว)|ตาย|จากไป|สิ้นใจ|ไม่อยู่แล้ว)(?:ไป)?(?:แล้ว)?(?!เมื่อ)"
)
_ENGLISH: Final = re.compile(
    r"\b((?:dream\w*|nightmares?)(?:[ ,]+(?!(?:just|recently|who|and|but|since|of|late)\b)[\w'’]+){0,7}?) "
    r"(?:died|dies|dying|(?:is|was|were) dead|passed away|was killed)\b",
    re.IGNORECASE,
)


def without_dreamt_deaths(text: str) -> str:
    """The text without the words by which somebody dies in a dream. A death that is told beside the dream stays, and so does
    the loss of whoever comes in one: they are missed."""
    return _ENGLISH.sub(r"\1", _THAI.sub(r"\1", text))
