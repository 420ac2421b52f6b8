"""What the headline says to those who ask what to do, and what each thing asked in mourning is answered with."""

import re

import pytest

from models.readings.deck import Card
from tests.helpers.model.questions import question
from worker.fallback.reading import compose
from worker.fallback.understand.mourning import asked_in_mourning
from worker.interpret.checks.checking import texts_of

SORRY = {"th": "เสียใจ", "en": "sorry"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("แม่เสียครบร้อยวัน เสื้อผ้าแม่ยังแขวนอยู่ที่เดิม ผิดไหมคะ", "belongings"),
        ("พรุ่งนี้เผาตาแล้ว ยังไม่ร้องไห้เลย ผิดปกติไหมคะ", "blame"),
        ("พี่ชายเสียไปเดือนก่อน จะช่วยแม่ยังไงดี", "mourners"),
        ("แมวโดนรถชนตาย จะบอกลูกยังไงดี", "children"),
        ("My best friend died and I have to give the eulogy", "speech"),
        ("We put our old dog down. Did we do right by him?", "blame"),
        ("My dad's been gone a year. What can I do for mum?", "mourners"),
        ("My grandmother died on Sunday", None),
    ],
)
def test_what_is_asked_in_mourning(text: str, asked: str | None) -> None:
    assert asked_in_mourning(text) == asked


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("th", "แม่เสียครบร้อยวันแล้ว พี่จะให้เอาเสื้อผ้าไปบริจาคแต่หนูทำไม่ลง ผิดไหมคะ", "เก็บ"),
        ("en", "Our cat died this morning, how do i tell the kids", "tell them|children"),
        ("en", "My mum died in May and her clothes are still here. Is it wrong?", "things|sorted"),
    ],
)
def test_the_headline_after_a_death_says_sorry_and_answers(language: str, text: str, answer: str) -> None:
    for seed in range(12):
        told = compose(question(language, seed=seed, text=text))

        assert SORRY[language] in told.gist
        assert re.search(answer, told.gist)


@pytest.mark.parametrize("language", ["th", "en"])
def test_after_a_death_the_headline_says_sorry_and_the_opening_says_it_in_other_words(language: str) -> None:
    text = {"th": "ยายเสียเมื่อคืน", "en": "My gran died last night"}[language]
    for seed in range(20):
        told = compose(question(language, seed=seed, text=text))

        assert SORRY[language] in told.gist
        assert SORRY[language] not in told.opening


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("th", "เซ็นค้ำรถให้พี่ชายไว้ เค้าไม่ส่งมา 3 งวดแล้ว จะคุยกับพี่ยังไง", "ตัวเลข|ยอด"),
        ("th", "แฟนยืมไปหมื่นห้ายังไม่คืน จะทวงยังไงไม่ให้ทะเลาะ", "ทวง|พูด|ถาม"),
        ("th", "บ.จะย้ายหนูไประยอง ถ้าไม่ไปให้เขียนใบลาออก ทำไงดีคะ", "ลาออก|บริษัท|เลือกหลัง"),
        ("th", "คบกันสองปี พูดเรื่องแต่งงานทีไรเค้าเปลี่ยนเรื่องทุกที ควรรอต่อไหม", "ถาม|รอ"),
        ("en", "I broke my flatmate's lamp. Do I confess or buy a new one?", "(?i)tell them|say it|apologise"),
        ("en", "My sister hasn't sent her half of the money. Do I say something?", "(?i)say it|fair to ask|ask them"),
        ("en", "Four months into an unpaid internship. Should I stay?", "(?i)stay"),
        ("en", "My ex and I are invited to the same wedding. Do I go or stay home?", "(?i)go|stay"),
    ],
)
def test_whoever_asks_what_to_do_about_it_is_told(language: str, text: str, answer: str) -> None:
    for seed in range(12):
        assert re.search(answer, compose(question(language, seed=seed, text=text)).gist)


def test_a_house_rule_is_no_advice_to_somebody_who_has_to_own_up() -> None:
    text = "killed my flatmate's monstera while she was away. do i confess or say nothing"
    for seed in range(20):
        told = compose(question("en", seed=seed, text=text, spread="one", cards=(Card(32, True),)))

        assert not re.search("fridge|Rent’s due|waiting is how|before the others", " ".join(texts_of(told)))


def test_whoever_has_an_appointment_is_not_told_that_it_is_seen_to_tonight() -> None:
    text = "Found a lump on my neck and the doctor can't see me until the 10th. How do I get through the wait?"
    for seed in range(40):
        told = compose(question("en", seed=seed, text=text))

        assert "1669" in told.opening
        assert re.search("slot|appointment|cancellation", told.gist)
        assert "better tonight" not in told.closing
