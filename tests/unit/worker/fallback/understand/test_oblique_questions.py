"""Questions told by the way: the matter is heard right, or the deck knows that it is not sure of it; never another matter."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from tests.helpers.model.questions import question
from worker.fallback.matter import matter_of
from worker.fallback.reading import compose
from worker.fallback.understand.subjects import understand
from worker.fallback.understand.tones import Tone

UNNAMED: Final = tomllib.loads(Path(__file__).with_name("unnamed_matters.toml").read_text("utf-8"))
TABLE: Final = tomllib.loads(Path(__file__).with_name("oblique.toml").read_text("utf-8"))["question"]


@pytest.mark.parametrize("asked", TABLE, ids=lambda asked: str(asked["text"])[:40])
def test_it_is_heard_right_or_known_to_be_unsure(asked: dict[str, Any]) -> None:
    matter = matter_of(question("en" if asked["text"].isascii() else "th", text=asked["text"]))

    if asked.get("sure", True):
        assert (matter.sure, matter.topic, matter.tone) == (True, asked["topic"], asked["tone"])
    else:
        assert (matter.sure and matter.subject is not None, matter.tone) == (False, Tone.ORDINARY)


def test_matters_that_are_not_named_are_heard() -> None:
    heard = [(text, topic, understand(text)) for topic, texts in UNNAMED.items() for text in texts]

    assert [
        (text, topic) for text, topic, one in heard if not one.sure or one.subject is None or one.subject.topic != topic
    ] == []


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("แม่กินยาความดันแล้วบ่นเวียนหัว เปลี่ยนยาดีมั้ย", Tone.ILLNESS),
        ("กินยาของเพื่อนมาสามวันแล้ว กินต่อได้มั้ย", Tone.OWN_ILLNESS),
        ("ป๊าแขนขาซ้ายไม่มีแรง กายภาพมาสองเดือนแล้ว จะเดินได้มั้ย", Tone.ILLNESS),
        ("อยู่ๆ แขนซ้ายไม่มีแรงเลยค่ะ", Tone.ALARM),
        ("My ex wants to meet for coffee on Sunday and I really don't know what to wear or say", Tone.EX),
    ],
)
def test_whose_body_it_is_and_whether_a_doctor_has_seen_it(text: str, tone: Tone) -> None:
    assert matter_of(question("en" if text.isascii() else "th", text=text)).tone is tone


@pytest.mark.parametrize(
    ("language", "text"),
    [("th", "ลูกตัวร้อนจี๋ 39.5 ซึมไม่ยอมกินนม รอเช้าได้มั้ย"), ("en", "Our baby has a fever and won't feed, can it wait till morning?")],
)
def test_a_sick_child_is_sent_to_a_doctor_at_once_and_not_spoken_of_as_the_asker(language: str, text: str) -> None:
    for seed in range(4):
        told = compose(question(language, seed=seed, text=text))

        assert re.search("หมอ|ห้องฉุกเฉิน|doctor|emergency", told.gist)
        assert "1669" in told.opening
        assert not re.search("ยังวูบ|ขับรถเอง|ทำอะไรอยู่|driv.* yourself", told.action)


@pytest.mark.parametrize(
    "text",
    [
        "บริษัทเปิดโครงการสมัครใจลาออก ให้สิบเดือน เอาดีมั้ยครับ",
        "ป้าข้างบ้านชวนเล่นแชร์ มือละสองพัน เล่นดีมั้ยคะ",
        "แฟนขอแต่งงานแต่ที่บ้านเค้าหนี้เยอะมาก รับปากเลยดีมั้ย",
    ],
)
def test_whatever_the_cards_nobody_is_pushed_into_what_costs_much(text: str) -> None:
    for seed in range(12):
        told = compose(question("th", seed=seed, text=text))

        assert not re.search("เริ่มได้เลย|ทางเปิดอยู่|ให้กำลังใจคุณ|น่าลอง|ลุย", told.gist + told.opening)
