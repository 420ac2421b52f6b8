"""What one reading is worth, in numbers from 0 to 1, and what all of them are together. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from prompts.meanings import meanings
from prompts.schema import Interpretation
from worker.evals.questions import Golden, places
from worker.interpret.checking import GIST_LONGEST, speaks, texts_of, verdicts_in

PASSAGE: Final = {"th": (60, 340), "en": (90, 480)}
"""How long a passage may be, in characters."""

SENTENCE_WORDS: Final = 22
PHRASE_SIGNS: Final = 75
"""Thai is read in phrases between spaces; longer ones than this tire the eye."""

_REVERSED: Final = {"th": re.compile(r"กลับหัว|หัวกลับ|ไพ่กลับ"), "en": re.compile(r"\brevers|upside down", re.IGNORECASE)}
_NUMBERS: Final = ("ace", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WRONG_THAI: Final = re.compile(r"นะค่ะ|น่ะค่ะ|จ้า|นะจ๊ะ")


@dataclass
class Scored:
    """One question's marks. `told` is None when no reading came; `problems` are in words."""

    golden: Golden
    told: Interpretation | None
    marks: dict[str, float] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
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


def score(golden: Golden, told: Interpretation | None, first_try: bool, error: str = "") -> Scored:
    """The marks of what a model told; without a reading only `schema` is marked."""
    scored = Scored(golden, told)
    scored.mark("schema", float(told is not None and first_try), error or "only at the second try")
    if told is None:
        return scored
    scored.mark("validity", float(told.valid == golden.valid), f"valid is {told.valid}")
    found = verdicts_in(told, golden.question.text)
    scored.mark("verdicts", float(not found), f"verdict: {', '.join(found)}")
    language = golden.question.language
    scored.mark("language", float(speaks(language, " ".join(texts_of(told)))), f"not in {language}")
    if told.valid:
        scored.mark("topic", float(told.topic == golden.topic), f"topic {told.topic}, not {golden.topic}")
        _cards(scored, told)
        _length(scored, told)
        _readable(scored, told)
    return scored


def openings(scored: Sequence[Scored]) -> float:
    """The share of readings whose beginning no other one has: the first three words, in Thai the first dozen signs."""
    begun = [_beginning(one) for one in scored if one.told is not None and one.told.valid]
    counted = Counter(begun)
    return sum(counted[one] == 1 for one in begun) / len(begun) if begun else 0.0


def _beginning(scored: Scored) -> str:
    assert scored.told is not None
    said = scored.told.opening.casefold()
    return said[:12] if scored.golden.question.language == "th" else " ".join(said.split()[:3])


def _cards(scored: Scored, told: Interpretation) -> None:
    question = scored.golden.question
    deck, signs = meanings(question.language), places(question.language, question.spread)
    named = turned = placed = 0
    for position, card, words, passage in zip(
        deck.spread(question.spread).positions, question.cards, signs, told.cards, strict=True
    ):
        said = passage.text.casefold()
        named += any(name in said for name in _names(deck.card(card.number).called))
        turned += bool(_REVERSED[question.language].search(said)) == card.reversed
        placed += any(word.casefold() in said for word in (position.name, *words))
    count = len(question.cards)
    scored.mark("cards named", named / count, f"{named} of {count} cards named")
    scored.mark("orientation", turned / count, f"{turned} of {count} orientations right")
    scored.mark("position", placed / count, f"{placed} of {count} places used")


def _names(name: str) -> list[str]:
    """A card's name, and the same with its number as a word."""
    low = name.casefold()
    number = low.split()[0]
    spelt = [low.replace(number, _NUMBERS[int(number) - 1], 1)] if number.isdecimal() else []
    return [low, low.replace(" ", ""), low.removeprefix("the "), *spelt]


def _length(scored: Scored, told: Interpretation) -> None:
    least, most = PASSAGE[scored.golden.question.language]
    lengths = [len(passage.text) for passage in told.cards]
    fitting = sum(least <= length <= most for length in lengths) + (0 < len(told.gist) <= GIST_LONGEST)
    scored.mark(
        "length", fitting / (len(lengths) + 1), f"gist {len(told.gist)}, passages {min(lengths)} to {max(lengths)} characters"
    )


def _readable(scored: Scored, told: Interpretation) -> None:
    said = " ".join((told.opening, *(passage.text for passage in told.cards), told.together, told.action))
    if scored.golden.question.language == "th":
        phrases = said.split()
        longest = sum(len(phrase) > PHRASE_SIGNS for phrase in phrases) / len(phrases)
        wrong = _WRONG_THAI.findall(said)
        scored.mark("readability", float(longest < 0.2 and not wrong), f"{longest:.0%} long phrases, wrong: {wrong}")
        return
    sentences = [sentence for sentence in re.split(r"[.!?]+\s", said) if sentence.strip()]
    words = sum(len(sentence.split()) for sentence in sentences) / len(sentences)
    scored.mark("readability", float(words <= SENTENCE_WORDS), f"{words:.0f} words a sentence")
