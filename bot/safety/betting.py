"""Finds a number that may be bet on, in the answer to a question about lotteries and bets. Pure.

There any number of two digits or more is one, whatever it begins with, unless it measures, dates or names something. (What is a
verdict in every answer stands in verdicts.toml.)
"""

import re
from typing import Final

from bot.safety.contacts import OUR_NUMBERS, plain_digits, undated
from bot.safety.gates.gated import Gated

_UNITS_TH: Final = (
    r"บาท|บ\.|\.-|กว่า|ต่อ(?:งวด|วัน|เดือน|ปี|ครั้ง|คน)|สตางค์|วัน|สัปดาห์|อาทิตย์|เดือน|ปี|ชั่วโมง|ชม|นาที|วินาที|โมง|ทุ่ม|น\.|ใบ|คน|ครั้ง|รอบ|ข้อ|อย่าง|เท่า|ส่วน|งวด|ร้อย|พัน|หมื่น|แสน|ล้าน|เปอร์เซ็นต์"
    r"|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|ถ้วย|ดาบ|เหรียญ|ไม้เท้า"
)
_UNITS_EN: Final = (
    r"(?:more |other |per )?(?:baht|thb|dollars?|percent|cent|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|people"
    r"|cards?|steps?|parts?|draws?|am|pm|of|a (?:day|week|month|year)|each"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*)(?![a-z])"
)
_UNIT: Final = rf"(?:\s*(?:[-–]|ถึง|to|หรือ|or)\s*\d[\d,]*)?(?:\s*|-)(?:[%฿]|{_UNITS_TH}|{_UNITS_EN})"

_NAMES_TH: Final = (
    r"ปี",
    r"ศ\.",
    r"ศ",
    r"วันที่",
    r"อายุ",
    r"ละ",
    r"ไพ่",
    r"ไพ่หมายเลข",
    r"ตำแหน่งที่",
    r"ใบที่",
    r"ข้อที่",
    r"คม",
    r"ยน",
    r"พันธ์",
)
"""Before a year, a day, an age, a share, a card or its place; the last ones end the months."""

_NAMES_EN: Final = ("in", "since", "by", "until", "age", "aged", "year", "card", "position")
_MONTHS_EN: Final = ("ary", "march", "april", "may", "june", "july", "august", "ember", "tober")
_NAMED: Final = (
    "".join(f"(?<!{name})(?<!{name} )" for name in _NAMES_TH)
    + "".join(rf"(?<!\b{name} )" for name in _NAMES_EN)
    + "".join(f"(?<!{end} )" for end in _MONTHS_EN)
)
_NUMBER: Final = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{2,6})(?!\d|[.,:/]\d)"
_BARE: Final = Gated(rf"(?<![\d.,$฿+:#/]){_NAMED}{_NUMBER}(?!{_UNIT})", re.IGNORECASE)

_DAY: Final = r"(?:3[01]|[12]?\d)(?!\d)"
_ROUND: Final = r"\d[\d,]*0(?![\d,]*\d)"
_OTHERWISE: Final = Gated(
    # Days: a Thai lottery is drawn on the 1st and on the 16th.
    rf"วันที่\s*{_DAY}(?:\s*(?:และ|กับ|หรือ|ถึง|,|-|–)\s*(?:วันที่\s*)?{_DAY})*|งวด\s*(?:16|1)(?!\d)"
    rf"|(?:จันทร์|อังคาร|พุธ|พฤหัส|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)ที่\s*{_DAY}|สิ้นเดือน(?:ที่)?\s*{_DAY}"
    rf"|(?<![a-z\d])\d{{1,2}}(?:st|nd|rd|th)(?![a-z])|(?<![a-z])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? {_DAY}"
    r"|ปี(?:นี้|หน้า|ที่แล้ว|ก่อน) ?(?:20|25)\d\d(?!\d)|อายุ\s*\d\d(?:\s*(?:ถึง|-|–)\s*\d\d)?(?!\d)"
    # Sums, which are round as good as always.
    rf"|(?:งบ|เงิน|หนี้|ค่างวด|เกิน|เหลือ|ราคา|รวม|ใช้|จ่าย|ออม|ขาย|ลิมิต|ลดจาก)(?!เลข)(?:แค่|ไว้|สัก|แล้ว|เดือน|เพียง|อยู่)?\s?{_ROUND}"
    r"|(?<![a-z])(?:spend|spent|put|move|budget|cap|limit|save|debt|salary|at most|more than|less than|under|over|every)"
    rf"(?: (?:it|your|the|budget|of|at|to|is|for|only|just|about|around|up)){{0,3}} {_ROUND}"
    # Odds, scales, and what is counted.
    rf"|(?<![\d.,])(?:50\s*[-–]\s*50(?!\d)|1\s*(?:ใน|ถึง|in|to|-|–)\s*{_ROUND})|(?:เต็ม|จาก|นับถึง|count to|out of) ?{_ROUND}",
    re.IGNORECASE,
)
"""Numbers that nobody takes for ones to bet on, with the words that show it."""

_LUCKY_EN: Final = r"\b(?:lucky|winning) (?:numbers?|digits?)\b"
_DIGITS_TH: Final = r"(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)"
_DIGITS_EN: Final = r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)"
_ONE_DIGIT: Final = Gated(
    r"(?<!ไพ่)(?<!ไพ่หมาย)เลข(?!ของไพ่|ไพ่|บนไพ่)[^\d.!?]{0,12}\d(?!\s*(?:ของไพ่|บนไพ่|ใบ|ตัว|หลัก))"
    rf"|เลข(?:เด็ด|นำโชค|มงคล|ท้าย|ที่)[^.!?]{{0,12}}(?:คือ|เป็น|ได้แก่)\s*(?:เลข)?\s*{_DIGITS_TH}"
    rf"|{_LUCKY_EN}[^\d.!?]{{0,16}}\d|{_LUCKY_EN}[^.!?]{{0,12}}\b{_DIGITS_EN}\b",
    re.IGNORECASE,
)
"""A digit may be one of many things; here it is called a number, or lucky."""


def names_a_number(text: str) -> bool:
    """Whether the text holds a number that its reader may bet on."""
    plain = undated(plain_digits(text))
    bare = (found["number"] for found in _BARE.finditer(_OTHERWISE.sub(" · ", plain)))
    return _ONE_DIGIT.search(plain) is not None or any(not _known(number) for number in bare)


def _known(number: str) -> bool:
    """Whether it is a help line's, or a sum: round, with a comma."""
    return number in OUR_NUMBERS or ("," in number and number.endswith("00"))
