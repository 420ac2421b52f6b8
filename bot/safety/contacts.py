"""Finds ways to reach somebody outside the chat: links, accounts, telephone numbers, and requests for money. Pure."""

import re
import unicodedata
from typing import Final

from bot.safety.gates.gated import Gated
from bot.safety.help_numbers import NUMBERS

PUBLIC_OFFICES: Final = ("1506", "1213", "1441", "1166", "1330", "1167")
"""Thai offices that advise everyone for free: labour, the central bank (debts), fraud on the net, consumers, health insurance,
the lawyers' council."""

OUR_NUMBERS: Final = (*NUMBERS["any"], *PUBLIC_OFFICES)
"""Emergency lines, help lines and public offices in Thailand: the only telephone numbers that a model may give."""

_LINK: Final = Gated(
    r"[a-z][a-z0-9+.-]{0,20}://|(?<![a-z])(?:tel|mailto|sms|https?):|(?<![a-z])(?:www|hxxps?)(?![a-z])|(?<![a-z])https?\s+[a-z]|"
    r"\S@\w{1,63}\.\w|youtu\.be(?![a-z])|\w\s*[\[(]\s*(?:dot|\.)\s*[\])]\s*\w|\w\s+\.\s?(?:com|net|org)(?![a-z])|"
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![a-z])ftp\.[a-z]|"
    r"[a-z0-9-]{2,63}\.(?-i:zone|pro|page|store|cc|live|click|top|fun|world|today|news|blog|chat|cloud|host|fyi|tech|ws|gl|id|sg|to|me|us|eu|de)(?![a-z])|"
    r"(?<![a-z])dot (?:com|net|org)(?![a-z])|"
    r"(?:จุด|ดอท|ดอต)\s*(?:คอม(?!เม|พิ|พลี|โบ|มอน|ฟอร์)|เน็ต|com(?![a-z])|net(?![a-z]))|"
    r"[a-z0-9-]{1,63}\.(?:me/|(?:com|net|org|co|in\.th|or\.th|th|uk|jp|cn|ru|io|ai|tv|app|ly|ee|link|info|gg|shop|site|xyz|biz|asia|club|online|dev|vip|bet)(?![a-z]))",
    re.IGNORECASE,
)
_APPS: Final = r"(?:ไลน์|ไอจี|เฟซบุ๊ก|(?<![a-z])(?:line|ig|instagram|facebook|tiktok|telegram|whatsapp|wechat)(?![a-z]))"
_NO_LINE_OF_TEXT: Final = "".join(
    rf"(?<!\b{word} )" for word in ("a", "the", "this", "each", "one", "single", "short", "first", "last", "next", "new")
)
"""“Write one line: what went well” names no account."""

_HANDLE: Final = Gated(
    r"(?<![\w.])@[a-z0-9_.]{3,}|(?<![a-z])(?:line|ไลน์)\s*(?:id|ไอดี)(?![a-z])|"
    rf"{_APPS}[ :]*(?=[\w.]*[a-z])(?=[\w.]*[_\d])[a-z0-9_.]{{4,}}"
    rf"|{_NO_LINE_OF_TEXT}{_APPS}\s*[:=]\s*(?-i:[a-z])[a-z0-9_.]{{2,}}|{_APPS}\s+(?-i:[a-z])[a-z0-9_]*\.[a-z0-9_]"
    r"|เพจ\s*(?:เฟซบุ๊ก|เฟซ)?\s*(?!facebook|fb(?![a-z]))[a-z][a-z0-9_.]{3,}"
    rf"|(?:ทัก|แอด|ติดตาม|ติดต่อ|เพิ่มเพื่อน)[^.!?]{{0,12}}(?:{_APPS}|เพจ|แชต)[^.!?]{{0,10}}มีมี่"
    rf"|(?<![a-z])(?:find|add|follow|dm|message|write to|text) (?:me|mimi) (?:on|at|in|via) {_APPS}"
    rf"|(?:แอด|เพิ่มเพื่อน|ติดตาม|(?<![a-z])(?:add|follow) (?:me|us|mimi)(?: on)?)"
    rf"\s*{_APPS}[ :]*(?:id|ไอดี)?[ :]*(?-i:[a-z])[a-z0-9_.]{{3,}}",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"[\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]")
