"""Cleans a model's text before it is shown: removes markup, repeated spaces, a repeated heading. Pure."""

import html
import re
from collections.abc import Sequence
from typing import Final

from bot.safety.rules import unhidden
from bot.say.limits import shorten

_SCRIPT: Final = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAK: Final = re.compile(r"<\s*(?:br|/p|/div|/li)\s*/?\s*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?(?!(?i:[a-z '’]{0,24}name>))[a-zA-Z!][^<>]{0,300}>")
_LATEX: Final = re.compile(r"\\[a-zA-Z]{2,12}\{([^{}]{0,300})\}")
_STRUCK: Final = re.compile(r"~~[^~]{1,300}~~")
_TABLE_RULE: Final = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t:|-]*$", re.MULTILINE)
_TABLE_ROW: Final = re.compile(r"^[ \t]*\|(.+)\|[ \t]*$", re.MULTILINE)
_LINK: Final = re.compile(r"!?\[([^\[\]]{1,200})\]\([^()\s]{0,300}\)")
_FENCE: Final = re.compile(r"`{3,}\w*|`")
_LINE_START: Final = re.compile(r"^[ \t]*(?:#{1,6}\s+|>\s+|[-*•▪]\s+|\d{1,2}[.)]\s+)+", re.MULTILINE)
_RULE: Final = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$", re.MULTILINE)
_STRONG: Final = re.compile(r"(\*{2,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_EMPHASIS: Final = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,200}?)(?<=\S)\1(?![\w*])")
_ESCAPED: Final = re.compile(r"\\(?:[nrt]|(?=[\"'*_#`]))")
_BLANKS: Final = re.compile(r"[\u2800\u3164\u115f\u1160\uffa0]")
"""Letters that show nothing."""

_FLOOD: Final = re.compile(r"(?P<sign>[^\w\s])(?P=sign){3,}|(?P<letter>[^\W\d_])(?P=letter){4,}")
_DOTS: Final = re.compile(r"\.{3,}|…[….]+")
_SPACES: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\s*\n\s*")
_PARAGRAPHS: Final = re.compile(r"\s*\n\s*\n\s*")
_PARTICLE: Final = re.compile(r"(?<=[\u0e01-\u0e45\u0e47-\u0e4e]) +(?=(?:ค่ะ|คะ|นะคะ|นะค่ะ)(?![\u0e01-\u0e4e]))")
_MISSPELT: Final = re.compile(r"(?<!ช)(?<!ฐา)น[ะ่]+ค่ะ")
_SENTENCE_END: Final = re.compile(r"(?:[.!?]['”\"’]?|(?:ค่ะ|คะ)[”’\"]?)(?=\s)")
_QUOTED: Final = re.compile(r"(?P<said>[“\"][^“”\"]*[”\"])|[^“\"]+|[“\"]")
_MANS: Final = re.compile(r"((?<!ช)(?<!ฐา)นะ|ไหม|มั้ย|หรือ|เปล่า|หรือยัง|อะไร|ยังไง|อย่างไร|เมื่อไหร่|เมื่อไร|ที่ไหน|ใคร|ทำไม|จ๊ะ)?ครับ(?![ก-๎])")
"""A man's particle, and before it what has a woman say the questioning one."""

_PLAIN: Final = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **str.maketrans({"。": ". ", "、": ", ", "，": ", ", "：": ": ", "！": "! ", "？": "? ", "；": "; "}),
}
"""Full-width signs, as East Asian texts have them."""

_MARKED: Final = re.compile(r"[&\\|~<>\[`#•▪*_=。、\uff01-\uff5e\u2800\u3164\u115f\u1160\uffa0]")
_SEQUENCES: Final = ("  ", "..", "….", "……", r"ะค่ะ", r"่ค่ะ", r"ครับ")
_APART: Final = (r" คะ", r" ค่ะ", r" นะค")
"""One of these is in a text where `_PARTICLE` is; such a particle may also follow what somebody else says, in quotation marks."""

_THREE_OF_A_SIGN: Final = re.compile(r"(?s:.{2})*?(.)\1\1")
"""Found at a text's beginning where four of a sign stand in it: three of them follow an even place."""

