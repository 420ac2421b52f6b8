"""What comes back is in the reading's language and letters, without broken characters, markup or headings."""

from typing import Any

import pytest

from tests.helpers.model.model_answers import ENGLISH, SHOWN, THAI, WRITTEN, expected, written
from tests.unit.worker.interpret.checking.checked import refused
from worker.interpret.checks.checking import read


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("field", [*SHOWN, "1", "3", "insights", "questions"])
def test_every_shown_text_must_be_in_the_language(language: str, field: str) -> None:
    other = {"th": "You should tell him how you feel about this.", "en": "ลองบอกเขาว่ารู้สึกยังไง"}[language]
    whole = WRITTEN[language]
    change: dict[str, Any] = {"cards": {**whole["cards"], field: other}} if field.isdecimal() else {field: other}
    if field in ("insights", "questions"):
        change = {field: [other]}

    assert "Write every text in" in refused(written(language, **change), language=language)


@pytest.mark.parametrize(
    "passage",
    [
        "他很想念你，但是还没有决定。给他一点时间吧。",
        "Он скучает по тебе, но ещё ничего не решил.",
        "彼はあなたのことを考えています。",
        "ລາວຄິດຮອດເຈົ້າ ແຕ່ຍັງບໍ່ໄດ້ຕັດສິນໃຈ",
        "He misses you, ดีใจ ด้วย นะคะ ลอง ถาม เขา ดู",
        "Te extraña mucho, pero todavía no ha decidido nada sobre ustedes dos este mes.",
        "Er vermisst dich sehr, aber entschieden hat er noch gar nichts, und das dauert wohl.",
        "Te extraña mucho, cariño.",
        "Bonne chance, mon ami",
    ],
)
def test_a_passage_in_another_language_is_not_shown_in_english(passage: str) -> None:
    assert "English" in refused(written(cards={**ENGLISH["cards"], "2": passage}))


@pytest.mark.parametrize(
    "gist",
    [
        "Neither sign nor resign today; get everything in writing first.",
        "Help asked for early makes things lighter early.",
        "Letting go hurts less once you stop holding both ends.",
    ],
)
def test_plain_english_with_few_small_words_is_english(gist: str) -> None:
    assert read(written(gist=gist), expected()).gist == gist


@pytest.mark.parametrize(
    "passage", ["他很想念你，但是还没有决定。", "เขาคิดถึงคุณ 想念", "Он скучает по тебе", "เขา misses you very much and always did"]
)
def test_a_passage_in_another_language_is_not_shown_in_thai(passage: str) -> None:
    assert "Thai" in refused(written("th", cards={**THAI["cards"], "2": passage}), language="th")


def test_the_askers_own_words_may_stand_in_their_own_letters() -> None:
    asked = "จะย้ายคอนโดดีไหม หรือรอ roommate หาคนใหม่ก่อน then decide"

    told = read(written("th", questions=["roommate then decide ดีไหม", "ย้ายเดือนไหนดี"]), expected("th", question=asked))

    assert told.questions[0] == "roommate then decide ดีไหม"


@pytest.mark.parametrize(
    "opening",
    [
        "He m\u0336i\u0336s\u0336s\u0336es you, and that is all there is to it.",
        "เร\u0e37\u0334\u0e48อ\u0337งความรักน่าจะดีค่ะ",
        "He misses you \ufffd\ufffd and that is all there is to it.",
        "He misses you. \u0000e04\u0000e38 And so on.",
        "He misses you \\u0e04\\u0e38 and so on.",
        "He misses you u0e04u0e38u0e13 and so on.",
        "He hasnâ€™t decided anything yet, and thatâ€™s fine.",
        "He misses you à¸„à¸¸à¸“ and so on.",
        "He misses you เธ„เธธเธ“เธฃเธฑ and so on.",
        "He misses you \x07 and so on.",
        "He misses you ???? ?????? and so on.",
        "He hasn‚Äôt decided anything yet, and that is fine.",
        "He hasnÔÇÖt decided anything yet, and that is fine.",
        "He misses you ‡∏Ñ‡∏∏‡∏ì and so on.",
        "He misses you ร ยธโ€ and so on.",
        "He misses you %E0%B8%84%E0%B8%B8 and so on.",
        "He misses you =E0=B8=84=E0=B8=B8 and so on.",
    ],
)
def test_broken_characters_are_not_shown(opening: str) -> None:
    assert "broken characters" in refused(written(opening=opening))


@pytest.mark.parametrize(
    ("field", "said", "shown"),
    [
        ("opening", "**He** misses you, and _you_ miss him.", "He misses you, and you miss him."),
        ("opening", "# Answer\nHe misses you.", "Answer He misses you."),
        ("opening", "- He misses you.\n- You miss him.", "He misses you. You miss him."),
        ("opening", "He <b>misses</b> you.<br/>Really.", "He misses you. Really."),
        ("opening", "He misses you.<script>alert(1)</script>", "He misses you."),
        ("opening", "He misses you &amp; your dog.", "He misses you & your dog."),
        ("opening", "He `misses` you.\n\n---\n\nReally.", "He misses you. Really."),
        ("action", "[Ask him](https://tarot.example) and then decide.", "Ask him and then decide."),
        ("gist", "He   misses\t\t you.", "He misses you."),
        ("action", 'Text him:\\n\\"Long time!\\"', 'Text him: "Long time!"'),
        ("closing", "\u200bMiss him\u202e all you like.", "Miss him all you like."),
    ],
)
def test_markup_and_floods_are_taken_out(field: str, said: str, shown: str) -> None:
    assert getattr(read(written(**{field: said}), expected()), field) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The past: It ended with somebody hurt.", "It ended with somebody hurt."),
        ("1. The past | 5 of Cups | upright: It ended with somebody hurt.", "It ended with somebody hurt."),
        ("5 of Cups (upright) – It ended with somebody hurt.", "It ended with somebody hurt."),
        ("The past ended with somebody hurt.", "The past ended with somebody hurt."),
    ],
)
def test_a_passage_does_not_begin_with_its_own_heading(said: str, shown: str) -> None:
    told = read(written(cards={**ENGLISH["cards"], "1": said}), expected())

    assert told.cards[0].text == shown


def test_a_thai_passage_does_not_begin_with_its_own_heading() -> None:
    told = read(written("th", cards={**THAI["cards"], "1": "อดีต: 5 ถ้วย · หัวตั้ง - คงเจ็บไม่น้อยค่ะ"}), expected("th"))

    assert told.cards[0].text == "คงเจ็บไม่น้อยค่ะ"


def test_a_thai_particle_does_not_stand_alone() -> None:
    told = read(written("th", closing="ให้เวลาเขา 1 เดือน ค่ะ ดีจริงๆ นะค่ะ"), expected("th"))

    assert told.closing == "ให้เวลาเขา 1 เดือนค่ะ ดีจริงๆ นะคะ"


def test_an_accent_is_no_broken_character() -> None:
    told = read(written(opening="He misses you, and the cafe\u0301 on the corner is a good place to meet."), expected())

    assert told.valid