"""Also raised and circled ones."""

_SHORTEST_NUMBER: Final = 3
"""Digits of the shortest telephone number: texts that name some cards by number have fewer, and need no closer look."""

_KEYCAP: Final = re.compile(r"\ufe0f?\u20e3")
_DOT: Final = re.compile(r"[\uff0e\u3002\u2024\uff61]")
_DASH: Final = re.compile(r"[\u2010-\u2015\u2212\uff0d]")
_DATE_OR_TIME: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}([./-])\d{1,2}\2\d{1,2}|\d{1,2}[.:]\d{2})(?![\d])"
)
_PHONE: Final = re.compile(r"(?<![\d.,])\+?\(?\d(?:[ ()./-]{0,3}\d){8,}(?!\d)")
"""Nine digits or more. Sums have commas in them, dates and times are looked away from first."""

_SHORT_PHONE: Final = Gated(
    r"(?:โทร|เบอร์|\b(?:call|dial|phone|ring|text|sms|number|whatsapp)\b)[^\d.!?]{0,16}\d(?:[ -]?\d){5,}", re.IGNORECASE
)
_DIGIT_TH: Final = r"(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
_DIGIT_EN: Final = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_SPELT_OUT: Final = Gated(
    rf"(?:{_DIGIT_TH}[\s-]*){{7,}}|\b(?:{_DIGIT_EN}[\s,-]+){{6,}}{_DIGIT_EN}\b"
    rf"|\b(?:call|dial|ring|phone|text)\b[^.!?\d]{{0,12}}\b(?:{_DIGIT_EN}[\s,-]+){{2,}}{_DIGIT_EN}\b",
    re.IGNORECASE,
)
_HELP_LINE: Final = r"(?P<number>1\d{2,3}|911|999|988|112)(?!\d|[,.]\d|\s*(?:บาท|ครั้ง|คน|ปี|%|baht|times|days))"
_SHORT_NUMBERS: Final = (
    Gated(rf"(?:โทร|สายด่วน|เบอร์|\b(?:call|dial|phone|ring)\b|hotline|helpline)[^\d.!?]{{0,16}}{_HELP_LINE}", re.IGNORECASE),
    Gated(rf"(?<![\d,.]){_HELP_LINE}[^\d.!?]{{0,12}}(?:สายด่วน|hotline|helpline)", re.IGNORECASE),
)
_PAYING: Final = Gated(
    r"(?:โอน|จ่าย|บริจาค)[^.!?]{0,24}(?:ให้|ของ|ถึง|หา)มีมี่|\b(?:send|transfer|pay|donate)\b[^.!?]{0,30}\b(?:to|for) mimi\b",
    re.IGNORECASE,
)


def leads_outside(text: str) -> bool:
    """Whether a text holds a way to reach somebody outside the chat, or asks for money."""
    plain = plain_digits(text)
    if any(found.search(plain) for found in (_LINK, _HANDLE, _SPELT_OUT, _PAYING)):
        return True
    if len(_DIGIT.findall(plain)) < _SHORTEST_NUMBER:
        return False
    looked_at = undated(plain)
    found = _PHONE.search(looked_at) or _SHORT_PHONE.search(looked_at)
    return found is not None or _other_numbers(looked_at)


def undated(text: str) -> str:
    """Without dates and times in digits. `text` has plain ones."""
    return _DATE_OR_TIME.sub(" · ", text)


def plain_digits(text: str) -> str:
    """With every digit, dash and full stop in its plain form."""
    digits = _DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0], digit[0])), _KEYCAP.sub("", text))
    return _DOT.sub(".", _DASH.sub("-", digits))


def _other_numbers(text: str) -> bool:
    found = (number for pattern in _SHORT_NUMBERS for number in pattern.finditer(text))
    return any(number["number"] not in OUR_NUMBERS for number in found)
