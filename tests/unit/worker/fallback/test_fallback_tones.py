"""Questions that need care: sympathy first, the doctor first, and nobody pushed, whatever the cards."""

import re
from typing import Final

import pytest

from models.readings.deck import DECK_SIZE, Card
from prompts.meanings import meanings
from prompts.schema import Interpretation
from tests.helpers.model.questions import question
from worker.fallback.reading import compose
from worker.interpret.checks.checking import texts_of, verdicts_in

LANGUAGES: Final = ("th", "en")
DIED: Final = {"th": "แม่เพิ่งเสียไปเมื่ออาทิตย์ก่อน ยังทำใจไม่ได้เลย", "en": "My mother died last week and I can’t believe it."}
GONE: Final = {"th": "แฟนจากไปแล้ว ยังทำใจไม่ได้เลย", "en": "I lost the love of my life and I don’t know how to go on."}
FRIGHT: Final = {"th": "ใจสั่น แน่นหน้าอก กลัวเป็นโรคหัวใจ", "en": "My chest is tight and I’m scared it’s my heart."}
LOAN: Final = {"th": "ควรกู้เงินมาซ่อมบ้านไหม", "en": "Should I take out a loan to mend the house?"}
EX: Final = {"th": "แฟนเก่าจะกลับมาไหม", "en": "Will my ex come back to me?"}
JOYS: Final = {
    "th": r"สนุก|ปาร์ตี้|ฉลอง|ทริป|หัวเราะ|เที่ยว|ช้อป|บรรยากาศในบ้าน",
    "en": r"\bfun\b|party|celebrat|\btrip|laugh|holiday|shopping|lighten the mood",
}
PUSHES: Final = {
    "th": (
        r"พร้อมเมื่อไร|ก้าวได้เลย|ลงมือเลย|ทักไปก่อน|ทักไปเลย|กลับไปหาเขา|น่าลอง|คว้า|สมัครเลย|กู้ได้เลย"
        r"|ดีกว่ารอ|ดีกว่าได้แค่คิด|เสียดายกว่า|ตอบรับให้ไว"
    ),
    "en": (
        r"whenever you are ready|set out|go ahead|worth trying|go for it|write to them|reach out|text (?:him|her|them)"
        r"|(?<!efore you )say yes\b(?! to a)|take the chance|clumsy step|timing is with you|could be short"
    ),
}


def readings(language: str, text: str, spread: str = "three", count: int = 40) -> list[Interpretation]:
    return [compose(question(language, spread, seed, text=text)) for seed in range(count)]


def shown(told: Interpretation) -> str:
    return " ".join(texts_of(told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_death_sympathy_comes_first_and_names_who_has_died(language: str) -> None:
    sorry, mother = {"th": (r"เสียใจ|ไว้อาลัย|อย่างสงบ", "คุณแม่"), "en": (r"sorry|condolences|goes out|in peace", "your mother")}[
        language
    ]
    for told in readings(language, DIED[language]):
        assert re.search(sorry, told.opening[:110])
        assert mother in told.opening


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", ["one", "three", "celtic"])
def test_after_a_death_nothing_is_said_of_fun(language: str, spread: str) -> None:
    for told in readings(language, DIED[language], spread):
        assert not re.search(JOYS[language], shown(told))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", ["one", "three", "celtic"])
def test_whoever_is_gone_has_neither_died_nor_left_by_our_words(language: str, spread: str) -> None:
    sorry = {"th": "เสียใจ", "en": "sorry"}[language]
    either = {
        "th": r"ตาย|เสียชีวิต|วิญญาณ|ไว้อาลัย|อย่างสงบ|เลิกกัน|คนเก่า|กลับไปหา|คนใหม่|รักใหม่|ทำบุญให้",
        "en": r"\bdied|\bdeath|rest in peace|condolence|memory of|broke up|\bex\b|come back|new love|left you",
    }[language]
    for told in readings(language, GONE[language], spread):
        assert sorry in told.opening
        assert not re.search(f"{either}|{JOYS[language]}|{PUSHES[language]}", shown(told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fright_about_the_heart_gets_the_doctor_and_the_signs_to_go_at_once(language: str) -> None:
    doctor = {"th": "หมอ|โรงพยาบาล", "en": "doctor|hospital"}[language]
    for told in readings(language, FRIGHT[language]):
        assert re.search(doctor, told.opening)
        assert "1669" in told.opening
        assert re.search(f"{doctor}|ตรวจ|examin|check", told.gist)
        assert not verdicts_in(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_who_must_see_a_doctor_today_is_told_to_wait(language: str) -> None:
    waiting = {
        "th": "ไม่ต้องรีบ|ไม่มีใครเร่ง|รอได้|พรุ่งนี้|ผ่านไปได้ก็พอ|ยังไม่ต้องรู้",
        "en": "(?i)needn’t hurry|needn’t know|nobody is hurrying|can wait(?!,)|tomorrow",
    }
    for told in readings(language, FRIGHT[language], count=60):
        assert not re.search(waiting[language], shown(told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_weighs_a_loan_is_pushed_by_no_three_cards(language: str) -> None:
    turned = [
        (Card(number, True), Card((number + 9) % DECK_SIZE, True), Card((number + 31) % DECK_SIZE, True)) for number in range(78)
    ]
    for seed, cards in enumerate(turned):
        told = compose(question(language, "three", seed, text=LOAN[language], cards=cards))

        assert not re.search(PUSHES[language], shown(told))
        assert told.topic == "money"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", ["one", "three", "five"])
def test_nobody_is_pushed_towards_an_ex(language: str, spread: str) -> None:
    for told in readings(language, EX[language], spread, 60):
        assert not re.search(PUSHES[language], shown(told))
        love = [meanings(language).card(number) for number in range(DECK_SIZE)]
        assert not any(way.love in shown(told) for card in love for way in (card.upright, card.reversed))


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("แม่เป็นมะเร็ง จะหายไหม", "th", "หมอ"),
        ("Will my mother be cured of cancer?", "en", "doctor"),
        ("แฟนนอกใจไหม", "th", "คุณ"),
        ("Is my husband cheating on me?", "en", "you"),
        ("งวดนี้หวยออกอะไร", "th", "เลข|หวย|ทุกงวด"),
        ("Will I win my court case?", "en", "lawyer|court|bench"),
        ("When will my grandmother die?", "en", "how long|length|time|today|date"),
        ("ท้องหรือเปล่าคะ", "th", "หมอ|ตรวจ"),
        ("How do I get revenge on my boss?", "en", "hurt|revenge|angry|curses"),
        ("บ้านนี้มีผีไหม", "th", "กลัว|มองไม่เห็น|ดวงตก|รู้สึก|จ่ายเงิน"),
    ],
)
def test_a_delicate_question_gets_the_askers_own_part_and_no_verdict(text: str, language: str, word: str) -> None:
    for told in readings(language, text, count=15):
        assert told.valid
        assert not verdicts_in(told)
        assert re.search(word, told.opening + told.gist)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_question_after_a_death_keeps_the_tone(language: str) -> None:
    further = {"th": "แล้วหนูควรทำยังไงต่อ", "en": "What do I do now?"}[language]
    earlier = compose(question(language, text=DIED[language]))

    told = compose(question(language, text=further, kind="follow_up", parent=earlier, parent_question=DIED[language]))

    assert {"th": "คุณแม่", "en": "your mother"}[language] in told.opening
    assert not re.search(JOYS[language], told.opening)
