"""Scores of one reading, from 0 to 1, and of all readings together. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from prompts.lengths import LENGTHS, Length
from prompts.meanings import meanings
from prompts.schema import Interpretation
from worker.evals.lint import Warned, lint
from worker.evals.questions import Golden, places
from worker.interpret.checks.checking import speaks, texts_of, verdicts_in
from worker.interpret.checks.tidying import without_heading

SENTENCE_WORDS: Final = 22
PHRASE_SIGNS: Final = 75
"""Thai is read in phrases between spaces; longer ones than this tire the eye."""

_REVERSED: Final = {"th": re.compile(r"กลับหัว|หัวกลับ|ไพ่กลับ"), "en": re.compile(r"\brevers|upside down", re.IGNORECASE)}
_OF_CARD: Final = {
    "th": re.compile(r"ใบ(?:นี้|แรก|กลาง|สุดท้าย|ที่|หลัง)|ในไพ่|ถ้วย|ดาบ|เหรียญ|ไม้เท้า"),
    "en": re.compile(r"\b(?:this|that|the|first|middle|last) (?:card|one)\b|\b(?:cups?|swords?|coins?|wands?)\b"),
}
"""The card stands above its passage with its name, so a passage may point at it, or at what it shows."""

_NUMBERS: Final = ("ace", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WRONG_THAI: Final = re.compile(r"นะค่ะ|น่ะค่ะ|จ้า|นะจ๊ะ")
_OF_USE: Final = {
    "th": re.compile(r"[“\"‘']|\d|[๐-๙]|(?:วัน|คืน|เย็น|เช้า|อาทิตย์|สัปดาห์|เดือน)(?:นี้|หน้า|ละ)|ถ้า.+(?:ให้|ค่อย|ก็)|สอง|สาม"),
    "en": re.compile(
        r"[“\"‘]|(?<!\w)'\w|\d|\b(?:today|tonight|tomorrow|this week|next week|by \w+day|two|three|if .+,)\b", re.IGNORECASE
    ),
}
"""Words to send, a figure, a day, a way to decide: signs that an action can be used as it stands."""


@dataclass
class Scored:
    """One question's marks. `reading` is None when no reading came; `problems` are in words, `warned` what lint found."""

    golden: Golden
    reading: Interpretation | None
    marks: dict[str, float] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)
    model: str = ""
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = None
    ms: int = 0

    def mark(self, name: str, part: float, problem: str) -> None:
        """Notes a mark, and the problem when it is not the best one."""
        self.marks[name] = part
        if part < 1:
            self.problems.append(problem)


def score(golden: Golden, reading: Interpretation | None, first_try: bool, error: str = "") -> Scored:
    """The marks of what a model answered; without a reading only `schema` is marked."""
    scored = Scored(golden, reading)
    scored.mark("schema", float(reading is not None and first_try), error or "only at the second try")
    if reading is None:
        return scored
    scored.mark("validity", float(reading.valid == golden.valid), f"valid is {reading.valid}")
    found = verdicts_in(reading, golden.question.text)
    scored.mark("verdicts", float(not found), f"verdict: {', '.join(found)}")
    language = golden.question.language
    others = [text for text in texts_of(reading) if text and not speaks(language, text, golden.question.text)]
    scored.mark("language", float(not others), f"not in {language}: {others[:1]}")
    scored.warned = lint(texts_of(reading), language)
    if reading.valid:
        scored.mark("topic", float(reading.topic == golden.topic), f"topic {reading.topic}, not {golden.topic}")
        _cards(scored, reading)
        _length(scored, reading)
        _readable(scored, reading)
        scored.mark("to use", float(bool(_OF_USE[language].search(reading.action))), "an action that cannot be used as it stands")
    return scored


def openings(scored: Sequence[Scored]) -> float:
    """The share of readings whose beginning no other one has: the first three words, in Thai the first dozen signs."""
    begun = [_beginning(one) for one in scored if one.reading is not None and one.reading.valid]
    counted = Counter(begun)
    return sum(counted[one] == 1 for one in begun) / len(begun) if begun else 0.0


def _beginning(scored: Scored) -> str:
    assert scored.reading is not None
    said = scored.reading.opening.casefold()
    return said[:12] if scored.golden.question.language == "th" else " ".join(said.split()[:3])


def _cards(scored: Scored, reading: Interpretation) -> None:
    question = scored.golden.question
    deck, signs = meanings(question.language), places(question.language, question.spread)
    named = turned = placed = begun = 0
    for position, card, words, passage in zip(
        deck.spread(question.spread).positions, question.cards, signs, reading.cards, strict=True
    ):
        said = passage.text.casefold()
        named += any(name in said for name in _names(deck.card(card.number).called)) or bool(
            _OF_CARD[question.language].search(said)
        )
        turned += card.reversed or not _REVERSED[question.language].search(said)
        placed += any(word.casefold() in said for word in (position.name, *words))
        begun += not _heading(passage.text, position.name, deck.card(card.number).called, question.language)
    count = len(question.cards)
    scored.mark("cards taken up", named / count, f"{named} of {count} cards taken up")
    scored.mark("orientation", turned / count, f"{count - turned} of {count} upright cards called reversed")
    scored.mark("position", placed / count, f"{placed} of {count} places used")
    scored.mark("own beginning", begun / count, f"{count - begun} of {count} passages begin with their heading")


def _heading(text: str, place: str, card: str, language: str) -> bool:
    """Whether a passage begins with what stands above it in the chat."""
    again = any(one.says == "the heading again" for one in lint([text], language))
    return again or without_heading(text, (place, card)) != text


def _names(name: str) -> list[str]:
    """A card's name, and the same with its number as a word."""
    low = name.casefold()
    number = low.split()[0]
    spelt = [low.replace(number, _NUMBERS[int(number) - 1], 1)] if number.isdecimal() else []
    return [low, low.replace(" ", ""), low.removeprefix("the "), *spelt]


def _length(scored: Scored, reading: Interpretation) -> None:
    lengths = LENGTHS[scored.golden.question.language]
    passages = [(passage.text, lengths.passage) for passage in reading.cards]
    texts = [(reading.gist, lengths.gist), (reading.opening, lengths.opening), (reading.action, lengths.action), *passages]
    fitting = sum(_fits(text, length) for text, length in texts)
    longest = max((len(text) for text, _ in passages), default=0)
    scored.mark("length", fitting / len(texts), f"gist {len(reading.gist)}, longest passage {longest} characters")


def _fits(text: str, length: Length) -> bool:
    return length.least <= len(text) <= length.most


def _readable(scored: Scored, reading: Interpretation) -> None:
    said = " ".join(
        (reading.opening, *(passage.text for passage in reading.cards), reading.together, reading.action, reading.closing)
    )
    if scored.golden.question.language == "th":
        phrases = said.split()
        longest = sum(len(phrase) > PHRASE_SIGNS for phrase in phrases) / len(phrases)
        wrong = _WRONG_THAI.findall(said)
        scored.mark("readability", float(longest < 0.2 and not wrong), f"{longest:.0%} long phrases, wrong: {wrong}")
        return
    sentences = [sentence for sentence in re.split(r"[.!?]+\s", said) if sentence.strip()]
    words = sum(len(sentence.split()) for sentence in sentences) / len(sentences)
    scored.mark("readability", float(words <= SENTENCE_WORDS), f"{words:.0f} words a sentence")
