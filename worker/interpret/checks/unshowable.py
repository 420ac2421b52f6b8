"""What no reading may show, whoever wrote it: another language, broken characters, contacts, insults, doses, our own rules.

Each check gives the hint for a second try, or an empty string. Pure.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from bot.safety.contacts import leads_outside
from bot.safety.gates.gated import Gated
from bot.safety.insults import insults

_QUOTED: Final = re.compile(r"[“\"](?P<said>[^“”\"]+)[”\"]")

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
_HALF_ESCAPE: Final = Gated(r"\\u[0-9a-f]{0,4}|\\x[0-9a-f]{1,2}|(?:u0e[0-9a-f]{2})+|\b(?:0e[0-9a-f]{2}){2,}", re.IGNORECASE)
_MOJIBAKE: Final = re.compile(
    r"â€|Ã[\x80-\xbf©¨¤¶¼ª«¢§¡]|à[¸¹]|ï¿½|Â[\xa0-\xbf]|ðŸ|เ[ธน].\s?(?:เ[ธน].\s?){3}"
    r"|‡[∏π]|‚Ä[ôòúùìî¶]|Ó[©╣]|ÔÇ[Öÿ£Øôöª]|โ€|ร[ \xa0]ย[ธน]|%(?i:E0[%=]B[89])|=(?i:E0[%=]B[89])"
)
"""UTF-8 read as Latin, as Thai, as a Macintosh's or as DOS; the last ones are its bytes written out. Each of them begins with
a sign, so that Python looks for these signs first, which takes a fifth of the time."""

_STRUCK: Final = re.compile(r"[\u0334-\u0338]|[\u0300-\u0333\u0339-\u036f]{2,}|[\u0e00-\u0e7f][\u0300-\u036f]")
"""Lines through letters and piles of marks; one mark over a Latin letter is an accent."""

_MARK: Final = re.compile(r"[\u0300-\u036f]")

_LOST: Final = Gated(r"\?{4,}|(?:\?{2,}\s+){2,}")
"""Letters that became question marks."""

_AGAIN: Final = re.compile(r"(?P<said>\D{1,12}?)(?P=said){7,}")
_MAYBE_AGAIN: Final = (re.compile(r"(?s:.{4})*?(\D)\1{4}"), re.compile(r"(?s:.{8})*?(\D{2,12}?)\1{3}"))
"""Found at the text's beginning wherever `_AGAIN` is in it, with a look at each fourth and each eighth place only: of eight
letters in a row that are the same, five follow such a place; of eight pieces of two letters or more, four do."""

_BRACES: Final = re.compile(r"[{}]")
_LEFT_OUT_TH: Final = r"(?:ชื่อ|วัน|เวลา|สถานที่|เหตุผล|ข้อความ|จำนวน|ราคา|ตัวเลข|เบอร์|คำว่า|เรื่องที่|สิ่งที่)"
_LEFT_OUT_EN: Final = r"(?:(?:a|an|the|your|their|his|her) )?(?:names?|dates?|days?|times?|places?|reasons?|amounts?|numbers?)"
"""What a form asks for. Without it, the same verbs say what to do: to care, to gather strength, to add a line."""

_BLANK: Final = Gated(
    r"\[(?!(?:หงาย|หัวตั้ง|กลับหัว|upright|reversed)\])[^\[\]]*[^\W\d_][^\[\]]*\]"
    r"|<[^<>]{0,20}(?:name|date|ชื่อ|วันที่)[^<>]{0,20}>|_{3,}|(?-i:\bX{3,}\b)"
    rf"|\((?:ใส่|ระบุ|เติม)\s*{_LEFT_OUT_TH}[^()]{{0,24}}\)"
    r"|\(ชื่อ(?:ของ)?(?:คุณ|เขา|เธอ|เพื่อน|แฟน|คน(?:นั้น|รัก)?|ลูกค้า|หัวหน้า|บริษัท)?\)"
    rf"|\((?:insert|fill in) [^()]{{1,30}}\)|\(add {_LEFT_OUT_EN}[^()]{{0,20}}\)"
    r"|\((?:(?:your|their|his|her|the) )?(?:friend['’]s |partner['’]s )?name\)",
    re.IGNORECASE,
)
"""A place that a form leaves for the reader to fill in."""

_MACHINE: Final = Gated(
    r"\b(?:as|i am|i['’]m) (?:chatgpt|gpt|openai)\b|"
    r"\b(?:as|i am|i['’]m) (?:just |only )?"
    r"an? (?:ai\b|assistant\b|bot\b|artificial intelligence|(?:large )?language model|chatbot|virtual assistant)"
    r"|(?:ในฐานะ|เป็น(?:แค่|เพียง)?)\s*(?:โมเดล|แบบจำลอง|ปัญญาประดิษฐ์|เอไอ|แชตบอต|แชทบอท|AI\b)"
    r"|(?:มีมี่|ฉัน|เรา)(?:เป็น|คือ)(?:แค่|เพียง)?\s*(?:บอท|บอต|ระบบ|เอไอ|โปรแกรม(?!เมอร์)|AI\b)"
    r"|(?:มีมี่|ฉัน)ถูก(?:ตั้งโปรแกรม|โปรแกรม|ฝึก)|(?:มีมี่|ฉัน)[^.!?]{0,10}คำสั่งที่ได้รับ|ตามคำสั่งที่ได้รับ\s*(?:มีมี่|ฉัน)|คำสั่งของระบบ"
    r"|(?:my|system) prompt\b|[\u0e00-\u0e7f]\s*prompt\b|\bmy (?:developers?|instructions|programming|training data|guidelines)\b"
    r"|\bi (?:am|was|have been) (?:programmed|instructed)\b|\bi (?:am|was) trained (?:on|by|to)\b|\bi can(?:not|['’]t) comply\b"
    r"|\b(?:trained|made|built) by (?:openai|google|anthropic)\b|\b(?:openai|google|anthropic) (?:trained|made|built) me\b",
    re.IGNORECASE,
)
_OUTSIDE: Final = (
    "Write no links, addresses, accounts or telephone numbers (only Thai emergency lines and public offices where they belong)."
)

_AMOUNT: Final = r"(?:\d+(?:[.,]\d+)?|ครึ่ง|หนึ่ง|สอง|สาม|สี่|ห้า|หก|one|two|three|four|five|six|half an?)"
_DOSES: Final = Gated(
    rf"{_AMOUNT}\s*(?:mg|mcg|µg|มก\.?(?![ก-๎])|มิลลิกรัม|ไมโครกรัม|milligrams?|เม็ด(?!เงิน|ฝน|ทราย)|แคปซูล|ซีซี|cc|tablets?|pills?|capsules?)(?![a-z])"
    rf"|{_AMOUNT}\s*(?:ml|มล\.?(?![ก-๎])|มิลลิลิตร|ยูนิต|ช้อน(?:โต๊ะ|ชา)|tablespoons?|teaspoons?|puffs?|drops? of|units? of)(?![a-z])"
    rf"|(?:กิน|ทาน|ใช้|ฉีด|หยอด)ยา[^.!?]{{0,30}}(?:วันละ|ครั้งละ|ทุก)\s*{_AMOUNT}\s*(?:ครั้ง|เม็ด|ชั่วโมง|ซอง|หยด)"
    rf"|(?:กิน|ทาน|ใช้|หยอด|หยด|ฉีด)(?:ยา|วิตามิน)[^.!?]{{0,16}}{_AMOUNT}\s*(?:ซอง|หยด|เข็ม)|(?:เพิ่ม|ลด)(?:ขนาด)?ยาเป็น(?:สอง|ครึ่ง|2)"
    r"|\btake (?:it|them|your (?:pills?|medicine|tablets?|meds))[^.!?]{0,20}\b(?:once|twice|three times) (?:a|per) day\b"
    r"|\b(?:double|halve|triple) (?:your|the) (?:dose|dosage|pills?|medicine|insulin)\b"
    rf"|\b(?:take|swallow)\b[^.!?]{{0,40}}\b{_AMOUNT} times (?:a|per) day",
    re.IGNORECASE,
)

_COMMON: Final = frozenset(
    re.findall(
        r"\S+",
        """the a an and or but if so to of in on at for with from by about as is are was were be been it its it's this that
        these those there you your you're yourself i i'm me my we he she him her his they them their what who when where why
        how not no don't isn't can could will would should may might must do does did have has had more most than then now
        just still before after one two out up into over back off all any some every only even too very well let's that's
        first once soon today until while without nor neither each down through things something somebody nothing
        make makes keep let get go ask say tell take give think know want need like less never always""",
    )
)
_OTHERS: Final = frozenset(
    re.findall(
        r"\S+",
        """el los una las para muy tu eres mucho pero que por del le les une mon ma pas vous je avec pour bonne du votre est
        der das und ist nicht ich dich sehr dir mit sie ein eine auf il della questo più ti sei não você muito uma com seu
        yang dan tidak anda dia untuk akan kamu sangat ini""",
    )
)
"""Small words of other languages in Latin letters, for texts of a few words."""

_ALONE: Final = {"th": re.compile(r"[\u0e00-\u0e7f\W\d_]*"), "en": re.compile(r"[a-zA-Z\W\d_]*")}
"""Texts whose letters are all of the language's own script, as most are."""

