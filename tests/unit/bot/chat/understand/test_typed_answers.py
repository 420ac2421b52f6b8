"""What can be tapped can be typed: moods, spreads and cards in words, in both languages whichever is set."""

import pytest

from bot.chat.dialogue.states import Conversation, State
from bot.chat.dialogue.understand.typed_answers import answers, card_numbers
from bot.say.buttons.answers import MOODS, SKIP_MOOD, ChooseMood, ChooseSpread, DrawCard, DrawRest
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.readings.deck import SPREADS
from prompts.meanings import meanings

MOOD = Conversation(State.MOOD, 3, "งานใหม่ดีไหม")
SPREAD = Conversation(State.SPREAD, 3, "งานใหม่ดีไหม")
DRAW = Conversation(State.DRAW, 3, "งานใหม่ดีไหม", spread="three", seed=bytes(32))
STARS = Conversation(State.STARS, 3, "งานใหม่ดีไหม", spread="three")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mood", [*MOODS, SKIP_MOOD])
def test_the_label_of_a_mood_is_that_mood_with_and_without_its_picture(mood: str, language: str) -> None:
    label = words_for(language)(f"mood-{mood}")
    meant = [ChooseMood(3, None if mood == SKIP_MOOD else mood)]

    assert answers(MOOD, label) == meant
    assert answers(MOOD, label.split(" ", 1)[-1] if mood != SKIP_MOOD else label) == meant


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("มีความสุข", "happy"),
        ("มีความสุขค่ะ", "happy"),
        ("รู้สึกเศร้ามากเลยค่ะ", "sad"),
        ("เฉยๆ", "calm"),
        ("โอเคค่ะ", "calm"),
        ("กังวลนิดหน่อย", "worried"),
        ("เครียดๆ งงๆ", "worried"),
        ("ไม่มีความสุขเลย", "sad"),
        ("ลุ้นๆ", "hopeful"),
        ("😭", "sad"),
        ("🤔", "confused"),
        ("I feel a bit anxious", "worried"),
        ("so happy", "happy"),
        ("so so sad", "sad"),
        ("okay but scared", "worried"),
        ("นอยด์ๆ", "worried"),
        ("เซ็งมาก", "sad"),
        ("อึดอัดค่ะ", "worried"),
        ("ไม่รู้สึกอะไร", "calm"),
        ("really worried tbh", "worried"),
        ("bored", "sad"),
        ("ฮือๆ", "sad"),
        ("not sure", "confused"),
        ("not happy", "sad"),
    ],
)
def test_a_feeling_in_other_words_is_a_mood(said: str, mood: str) -> None:
    assert answers(MOOD, said) == [ChooseMood(3, mood)]


@pytest.mark.parametrize(
    "said",
    [
        "ข้าม",
        "ข้ามไปก่อนค่ะ",
        "ไม่รู้",
        "ไม่อยากบอก",
        "skip",
        "Skip this",
        "I don't know",
        "rather not say",
    ],
)
def test_a_mood_can_be_skipped_in_words(said: str) -> None:
    assert answers(MOOD, said) == [ChooseMood(3, None)]


@pytest.mark.parametrize(
    "said",
    [
        "ฉันเศร้าเรื่องแฟนเก่า",
        "ควรกังวลไหม",
        "ขอบคุณค่ะ",
        "Should I be worried?",
        "งานใหม่จะเป็นอย่างไร",
    ],
)
def test_what_is_more_than_a_feeling_is_no_mood(said: str) -> None:
    assert answers(MOOD, said) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("here", [MOOD, SPREAD, STARS], ids=["mood", "spread", "stars"])
def test_a_spread_by_its_name_or_its_number_of_cards(here: Conversation, spread: str, language: str) -> None:
    count, name = SPREADS[spread], meanings(language).spread(spread).name

    for said in (name, f"{name} · 2 ดาว", f"{count}", f"{count} ใบ", f"{count} cards", f"เอา {count} ใบค่ะ"):
        assert answers(here, said) == [ChooseSpread(3, spread)], said


