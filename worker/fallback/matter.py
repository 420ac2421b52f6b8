"""What a reading is about, in the words of its language: of a further question also from the one before it. Pure."""

import re
from dataclasses import dataclass
from typing import Any, Final

from prompts.fallback import phrases
from prompts.schema import Topic
from worker.fallback.subject_rules import TAKES_UP
from worker.fallback.understand.asks import answers_other, asked_of
from worker.fallback.understand.forms import Form, form_of
from worker.fallback.understand.said import Said, said_in
from worker.fallback.understand.subjects import Subject, understand
from worker.fallback.understand.tones import GENTLE, PLAIN, Tone
from worker.fallback.understand.two_ways import two_ways
from worker.fallback.understand.who_is_named import NOBODY
from worker.question import Question

_PEOPLE: Final = frozenset(("home", "friends", "boss", "partner", "child", "inlaws"))
_TELLING: Final = re.compile(
    r"(?:บอก|ปรึกษา|เล่าให้|แจ้ง|พูดกับ|สารภาพ)|\b(?:tell|ask|talk to|speak to|confess to|inform)\b", re.IGNORECASE
)

_EX: Final = re.compile(r"(?:แฟน|คน|ผัว|สามี|เมีย|ภรรยา)เก่า|เลิกกัน|หลังเลิก(?!งาน|เรียน)|ปลดบล็อก|\bmy ex\b")


@dataclass(frozen=True)
class Matter:
    """`subject` is None when no word of the question is known. `about` names the matter, `who` the one who died or is ill.

    A matter that is not `sure` has no subject, and its `topic` is only the likeliest. `said` is what the asker named, `ways`
    are the two that they weigh.
    """

    subject: Subject | None
    tone: Tone
    topic: Topic
    about: str
    who: str
    sure: bool = True
    said: Said | None = None
    ways: tuple[str, str] | None = None

    @property
    def said_word(self) -> str | None:
        """How the answer calls what the asker named."""
        return self.said.word if self.said else None


_OF_THE_SUBJECT: Final = PLAIN | {Tone.WEIGH, Tone.EX}
"""Tones that are only as sure as the subject; the others have signs of their own, which are heeded in any case."""


def matter_of(question: Question) -> Matter:
    """A further question often only says "and where do I begin?": then it is about what was asked before."""
    asked = understand(question.text)
    before = understand(question.parent_question) if question.parent_question else asked
    subject = (
        before.subject if _only_told_to(question.text, asked.subject) and before.subject else asked.subject or before.subject
    )
    known: Topic = question.parent.topic if question.parent else "other"
    parts: dict[str, Any] = phrases(question.language)["parts"]
    tone = _stronger(asked.tone, before.tone)
    topic = subject.topic if subject else known
    who = parts["who"][asked.who if asked.who != NOBODY else before.who]
    understood = asked if subject is asked.subject else before
    asked_in = question.text if understood is asked else question.parent_question or question.text
    said = said_in(asked_in, question.language, talk=asked_of(asked_in) == "talk")
    ways = two_ways(question.text)
    sure = understood.sure and not (subject and answers_other(subject.name, question.text))
    if tone in _OF_THE_SUBJECT and not sure and not _names_the_ex(question.text, subject):
        said = said if said and (said.kind != "person" or _asks_how_with_somebody(question.text)) else None
        about = _named(said, parts) or parts["about"]["other"]
        return Matter(None, Tone.ORDINARY, topic, about, who, sure=False, said=said, ways=ways)
    about = subject.about[question.language] if subject else parts["about"][known]
    if subject and subject.name in TAKES_UP and tone in PLAIN:
        about = _named(said, parts) or about
    return Matter(subject, tone, topic, about, who, said=said, ways=ways)


def _asks_how_with_somebody(text: str) -> bool:
    """Whether whoever is named is what it is about: else they may only come by in the story."""
    return asked_of(text) == "talk" or form_of(text) is Form.HOW


def _named(said: Said | None, parts: dict[str, Any]) -> str | None:
    """The matter in the asker's own word, as a template takes it."""
    if said is None:
        return None
    about: str = parts["said"]["person" if said.kind == "person" else "other"].format(said=said.word)
    return about


def _names_the_ex(text: str, subject: Subject | None) -> bool:
    """Whoever is called an ex is one, however long the story."""
    return subject is not None and subject.tone is Tone.EX and _EX.search(text.casefold()) is not None


def _only_told_to(text: str, subject: Subject | None) -> bool:
    """Whether the text asks whom or when to tell: the matter itself is what was asked before."""
    return subject is not None and subject.name in _PEOPLE and _TELLING.search(text) is not None


def _stronger(asked: Tone, before: Tone) -> Tone:
    """A further question is as delicate as the one before it."""
    if asked in GENTLE or before is Tone.ORDINARY:
        return asked
    return before if before in GENTLE or asked in PLAIN else asked