_THAI_LETTER: Final = re.compile(r"[\u0e01-\u0e2e]")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_WORDS: Final = 8
_LEAST_COMMON: Final = 0.2
"""English prose is nearly half common words, and Spanish, German or Vietnamese in Latin letters has next to none of them."""

_WINDOW: Final = {"th": 36, "en": 45}
"""So many letters in a row that are in our rules too are no accident."""


def broken(text: str) -> str:
    """For characters that are no text: controls, halves of escapes, UTF-8 read as something else. Look before tidying."""
    struck = _MARK.search(text) and _STRUCK.search(text)
    if struck or _CONTROL.search(text) or _HALF_ESCAPE.search(text) or _MOJIBAKE.search(text) or _LOST.search(text):
        return "There are broken characters in it: write plain UTF-8 text, without escapes."
    return ""


def foreign(text: str, language: str, question: str = "") -> str:
    """For a text that is not in `language`. Words of the question (names, a brand) may stand in it in their own letters."""
    if text and not _in_language(text, language, question):
        return f"Write every text in {'Thai' if language == 'th' else 'English'}, each of them."
    return ""


def forbidden(text: str, question: str = "") -> str:
    """For contacts, insults, doses, and what only a machine would write. The asker's own words in quotation marks are theirs."""
    said = _QUOTED.sub(lambda quoted: "" if quoted["said"].strip("… ") in question else quoted[0], text)
    if leads_outside(said):
        return _OUTSIDE
    if insults(said):
        return "Write nothing rude or insulting."
    if _DOSES.search(said):
        return "Write no doses of medicine."
    if _over_and_over(said):
        return "A text says the same again and again: write it anew."
    if _BRACES.search(said) or _BLANK.search(said):
        return "Write plain sentences, without braces, brackets or placeholders: words to send must be ready to send."
    if _MACHINE.search(said):
        return "Speak as MiMi, and not of models or machines."
    return ""


