"""What a question is about: its subject, from its words. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from bot.safety.gates.stems import Stems
from bot.safety.rules import classify, visible
from prompts.fallback import signs
from prompts.schema import Topic
from worker.fallback.understand.dreams import without_dreamt_deaths
from worker.fallback.understand.misspelt import Known, known, most_like
from worker.fallback.understand.named_words import with_named_words
from worker.fallback.understand.sureness import is_bare, is_sure
from worker.fallback.understand.tones import OF_CLASS, Tone
from worker.fallback.understand.who_is_named import NOBODY, who_is_named

_MOST_HITS: Final = 3
"""Further hits of one subject count no more: long texts name their people again and again. A second hit counts as much as one
step of weight, so that one telling word is worth more than three broad ones."""

_TELLING: Final = 2
"""What a text must score to be understood as it is typed; less is said by a mere "he"."""

_SHORTEST_MENDED: Final = 5
_MOST_MENDED: Final = 20
"""Words of a text that are mended: comparing takes time, and a question is short."""

_SUBJECT_KNOWS_BETTER: Final = {
    (Tone.BETTING, Tone.WEIGH),
    (Tone.COURT, Tone.WEIGH),
    (Tone.COURT, Tone.SCAM),
    (Tone.ANGER, Tone.FEAR),
    (Tone.LIFESPAN, Tone.FEAR),
    (Tone.PREGNANCY, Tone.EXPECTING),
    (Tone.ILLNESS, Tone.EXPECTING),
    (Tone.BETTING, Tone.ADDICTION),
    (Tone.BETTING, Tone.HURT),
}
"""Where the safety rules take an investment for a bet, an inheritance for a case, a fear of curses for a curse."""

_SAYS_IT_OPENLY: Final = frozenset(("left_for_another",))
"""Subjects in which nobody is spied on: what the safety rules would not guess is told."""

_OF_NO_MATTER: Final = frozenset(("somebody", "weary", "sad", "hurt"))
"""Subjects by which people say who they speak of or how they feel, whatever the matter is."""

_OF_ONES_OWN_BODY: Final = frozenset(("medicine", "rehab", "illness_named"))
"""Subjects that speak of the asker's own body, whoever else is named, unless another's illness is told."""

_NOW_IN_CARE: Final = frozenset(("rehab", "kin_ill_named"))
"""Where these are told, a doctor has seen what else would be a fright."""

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
    """What a question is about (None when no word of it is known), and how the answer must sound.

    `who` has died or is ill, by the name in the phrase banks. `sure`: nothing specific may be said of a subject that is not.
    """

    subject: Subject | None
    tone: Tone
    who: str
    sure: bool


@dataclass(frozen=True)
class _Sought:
    """A subject and the patterns of its words, which are compiled when first searched for, as most are not."""

    subject: Subject
    weight: int
    in_thai: str
    in_english: str

    @cached_property
    def thai(self) -> re.Pattern[str]:
        return re.compile(self.in_thai)

    @cached_property
    def english(self) -> re.Pattern[str]:
        return re.compile(self.in_english)

    def score(self, letters: str, words: str) -> int:
        hits = len(self.said(letters, words))
        return self.weight + min(hits, _MOST_HITS) - 1 if hits else 0

    def said(self, letters: str, words: str) -> list[str]:
        """The places of the text that speak of the subject."""
        return [hit[0] for hit in (*self.thai.finditer(letters), *self.english.finditer(words))]


def understand(text: str) -> Understood:
    """The subject that most of the text's words speak of, and the tone of the whole text.

    Whoever is gone has not died where words of a parting stand beside it; whoever waits for results or recovers saw a doctor.
    """
    scores = _without_what_is_ruled_out(_scores(text))
    best = max(scores, key=lambda subject: scores[subject], default=None)
    tone = _tone(text, best, {subject.name: subject.tone for subject in scores})
    return Understood(best, tone, _who(text, tone), _is_sure(text, best, scores))


def _without_what_is_ruled_out(scores: dict[Subject, int]) -> dict[Subject, int]:
    names, tones = {subject.name for subject in scores}, {subject.tone for subject in scores}
    out: set[str] = {"fear_of_illness"} if "own_results" in names else set()
    gone: set[Tone] = {Tone.GONE} if Tone.EX in tones else set()
    if _NOW_IN_CARE & names:
        gone.add(Tone.ALARM)
    return {subject: score for subject, score in scores.items() if subject.name not in out and subject.tone not in gone}


def _is_sure(text: str, best: Subject | None, scores: dict[Subject, int]) -> bool:
    if best is None:
        return is_bare(len(visible(text)))
    others: dict[Topic, int] = {}
    for subject, score in scores.items():
        if subject.topic != best.topic and subject.name not in _OF_NO_MATTER:
            others[subject.topic] = max(score, others.get(subject.topic, 0))
    return is_sure(len(visible(text)), scores[best], others.values(), felt=best.tone in (Tone.WEARY, Tone.HURT))


def _who(text: str, tone: Tone) -> str:
    """Who died or is ill: others may be named beside them, so the words that say it are looked at first."""
    letters, words = _views(text)
    said = [one for sought in _sought_in(letters, words) if sought.subject.tone is tone for one in sought.said(letters, words)]
    return next((who for who in map(who_is_named, said) if who != NOBODY), who_is_named(text))


def _tone(text: str, best: Subject | None, tones: dict[str, Tone]) -> Tone:
    """Fright and grief come before all else; then what the safety rules find; then the subject."""
    for tone in (Tone.ALARM, Tone.GRIEF, Tone.GONE):
        if tone in tones.values():
            return tone
    delicate = OF_CLASS.get(classify(text), Tone.ORDINARY)
    if best and (best.name in _SAYS_IT_OPENLY or (delicate, best.tone) in _SUBJECT_KNOWS_BETTER):
        return best.tone
    found = delicate if delicate is not Tone.ORDINARY else best.tone if best else Tone.ORDINARY
    if found is Tone.ILLNESS and _is_ones_own(text, best):
        return Tone.OWN_ILLNESS
    if found is not Tone.ORDINARY:
        return found
    return next((tone for tone in (Tone.FEAR, Tone.WEARY, Tone.HURT) if tone.value in tones), Tone.ORDINARY)


def _is_ones_own(text: str, best: Subject | None) -> bool:
    """Whether the asker is the one who is ill: nobody else is named, or only beside the asker's own body."""
    name = best.name if best else ""
    return name in _OF_ONES_OWN_BODY or (who_is_named(text) == NOBODY and name not in {"kin_ill", "kin_ill_named"})


