"""The search for danger takes its time at most, whatever a message is made of."""

import random
import re
import time
from collections.abc import Callable
from typing import Final

import pytest

from bot.safety.compiling import read_patterns
from bot.safety.danger import find_danger
from bot.safety.folding import LONGEST

MOST_TIMES: Final = 8
"""What a message may take, as a multiple of the yardstick: a twentieth of a second where it was written."""

YARDSTICK: Final = re.compile("|".join(f"(?:{a}{b}+c|{b}{a}*d)" for a in "aeiou" for b in "xyz"))


def processor_seconds(act: Callable[[], object]) -> float:
    """The best of three, which a busy machine hardly stretches."""
    taken = []
    for _ in range(3):
        began = time.thread_time()
        act()
        taken.append(time.thread_time() - began)
    return min(taken)


def plain_search() -> None:
    """Work of the same kind that is always the same: a slow machine is slow at both."""
    text = "axxxbyyyeez" * 40
    for _ in range(60):
        YARDSTICK.search(text)


def times(text: str) -> float:
    """What the search for danger takes, as a multiple of the yardstick."""
    return processor_seconds(lambda: find_danger(text)) / processor_seconds(plain_search)


@pytest.mark.parametrize(
    "piece",
    [
        "a", "ก", " ", "1", "a ", "*", "k*", "อ่", "ๆ", "เ", "อยาก", "อยากจะไป", "ไม่อยากจะ", "กิน", "กินยา1", "กินพารา", "แฟน",
        "เขาก็", "ถ้าไม่มีเรา", "ขับรถ", "สะพาน", "โดดลง", "ตาย", "ขอ", "จะ", "he ", "he has ", "my ex husband ", "took 1 ",
        "i really ", "want to ", "not ", "her ", "si*ide ", "if i ", "they would ", "no reason to ", "put ", "the ", "จะไป",
        "หนู", "อยู่", "ฆ่า", "ยา", "ไม่", "สิบ", "แขน", "เลือด",
    ],
)  # fmt: skip
def test_time_is_bounded_however_a_message_is_made(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]

    assert times(text) < MOST_TIMES


@pytest.mark.parametrize("language", ["thai", "english"])
def test_time_is_bounded_for_a_message_of_dangerous_words(language: str) -> None:
    alternatives = "|".join(read_patterns("words.toml")[language].values())
    pieces = re.sub(r"\(.*?\)|[?:()\[\]{}\\]", "", alternatives).split("|")
    order = random.Random(5)
    text = " ".join(order.choice(pieces) + order.choice(("", "", "*")) for _ in range(LONGEST))[:LONGEST]

    assert times(text) < MOST_TIMES
