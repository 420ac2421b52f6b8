"""Phrases that do not suit a question are left out: of two people where there is one, of a job in a study question, and so on."""

import re

import pytest

from models.readings.deck import DECK_SIZE, Card
from prompts.schema import Interpretation
from tests.helpers.model.questions import question
from worker.fallback.leaning import thread_of
from worker.fallback.reading import compose
from worker.interpret.checks.checking import texts_of


def readings(language: str, text: str, spread: str = "three") -> list[Interpretation]:
    return [compose(question(language, spread, seed, text=text)) for seed in range(40)]


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("th", "เมื่อไหร่จะเจอเนื้อคู่", "ควรพูดกับเขา|ความสัมพันธ์นี้|เขาอาจ"),
        ("en", "Will I ever find love?", "this relationship|They may|with them"),
    ],
)
def test_whoever_is_single_is_told_of_no_other(language: str, text: str, other: str) -> None:
    for told in readings(language, text):
        own = " ".join([*told.insights, told.action, *told.questions])
        assert not re.search(other, own)


@pytest.mark.parametrize(("language", "text"), [("th", "จะสอบติดไหม"), ("en", "Will I pass my exam?")])
def test_a_study_question_hears_of_a_boss_only_where_the_deck_says_nothing_else(language: str, text: str) -> None:
    boss = {"th": "หัวหน้า|เงินเดือน|ลูกค้า", "en": r"\bboss\b|salary|client"}[language]

    told = [compose(question(language, "one", text=text, cards=(Card(number, False),))) for number in range(DECK_SIZE)]

    assert [one.cards[0].text for one in told if re.search(boss, one.cards[0].text)] == []


@pytest.mark.parametrize(("language", "text"), [("th", "น้องแมวป่วย ไม่กินข้าวเลย"), ("en", "My dog needs surgery tomorrow")])
def test_no_ambulance_for_people_is_called_for_a_pet(language: str, text: str) -> None:
    assert not any("1669" in " ".join(texts_of(told)) for told in readings(language, text))


@pytest.mark.parametrize(("language", "text"), [("th", "พ่อติดเหล้า จะเลิกได้ไหม"), ("en", "My husband drinks. Will he stop?")])
def test_nobody_is_promised_that_another_will_stop(language: str, text: str) -> None:
    promised = {"th": "โอกาสดี|เป็นไปได้สูง|น่าจะเลิกได้|สนุก", "en": "good chance|looks likely|\\bfun\\b"}[language]
    for told in readings(language, text):
        assert not re.search(promised, " ".join(texts_of(told)))


@pytest.mark.parametrize(
    ("cards", "thread"),
    [
        ((Card(19, False), Card(17, False)), "bright"),
        ((Card(61, True), Card(63, False)), "both"),
        ((Card(67, True), Card(13, True)), "both"),
        ((Card(52, False), Card(16, False)), "heavy"),
    ],
)
def test_cards_are_said_to_agree_only_where_they_do(cards: tuple[Card, ...], thread: str) -> None:
    assert thread_of(cards) == thread


@pytest.mark.parametrize("spread", ["one", "three", "five", "celtic"])
def test_thai_leaves_a_space_after_the_sign_of_repetition(spread: str) -> None:
    for told in readings("th", "งานเดือนหน้าเป็นยังไง", spread):
        assert not re.search(r"ๆ[ก-ฮเ-ไ]", " ".join(texts_of(told)))


@pytest.mark.parametrize(("language", "text"), [("th", "จะขายบ้านได้เมื่อไหร่"), ("en", "When will we manage selling the house?")])
def test_whoever_asks_when_is_not_told_to_think_it_over(language: str, text: str) -> None:
    decided = {"th": "อย่าเพิ่งตัดสินใจ|ยังไม่ต้องเลือก|รอได้", "en": "decide|choose|hold off"}[language]
    for told in readings(language, text):
        assert not re.search(decided, told.gist)


@pytest.mark.parametrize(
    ("language", "text"),
    [("th", "เพื่อนชวนลงทุนแชร์ลูกโซ่ ผลตอบแทน 20%"), ("en", "A friend offers me guaranteed returns, should I invest?")],
)
def test_no_card_speaks_for_what_is_too_good_to_be_true(language: str, text: str) -> None:
    favours = {"th": "ดูเป็นใจ|มีข้อดีอยู่|ทำได้ถ้า", "en": "something to be said for|on your side|go ahead"}[language]
    for told in readings(language, text):
        assert not re.search(favours, told.gist)


def test_a_story_without_a_question_is_told_what_to_do_and_a_bare_topic_how_it_looks() -> None:
    story = compose(question("en", text="My sister has stopped answering and mum pretends that nothing happened"))
    topic = compose(question("en", text="love life", cards=(Card(19, False), Card(17, False), Card(10, False))))

    assert re.search("(?i)small|step|easie|hardest|solve all", story.gist)
    assert re.search("promising|clearing|Better days|something good|going well", topic.gist)