@cache
def _sought() -> tuple[_Sought, ...]:
    return tuple(_read(name, entry) for name, entry in signs("subjects").items())


def _read(name: str, entry: dict[str, Any]) -> _Sought:
    subject = Subject(name, entry["topic"], Tone(entry.get("tone", "ordinary")), entry["about"])
    thai = with_named_words("|".join(entry["thai"]), "thai")
    english = with_named_words("|".join(entry["english"]), "english")
    return _Sought(subject, entry["weight"], thai, rf"\b(?:{english})\b")


@cache
def _stems() -> tuple[Stems, Stems]:
    """Of the Thai and of the English patterns, by a subject's place in `_sought`."""
    return (
        Stems((number, sought.in_thai) for number, sought in enumerate(_sought())),
        Stems((number, sought.in_english) for number, sought in enumerate(_sought())),
    )


def _sought_in(letters: str, words: str) -> list[_Sought]:
    """Those that the text may speak of, in their order: it certainly holds no word of the others."""
    thai, english = _stems()
    return [_sought()[number] for number in sorted(thai.may_match(letters) | english.may_match(words))]


def _views(text: str) -> tuple[str, str]:
    """The text without spaces (for Thai) and its English as small words."""
    seen = without_dreamt_deaths(visible(text).casefold())
    return "".join(seen.split()), " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", _THAI.sub(" ", seen))))


def _scores(text: str) -> dict[Subject, int]:
    letters, words = _views(text)
    found = _found(letters, words)
    if max(found.values(), default=0) >= _TELLING:
        return found
    return _found(letters, " ".join(map(_mended, words.split()[:_MOST_MENDED]))) or found


def _found(letters: str, words: str) -> dict[Subject, int]:
    scored = {sought.subject: sought.score(letters, words) for sought in _sought_in(letters, words)}
    return {subject: score for subject, score in scored.items() if score}


@cache
def _plain_words() -> Known:
    """The English words of the patterns that are plain words, to mend misspelt ones by."""
    return known(_words_of(_sought()))


@cache
def _words_of_mourning() -> set[str]:
    """Nobody is consoled because a word looks like one of these."""
    return _words_of([sought for sought in _sought() if sought.subject.tone in (Tone.GRIEF, Tone.GONE)])


def _words_of(some: Iterable[_Sought]) -> set[str]:
    return {word for sought in some for word in re.findall(r"[a-z]{5,}", sought.in_english)}


def _mended(word: str) -> str:
    if len(word) < _SHORTEST_MENDED:
        return word
    alike = most_like(word, _plain_words())
    return word if alike is None or alike in _words_of_mourning() else alike
