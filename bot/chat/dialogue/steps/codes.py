"""Promo codes and campaigns in what people type. Pure.

A code stands behind the word for it ("code NEWYEAR"), or alone if it is one word of Latin letters and digits. Thai has no
spaces: there any question would be such a word. A campaign's name stands behind MiMi and a hash ("hello MiMi #market"), as
its link types it.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.states import Conversation, Moment
from bot.chat.dialogue.steps.shared import Step
from bot.chat.dialogue.understand.question_sound import sounds_like_a_question
from bot.chat.dialogue.understand.typed import without_politeness
from bot.say.replies.asking import AskWhichQuestion, QuestionTooShort
from bot.say.replies.chat import NotUnderstood
from bot.say.text import plain
from models.offers.code_words import BadWord, check_word

LONGEST: Final = 60
"""Characters of a text that may be a code and what is said around it."""

_NAMED: Final = re.compile(
    r"(?:ขอ)?(?:ใช้|ใส่|กรอก|มี|เอา|use|enter|redeem|apply|try|i have a|with|my|the|\s)*"
    r"(?:โปรโม(?:ชั่น|ชัน)?|promo(?:tion)?|discount|coupon|gift)?\s*(?P<name>โค[้๊]?ด|คูปอง|รหัส|code|coupon|voucher)"
    r"(?:ส่วนลด|โปร(?:โมชั่น)?|พิเศษ)?(?P<gap>\s*(?:คือ|is\b|[:=])\s*|\s+)?(?P<word>.+)"
)
_NOTHING_KNOWN: Final = QuestionTooShort | AskWhichQuestion | NotUnderstood
_QUOTES: Final = "\"'“”‘’«»()[]{}<>"
_LATIN: Final = re.compile(r"[a-z0-9][a-z0-9 _\-–]*+(?=.*[\u0e00-\u0e7f])")
_ALONE: Final = re.compile(r"#?(?=[\d_-]*[a-z])[a-z0-9]+(?:[-_][a-z0-9]+)*")
_CAMPAIGN: Final = re.compile(
    r"^\W*(?:สวัสดี(?:ค่ะ|คะ|ครับ|จ้า)?|หวัดดี|hello|hi|hey)?[\s,!]*(?:mi\s?mi|มีมี่)[\s,!]*#\s?(?P<name>[^\s#,.!?]{3,40})(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Typed:
    """A text that may be a code. `sure`: it cannot well be anything else."""

    word: str
    sure: bool


def named_code(text: str) -> Typed | None:
    """The code behind a word for it."""
    said = plain(text)
    found = _NAMED.fullmatch(said) if len(said) <= LONGEST else None
    if found is None:
        return None
    rest = found["word"].strip(_QUOTES + " #")
    latin = _LATIN.match(rest)
    word = _word(latin[0] if latin else without_politeness(rest).strip(_QUOTES + " #"))
    if word is None:
        return None
    return Typed(word, sure=bool(found["gap"]) and not sounds_like_a_question(text) and len(rest.split()) <= 3)


def lone_code(text: str) -> Typed | None:
    """A code that stands alone: one word of Latin letters and digits, which may as well be a question."""
    said = plain(text).strip(_QUOTES + " ")
    word = _word(said) if _ALONE.fullmatch(said) else None
    return Typed(word, sure=False) if word else None


def typed_code(text: str, otherwise: Step) -> Typed | None:
    """The code that a text may be. Alone it is one only where the text would be a question (`otherwise`), or nothing known."""
    asked = any(isinstance(act, effects.Moderate | effects.BeginFollowUp | _NOTHING_KNOWN) for act in otherwise.acts)
    return named_code(text) or (lone_code(text) if asked else None)


def campaign(text: str) -> tuple[str, str] | None:
    """The campaign that a text names, and what else it says."""
    found = _CAMPAIGN.match(text) if "#" in text or "＃" in text else None
    return (found["name"], found["rest"].strip()) if found else None


def try_code(here: Conversation, typed: Typed, otherwise: Step | None, moment: Moment) -> Step:
    """Has the code looked up. `otherwise`: what the text leads to if it is none."""
    return Step(here, (offer_effects.TryCode(typed.word, here, moment, None if typed.sure else otherwise),))


def arrived(name: str, then: Step) -> Step:
    """The step that the rest of the text leads to, and a note of how they came."""
    return Step(then.conversation, (offer_effects.NoteCampaign(name), *then.acts))


def _word(said: str) -> str | None:
    try:
        return check_word(said)
    except BadWord:
        return None