_HEADING: Final = re.compile(
    r"[^\S\n]*(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?[^\S\n]*)+"
    r"\*\*[^*:：.!?\n]{1,40}(?:[:：]\s*\*\*|\*\*\s*[:：])[^\S\n]*"
)
_HEADING_END: Final = re.compile(r"[:：|—–-]\s")
_FACING: Final = (r"หัวตั้ง", r"กลับหัว", "upright", "reversed")


def tidy(text: str, paragraphs: bool = False) -> str:
    """`text` as it may stand in a chat: no markup, nothing hidden, single spaces, and on one line unless it has `paragraphs`."""
    return text if _is_tidy(text) else cleaned(text, paragraphs)


def _is_tidy(text: str) -> bool:
    """Whether none of the steps of `cleaned` finds anything: nearly every text, and the steps take fifty times as long."""
    return (
        text.isprintable()  # so the only white space in it is the plain one
        and _MARKED.search(text) is None
        and not any(sequence in text for sequence in _SEQUENCES)
        and not (any(particle in text for particle in _APART) and _PARTICLE.search(text))
        and not text.startswith((" ", "-"))
        and not text[:1].isdecimal()
        and not text.endswith(" ")
        and _THREE_OF_A_SIGN.match(text) is None
    )


def cleaned(text: str, paragraphs: bool = False) -> str:
    """`text` after each step, whether it finds anything or not."""
    shown = _LATEX.sub(r"\1", _unescaped(text).translate(_PLAIN))
    shown = _STRUCK.sub("", _TABLE_ROW.sub(_cells, _TABLE_RULE.sub("", shown)))
    shown = _TAG.sub("", _BREAK.sub("\n", _SCRIPT.sub("", shown)))
    shown = _FENCE.sub("", _LINK.sub(r"\1", _ESCAPED.sub(lambda found: " " if len(found[0]) > 1 else "", shown)))
    shown = _RULE.sub("", _LINE_START.sub("", shown.replace("\r\n", "\n").replace("\r", "\n")))
    shown = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", shown)).replace("**", "")
    shown = _FLOOD.sub(lambda found: found["sign"] or found["letter"], _DOTS.sub("…", unhidden(shown)))
    shown = _SPACES.sub(" ", _BLANKS.sub(" ", shown))
    shown = "\n\n".join(_LINES.sub(" ", part) for part in _PARAGRAPHS.split(shown)) if paragraphs else _LINES.sub(" ", shown)
    shown = _MISSPELT.sub(r"นะคะ", _PARTICLE.sub("", shown)).strip()
    return _QUOTED.sub(lambda found: found[0] if found["said"] else _as_a_woman(found[0]), shown)


def _unescaped(text: str) -> str:
    """Some endpoints escape twice."""
    for _ in range(3):
        text, before = html.unescape(text), text
        if text == before:
            break
    return text


def _cells(row: re.Match[str]) -> str:
    return " · ".join(filter(None, (cell.strip() for cell in row[1].split("|"))))


def _as_a_woman(text: str) -> str:
    """A man's polite words become a woman's. What others say stands in quotation marks and is left as it is."""
    return _MANS.sub(lambda found: found[1] + r"คะ" if found[1] else r"ค่ะ", text)


def without_heading(text: str, names: Sequence[str]) -> str:
    """`text` without a heading at its beginning, such as "The past: Ace of Cups, upright:". `names`: its place, its card."""
    if _HEADING_END.search(text) is None:
        return text
    words = "|".join(re.escape(name) for name in (*names, *_FACING, r"ไพ่"))
    heading = re.compile(rf"(?:\d{{1,2}}[.)]\s*)?(?:(?:{words})[\s·|,()]*){{1,6}}[:：|—–-]+\s+", re.IGNORECASE)
    rest = text
    while found := heading.match(rest):
        rest = rest[found.end() :]
    return rest or text


def without_headings_inside(text: str) -> str:
    """`text` without headings such as "🌟 **Love:**", which cut running words into sections.

    An emoji and bold letters together make one; either by itself may be a word. Not for steps: there it says what to do.
    """
    return _HEADING.sub(" ", text) if "**" in text else text


def at_most(text: str, most: int) -> str:
    """`text`, or its beginning: up to the last sentence that ends within `most` characters if that is half of them or more,
    else cut near a space and never inside a cluster, with "…"."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text[: most + 1])]
    if ends and ends[-1] * 2 >= most:
        return text[: ends[-1]].rstrip()
    return shorten(text, most)
