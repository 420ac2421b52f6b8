"""Finds a number that may be bet on, in the answer to a question about lotteries and bets. Pure.

There any number of two digits or more is one, whatever it begins with, unless it measures, dates or names something. (What is a
verdict in every answer stands in verdicts.toml.)
"""

import re
from typing import Final

from bot.safety.contacts import OUR_NUMBERS, plain_digits, undated
from bot.safety.gates.gated import Gated

_UNITS_TH: Final = (
    r"บาท|บ\.|\.-|กว่า|ต่อ(?:งวด|วัน|เดือน|ปี|ครั้ง|คน)|สตางค์|วัน|สัปดาห์|อาทิตย์|เดือน|ปี|ชั่วโมง|ชม|นาที|วินาที|นาฬิกา|โมง|ทุ่ม|น\.|ขวบ|ใบ|คน|ครั้ง|รอบ|ข้อ|อย่าง|เท่า|ส่วน|งวด|ร้อย|พัน|หมื่น|แสน|ล้าน|เปอร์เซ็นต์"
    r"|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|ถ้วย|ดาบ|เหรียญ|ไม้เท้า"
)
_UNITS_EN: Final = (
    r"(?:more |other |per )?(?:baht|thb|dollars?|percent|cent|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|people"
    r"|cards?|steps?|parts?|draws?|am|pm|o['’]clock|of|a (?:day|week|month|year)|each"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*)(?![a-z])"
)
_UNIT: Final = rf"(?:\s*(?:[-–]|ถึง|to|หรือ|or)\s*\d[\d,]*)?(?:\s*|-)(?:[%฿]|{_UNITS_TH}|{_UNITS_EN})"

_NAMES_TH: Final = (
    r"ปี",
    r"ศ\.",
    r"ศ",
    r"วันที่",
    r"อายุ",
    r"วัย",
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

_CARDS: Final = {
    10: r"wheel of fortune|วีลออฟฟอร์จูน|[วก]งล้อ(?:แห่งโชคชะตา)?",
    11: r"justice|จัสติส|ความยุติธรรม",
    12: r"hanged man|แฮงแมน|คนห้อยหัว",
    13: r"death|เดธ|ความตาย|การเปลี่ยนผ่าน",
    14: r"temperance|เทมเพอแรนซ์|ความพอดี",
    15: r"devil|เดวิล|ปีศาจ|พันธนาการ",
    16: r"tower|ทาวเวอร์|หอคอย",
    17: r"star|สตาร์|ดวงดาว",
    18: r"moon|มูน|พระจันทร์",
    19: r"sun|ซัน|พระอาทิตย์|ดวงอาทิตย์",
    20: r"judge?ment|จัดจ์เมนต์|เสียงเรียก|การพิพากษา",
    21: r"world|เวิลด์|โลก(?:ทั้งใบ)?",
}
"""Trumps by their numbers of two digits, as people and models call them."""

_LIES: Final = r"(?:\s*\([^()\d]{1,24}\))?(?:\s*(?:reversed|upright|กลับหัว|หัวตั้ง|ตั้งตรง))?"
_YEAR: Final = r"(?:20[2-4]\d|25[6-9]\d)(?!\d|[,.:/]\d)"
_BELONGING: Final = Gated(
    "|".join(rf"(?:{names}){_LIES}\s*\({number}\)" for number, names in _CARDS.items())
    + r"|(?:covid|โควิด)[ -]?19(?!\d)|(?:vitamin |วิตามิน ?)(?:b|บี) ?12(?!\d)|(?:iphone|ไอโฟน) ?1\d(?!\d)"
    rf"|(?:ปี|ศ\.|(?<![a-z])(?:in|by|since|until)) ?{_YEAR} ?(?:-|ถึง|หรือ|และ|กับ|to|or|and) ?{_YEAR}"
    rf"|(?:[มกพธสต]|มี|เม|มิ)\.[คพย]\.? ?{_YEAR}"
    rf"|(?<![a-z])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? {_YEAR}"
    rf"|(?<![a-z])(?:during|throughout|before|after|early|late|mid|(?:end|start|beginning|middle|rest|half) of)[ -]{_YEAR}"
    r"|(?<![a-z])(?:your|his|her|their) (?:early |mid |late |mid-)?[1-9]0s(?![a-z])",
    re.IGNORECASE,
)
"""A number that belongs to the name before it, such as a trump's own number behind it, or "covid-19"; and years and ages."""

_NEAR: Final = 24
_TOLD_TO_BET: Final = Gated(
    r"เลข|แทง|ซื้อ|ลอง|เสี่ยง|เด็ด|โชค|หวย|งวด|สลาก|ลอตเตอรี่|ล็อตเตอรี่|สองตัว|สามตัว|ตัว(?:นี้|บน|ล่าง|ท้าย)|มาแรง|number|digit|lucky|bet|play|pick|try|ticket|lotter|jackpot|buy"
    r"|choose|go with|go for",
    re.IGNORECASE,
)
"""Next to one of these words, before it or after it, any number may be meant to be bet on."""

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
    bare = (found["number"] for found in _BARE.finditer(_OTHERWISE.sub(" · ", _without_belonging(plain))))
    return _ONE_DIGIT.search(plain) is not None or any(not _known(number) for number in bare)


def _without_belonging(text: str) -> str:
    """Without the numbers that belong to a name, where nothing near them is about betting."""
    for found in reversed(list(_BELONGING.finditer(text))):
        start, end = found.span()
        if not _TOLD_TO_BET.search(f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"):
            text = f"{text[:start]} · {text[end:]}"
    return text


def _known(number: str) -> bool:
    """Whether it is a help line's, or a sum: round, with a comma."""
    return number in OUR_NUMBERS or ("," in number and number.endswith("00"))