@pytest.mark.parametrize(
    ("said", "spread"),
    [
        ("หนึ่งใบ", "one"),
        ("ใบเดียว", "one"),
        ("สามใบค่ะ", "three"),
        ("๑๐ ใบ", "celtic"),
        ("celtic", "celtic"),
        ("เซลติก", "celtic"),
        ("one card", "one"),
    ],
)
def test_a_spread_in_other_words(said: str, spread: str) -> None:
    assert answers(SPREAD, said) == [ChooseSpread(3, spread)]


@pytest.mark.parametrize("number", range(1, 22))
def test_a_card_by_its_number(number: int) -> None:
    thai = "".join(chr(ord("๐") + int(digit)) for digit in str(number))
    labels = [words_for(language)("table-card", number=number) for language in LANGUAGES]

    for said in (f"{number}", thai, f"ใบที่ {number}", f"card {number}", f"no. {number}", f"เอาใบที่ {number} ค่ะ", *labels):
        assert answers(DRAW, said) == [DrawCard(3, number - 1)], said


@pytest.mark.parametrize(
    ("said", "positions"),
    [("3 7 12", [2, 6, 11]), ("3, 7, 12", [2, 6, 11]), ("เจ็ด", [6]), ("seven", [6]), ("เอา 5 กับ 6 ค่ะ", [4, 5])],
)
def test_cards_in_words_and_several_at_once(said: str, positions: list[int]) -> None:
    assert answers(DRAW, said) == [DrawCard(3, position) for position in positions]


@pytest.mark.parametrize(
    "said",
    [
        "จับให้",
        "จับให้หน่อยค่ะ",
        "ให้มีมี่จับให้",
        "มีมี่ช่วยจับให้หน่อย",
        "เปิดไพ่",
        "แล้วแต่มีมี่",
        "draw for me",
        "หยิบให้ที",
        "จั่วแทนเลยงับ",
        "แม่หมอเลือกแทนเลยจ้า",
        "just flip them all",
        "Please draw for me",
        "you choose",
    ],
)
def test_the_rest_is_drawn_for_them(said: str) -> None:
    assert answers(DRAW, said) == [DrawRest(3)]


@pytest.mark.parametrize(
    "said",
    [
        "เขากลับมาใน 3 เดือนไหม",
        "อีก 2 ปีจะแต่งงานไหม",
        "7 ปีที่คบกันคืออะไร",
        "draw the line with him?",
        "หยิบยืมเงินเขาดีไหม",
        "เลือกเองดีไหม",
    ],
)
def test_a_question_with_a_number_is_no_card(said: str) -> None:
    assert answers(DRAW, said) == []


@pytest.mark.parametrize(
    ("said", "spread"),
    [
        ("5ใบ", "five"),
        ("3ใบ · 1 ดาว", "three"),
        ("อดีต ปัจจุบัน อนาคต", "three"),
        ("ถูกสุด", "one"),
        ("the cheapest one please", "one"),
        ("เยอะสุด", "celtic"),
        ("3 card", "three"),
        ("เอาสามใบงับ", "three"),
        ("10 ใบเลย จัดเต็ม", "celtic"),
        ("ใบเดียวก็พอแล้วจ้า", "one"),
        ("u choose", "three"),
    ],
)
def test_a_spread_by_what_it_costs_and_shows(said: str, spread: str) -> None:
    assert answers(SPREAD, said) == [ChooseSpread(3, spread)]


@pytest.mark.parametrize(
    ("said", "position"), [("ใบแรก", 0), ("ตรงกลางค่ะ", 10), ("ขอใบสุดท้าย", 20), ("the last one", 20), ("the 7th", 6), ("อันที่ 7", 6)]
)
def test_a_card_by_its_place(said: str, position: int) -> None:
    assert answers(DRAW, said) == [DrawCard(3, position)]


@pytest.mark.parametrize("said", ["<3", "<3 <3"])
def test_a_heart_is_no_card_and_no_rating(said: str) -> None:
    assert answers(DRAW, said) == []
    assert card_numbers(said) == []
