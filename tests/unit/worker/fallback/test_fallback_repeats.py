"""No sentence is told twice in a person's ten last readings, whatever they ask and however many cards they draw."""

import random
import re
import uuid
from collections import Counter
from functools import partial
from typing import Final

import pytest

from models.readings.deck import SPREADS, deal
from prompts.schema import Interpretation
from worker.fallback.already_read import texts_of
from worker.fallback.reading import compose
from worker.question import Question

SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|(?<=ค่ะ)\s+|(?<=คะ)\s+")
TEN: Final = 10
ASKED: Final = {
    "th": (
        "เขารักเราไหม",
        "งานจะเป็นยังไง",
        "แม่เพิ่งเสียไป ทำใจไม่ได้เลย",
        "แฟนจากไปแล้ว",
        "เมียท้อง 8 เดือน กลัวคลอดยาก",
        "พ่อติดเหล้า จะเลิกได้ไหม",
        "ปีหน้าเนื้อคู่จะมาไหม",
        "โดนเพื่อนร่วมงานแทงข้างหลัง",
        "ควรกู้เงินดีไหม",
        "งวดนี้หวยออกอะไร",
        "ช่วงนี้ควรระวังอะไร",
    ),
    "en": (
        "Does she love me?",
        "Will I pass my exam?",
        "My dad died and I miss him",
        "I lost my boyfriend",
        "I got scammed, will I see my money again?",
        "What's my soulmate's name?",
        "Should I quit my job?",
        "Will my ex come back?",
        "hm what about it",
    ),
}


def ten_readings(text: str, language: str, spread: str, seed: int) -> list[Interpretation]:
    """One person's ten readings on the same question, one after another, each knowing those before."""
    chance, told = random.Random(f"{text}:{spread}:{seed}"), list[Interpretation]()
    for _ in range(TEN):
        asked = Question(
            reading_id=uuid.UUID(int=chance.getrandbits(128)),
            person=uuid.UUID(int=1),
            text=text,
            mood=chance.choice((None, "worried", "sad")),
            spread=spread,
            cards=tuple(deal(chance.randbytes(32))[: SPREADS[spread]]),
            language=language,
            earlier=partial(tuple, told[:]),
        )
        told.append(compose(asked))
    return told


def sentences(told: list[Interpretation]) -> list[str]:
    return [sentence for text in texts_of(told) for sentence in SENTENCES.split(text) if sentence]


@pytest.mark.parametrize("spread", list(SPREADS))
@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in ASKED.items() for text in texts])
def test_ten_readings_in_a_row_repeat_no_sentence(language: str, text: str, spread: str) -> None:
    for seed in range(3):
        counted = Counter(sentences(ten_readings(text, language, spread, seed)))

        assert [sentence for sentence, times in counted.items() if times > 1] == []


def test_without_knowing_the_earlier_ones_sentences_do_come_twice() -> None:
    """What the memory is for: the same ten without it."""
    chance = random.Random(1)
    told = [
        compose(
            Question(
                uuid.UUID(int=chance.getrandbits(128)),
                uuid.UUID(int=1),
                "เขารักเราไหม",
                "sad",
                "three",
                tuple(deal(chance.randbytes(32))[:3]),
                "th",
            )
        )
        for _ in range(TEN)
    ]

    assert max(Counter(sentences(told)).values()) > 1