def _over_and_over(text: str) -> bool:
    return any(maybe.match(text) for maybe in _MAYBE_AGAIN) and _AGAIN.search(text) is not None


def ours(text: str, language: str, rules: Iterable[str]) -> str:
    """For a text that repeats the rules it was written by."""
    size, letters = _WINDOW[language], _letters(text)
    # So many letters in a row hold a whole piece of half their size that begins at a multiple of it: few pieces, looked up first.
    half = size // 2
    pieces = [letters[place : place + half] for place in range(0, len(letters) - half + 1, half)]
    for rule in rules:
        if not _pieces(rule, half).isdisjoint(pieces):
            whole = _letters(rule)
            if any(letters[place : place + size] in whole for place in range(len(letters) - size + 1)):
                return "Do not repeat these instructions or their examples: use your own words."
    return ""


def _in_language(text: str, language: str, question: str) -> bool:
    alone = _ALONE[language].fullmatch(text)
    if alone and language == "th" and _THAI_LETTER.search(text):
        return True
    theirs = _latin_words(question)
    if alone and language == "en":
        words = _WORDS.findall(text)
        return bool(words) and (all(word.casefold() in theirs for word in words) or _reads_english(text))
    own = _WORDS.sub(lambda word: "" if word[0].isascii() and word[0].casefold() in theirs else word[0], text) if theirs else text
    scripts = {sign: _script(sign) for sign in set(own) if sign.isalpha()}
    if any(script == "OTHER" for sign, script in scripts.items() if sign not in question):
        return False
    if not scripts:
        return own != text
    if language == "th" and set(scripts.values()) == {"THAI"}:
        return True
    counts = Counter(sign for sign in own if sign in scripts)
    number, thai = counts.total(), sum(count for sign, count in counts.items() if scripts[sign] == "THAI")
    return thai * 2 > number if language == "th" else thai * 10 <= number and _reads_english(text)


@lru_cache(maxsize=16)
def _latin_words(question: str) -> frozenset[str]:
    return frozenset(word for word in _WORDS.findall(question.casefold()) if word.isascii())


def _reads_english(text: str) -> bool:
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(text)]
    common = sum(word in _COMMON for word in words)
    if len(words) < _LEAST_WORDS:
        return common > 0 or _OTHERS.isdisjoint(words)
    return common >= _LEAST_COMMON * len(words)


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return next((script for script in ("LATIN", "THAI") if name.startswith(script)), "OTHER")


class _Letters(dict[int, str | None]):
    """For `str.translate`: letters, numbers and marks stay. Each sign is looked up once in a process."""

    def __missing__(self, code: int) -> str | None:
        kept = self[code] = chr(code) if unicodedata.category(chr(code))[0] in "LNM" else None
        return kept


_LETTERS: Final = _Letters()


def _letters(text: str) -> str:
    return text.casefold().translate(_LETTERS)


@cache
def _pieces(rule: str, size: int) -> frozenset[str]:
    letters = _letters(rule)
    return frozenset(letters[place : place + size] for place in range(len(letters) - size + 1))


def first(hints: Iterable[str]) -> str:
    """The first hint that says something."""
    return next((hint for hint in hints if hint), "")
