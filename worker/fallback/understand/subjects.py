"""What a question is about: its subject, from its words. Pure."""

import difflib
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from bot.safety.rules import classify, visible
from prompts.fallback import signs
from prompts.schema import Topic
from worker.fallback.understand.tones import OF_CLASS, Tone
from worker.fallback.understand.who_is_named import NOBODY, who_is_named

_MOST_HITS: Final = 3
"""Further hits of one subject count no more: long texts name their people again and again. A second hit counts as much as one
step of weight, so that one telling word is worth more than three broad ones."""

_SHORTEST_MENDED: Final = 5
_MOST_MENDED: Final = 20
"""Words of a text that are mended: comparing takes time, and a question is short."""

_ALIKE: Final = 0.82
"""How alike a misspelt English word must be to a known one, as difflib measures it."""

_SUBJECT_KNOWS_BETTER: Final = {
    (Tone.BETTING, Tone.WEIGH),
    (Tone.COURT, Tone.WEIGH),
    (Tone.COURT, Tone.SCAM),
    (Tone.ANGER, Tone.FEAR),
    (Tone.LIFESPAN, Tone.FEAR),
    (Tone.PREGNANCY, Tone.EXPECTING),
    (Tone.ILLNESS, Tone.EXPECTING),
    (Tone.BETTING, Tone.ADDICTION),
}
"""Where the safety rules take an investment for a bet, an inheritance for a case, a fear of curses for a curse."""

_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")


@dataclass(frozen=True, eq=False)
class Subject:
    """A matter that people ask about. `about` names it in a sentence, by language."""

    name: str
    topic: Topic
    tone: Tone
    about: dict[str, str]


@dataclass(frozen=True)
class Understood:
    """What a question is about (None when no word of it is known), and how the answer must sound."""

    subject: Subject | None
    tone: Tone


@dataclass(frozen=True)
class _Sought:
    subject: Subject
    weight: int
    thai: re.Pattern[str]
    english: re.Pattern[str]

    def score(self, letters: str, words: str) -> int:
        hits = len(self.thai.findall(letters)) + len(self.english.findall(words))
        return self.weight + min(hits, _MOST_HITS) - 1 if hits else 0


def understand(text: str) -> Understood:
    """The subject that most of the text's words speak of, and the tone of the whole text.

    Whoever is gone has not died where words of a parting stand beside it, and whoever waits for results has seen a doctor.
    """
    scores = _scores(text)
    if any(subject.name == "own_results" for subject in scores):
        scores = {subject: score for subject, score in scores.items() if subject.name != "fear_of_illness"}
    if any(subject.tone is Tone.EX for subject in scores):
        scores = {subject: score for subject, score in scores.items() if subject.tone is not Tone.GONE}
    best = max(scores, key=lambda subject: scores[subject], default=None)
    return Understood(best, _tone(text, best, {subject.name: subject.tone for subject in scores}))


def _tone(text: str, best: Subject | None, tones: dict[str, Tone]) -> Tone:
    """Fright and grief come before all else; then what the safety rules find; then the subject."""
    for tone in (Tone.ALARM, Tone.GRIEF, Tone.GONE):
        if tone in tones.values():
            return tone
    delicate = OF_CLASS.get(classify(text), Tone.ORDINARY)
    if best and (delicate, best.tone) in _SUBJECT_KNOWS_BETTER:
        return best.tone
    found = delicate if delicate is not Tone.ORDINARY else best.tone if best else Tone.ORDINARY
    if found is Tone.ILLNESS and who_is_named(text) == NOBODY and not (best and best.name == "kin_ill"):
        return Tone.OWN_ILLNESS
    if found is not Tone.ORDINARY:
        return found
    return next((tone for tone in (Tone.FEAR, Tone.WEARY, Tone.HURT) if tone.value in tones), Tone.ORDINARY)


@cache
def _sought() -> tuple[_Sought, ...]:
    return tuple(_read(name, entry) for name, entry in signs("subjects").items())


def _read(name: str, entry: dict[str, Any]) -> _Sought:
    subject = Subject(name, entry["topic"], Tone(entry.get("tone", "ordinary")), entry["about"])
    english = "|".join(entry["english"])
    return _Sought(subject, entry["weight"], re.compile("|".join(entry["thai"])), re.compile(rf"\b(?:{english})\b"))


def _scores(text: str) -> dict[Subject, int]:
    seen = visible(text).casefold()
    letters = "".join(seen.split())
    words = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", _THAI.sub(" ", seen))))
    return _found(letters, words) or _found(letters, " ".join(map(_mended, words.split()[:_MOST_MENDED])))


def _found(letters: str, words: str) -> dict[Subject, int]:
    scored = {sought.subject: sought.score(letters, words) for sought in _sought()}
    return {subject: score for subject, score in scored.items() if score}


@cache
def _plain_words() -> list[str]:
    """The English words of the patterns that are plain words, to mend misspelt ones by."""
    patterns = "|".join(sought.english.pattern for sought in _sought())
    return sorted(set(re.findall(r"[a-z]{5,}", patterns)))


def _mended(word: str) -> str:
    if len(word) < _SHORTEST_MENDED:
        return word
    return next(iter(difflib.get_close_matches(word, _plain_words(), 1, _ALIKE)), word)
