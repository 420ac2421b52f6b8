"""A question whose matter is unsure is answered in words that fit any matter; no bank says of the asker what they did not say."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from bot.safety.rules import Class, classes
from models.readings.deck import DECK_SIZE, Card
from prompts.fallback import phrases
from prompts.meanings import meanings
from prompts.schema import Interpretation
from tests.helpers.model.questions import question
from tests.unit.worker.fallback.test_phrase_banks import leaves
from worker.fallback.matter import matter_of
from worker.fallback.reading import compose
from worker.fallback.understand.subjects import understand
from worker.fallback.understand.sureness import is_sure
from worker.interpret.checks.checking import texts_of

UNSURE: Final = (
    ("th", "แฟนไปทำงานที่ญี่ปุ่นครึ่งปีแล้ว เดี๋ยวนี้บอกเหนื่อยขอนอนก่อนตลอด วีซ่าเค้าเหลืออีกปีกว่า ไปต่อกับเค้าดีมั้ยคะ", r"เอกสาร|1323|เช็กลิสต์"),
    ("th", "ต้องย้ายไปทำงานระยอง หอใหม่ห้ามเลี้ยงสัตว์ จะฝากแมวไว้กับแม่ก็กลัวน้องคิดว่าโดนทิ้ง ใจไม่ดีเลย ทำไงดีคะ", r"ลาออก|หัวหน้า|ใบลา|คนเก่า"),
    ("th", "บนไว้ว่าถ้าขายที่ได้จะเอาขนมไปถวาย ขายได้นานแล้ว แต่วัดมันไกลมาก แก้บนที่ใกล้บ้านแทนได้ไหมคะ", r"เงินก้อน|สัญญา|ที่ดิน"),
    ("th", "แม่ค้าข้างๆ แอบย้ายป้ายร้านเราทุกอาทิตย์ ลูกค้าหลงไปหมด พูดยังไงดีคะ", r"ลูกค้าเก่า|กิจการ"),
    ("en", "$9,000 saved and the truck needs a $3,000 gearbox. Fix it or put the money to a newer one?", r"debt|payday|income"),
    ("en", "the lady upstairs feeds my cat and now it lives there. have a word with her or just accept it", r"quiet corner"),
    ("en", "Divorced, two kids. Been seeing someone kind, he'd meet them in the holidays. Too soon?", r"truth|doubt|whether"),
)  # fmt: skip

BLAMES: Final = {
    "th": r"เลิกโทษตัวเอง|คุณแบกมาพอ|ฝืนมานาน|คุณเหนื่อยกับ|หนี้เก่า|ซ้ำรอยเดิม|ถ้าทำอะไรให้ไม่สบายใจ|มัวตำหนิ|คุณ(?:รู้สึกผิด|มัวแต่|หลอกตัวเอง)",
    "en": r"(?i)stop blaming yourself|old debts|if i did something that hurt|repeat the old mistake"
    r"|you(?:’ve| have) carried (?:enough|too)|you are tired of|not bad, you’re tired|fooled yourself"
    r"|not easily as things stand|i wouldn’t count on it|your guilt",
}  # fmt: skip
"""Turns that tell a person of debts, guilt, exhaustion or a mistake which nobody spoke of, or turn a hope down."""


def shown(told: Interpretation) -> str:
    return " ".join(texts_of(told))


@pytest.mark.parametrize(("language", "text", "topical"), UNSURE, ids=lambda one: str(one)[:30])
def test_an_unsure_question_gets_no_advice_of_a_topic(language: str, text: str, topical: str) -> None:
    for seed in range(12):
        told = compose(question(language, seed=seed, text=text))

        assert not matter_of(question(language, text=text)).sure
        assert not re.search(topical, shown(told))
        assert not re.search(r"1323|1669|1300|1506", shown(told))


@pytest.mark.parametrize(
    "text",
    ["ลาออกดีไหม", "แม่เพิ่งเสียไป", "Will I find love this year?", "Should I quit my job?", "ควรกู้เงินดีไหม", "Will my ex come back?"],
)
def test_a_plain_question_is_sure(text: str) -> None:
    assert understand(text).sure


@pytest.mark.parametrize(
    ("length", "score", "others", "sure"),
    [
        (30, 3, [], True),
        (45, 3, [], False),
        (45, 5, [4], True),
        (45, 5, [5], False),
        (70, 5, [], False),
        (70, 6, [4], True),
        (70, 6, [5], False),
        (120, 7, [], False),
        (120, 9, [4, 3], True),
        (120, 9, [4, 3, 3], False),
        (120, 9, [7], False),
    ],
)
def test_the_longer_the_text_the_surer_must_its_words_be(length: int, score: int, others: list[int], sure: bool) -> None:
    assert is_sure(length, score, others, felt=False) is sure


@pytest.mark.parametrize("text", ["I've been seeing someone really kind since August", "I'm seeing someone new, is it too soon?"])
def test_whoever_is_dating_is_not_told_of_faithfulness(text: str) -> None:
    assert classes(text) == [Class.ORDINARY]


@pytest.mark.parametrize(
    "text", ["Is he seeing someone else?", "My girlfriend has been seeing another man", "is my ex seeing someone"]
)
def test_what_another_does_in_secret_is_still_heeded(text: str) -> None:
    assert classes(text) == [Class.SPYING]


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_bank_tells_the_asker_of_guilt_debts_or_exhaustion(language: str) -> None:
    said = [*(phrase for _, phrase in leaves(phrases(language))), *deck_texts(language)]

    assert [one for one in said if re.search(BLAMES[language], one)] == []


def deck_texts(language: str) -> Iterator[str]:
    for number in range(DECK_SIZE):
        card = meanings(language).card(number)
        for facing in (card.upright, card.reversed):
            texts: dict[str, Any] = vars(facing)
            yield from texts.values()


def test_whoever_is_single_hears_of_another_only_where_the_card_says_nothing_else() -> None:
    told = compose(question("en", "one", text="Will I find love this year?", cards=(Card(11, True),)))

    assert not re.search("One of you", told.cards[0].text)
