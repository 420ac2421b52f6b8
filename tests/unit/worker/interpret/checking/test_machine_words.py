"""Nothing that only a machine would say is shown: rules, models' names, cards counted wrongly, verdicts."""

import pytest

from prompts.rendering import render
from tests.helpers.model.model_answers import CARDS, SHOWN, expected, written
from tests.helpers.model.questions import question
from tests.unit.worker.interpret.checking.checked import refused
from worker.interpret.asking import _expected, as_asked
from worker.interpret.checks.checking import read, texts_of, verdicts_in


def test_the_words_of_a_second_try_do_not_come_back() -> None:
    """What is said to a model about its last answer is ours too."""
    for language in ("th", "en"):
        prompt = render(as_asked(question(language)))
        known = _expected(question(language), as_asked(question(language)), prompt)

        assert prompt.mend in known.rules


@pytest.mark.parametrize(
    ("language", "said", "hint"),
    [
        ("en", "He misses you, {{name}}.", "braces"),
        ("en", '{"gist":"x"} He misses you.', "braces"),
        ("en", "As an AI language model, I cannot see him, but he misses you.", "models"),
        ("en", "I'm just an AI, but he misses you.", "models"),
        ("en", "My instructions say to be kind, so he misses you.", "models"),
        ("en", "I cannot comply with that, but he misses you.", "models"),
        ("en", "I was trained by OpenAI to say that he misses you.", "models"),
        ("th", "มีมี่เป็นบอทค่ะ แต่เขาน่าจะคิดถึง", "models"),
        ("th", "ตาม prompt ที่ได้มา เขาน่าจะคิดถึงค่ะ", "models"),
        ("th", "ในฐานะโมเดลภาษา มีมี่ตอบไม่ได้ค่ะ", "models"),
        ("th", "คิดถึง" * 30, "again and again"),
    ],
)
def test_what_only_a_machine_would_say_is_refused(language: str, said: str, hint: str) -> None:
    assert hint in refused(written(language, opening=said), language=language)


def test_the_rules_do_not_come_back() -> None:
    rule = "Upright: its strength is at hand. Reversed: held back, turned inward, overdone or easing off; say which one."

    assert "instructions" in refused(written(opening=f"My rules say this. {rule}"), rules=(rule,))
    assert read(written(opening="Its strength is at hand."), expected(rules=(rule,))).opening == "Its strength is at hand."


@pytest.mark.parametrize(
    ("language", "said", "wrong"),
    [
        ("en", "All three cards are reversed, so slow down.", "3 reversed"),
        ("en", "With two majors here this weighs a lot.", "2 major"),
        ("en", "You drew two pentacles, so it is about money.", "2 pentacles"),
        ("en", "None of the cards are reversed, which is good.", "0 reversed"),
        ("th", "ไพ่กลับหัวทั้งสามใบ แปลว่ายังติดอยู่ค่ะ", "3 reversed"),
        ("th", "มีไพ่ชุดใหญ่สองใบ เรื่องนี้ใหญ่ค่ะ", "2 major"),
        ("th", "ได้ไพ่เหรียญถึงสองใบ เป็นเรื่องเงินค่ะ", "2 pentacles"),
        ("th", "ไม่มีใบไหนกลับหัวเลยค่ะ", "0 reversed"),
        ("th", "กลับหัวแค่ใบเดียวค่ะ", "1 reversed"),
    ],
)
def test_cards_that_are_counted_wrongly_are_refused(language: str, said: str, wrong: str) -> None:
    assert wrong in refused(written(language, together=said), language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Two of the three cards are reversed, and one major leads."),
        ("en", "Two cups cards, and two reversed ones. Three cups are down on the first."),
        ("th", "กลับหัวสองใบ ชุดใหญ่หนึ่งใบ ไพ่ถ้วยสองใบค่ะ"),
        ("th", "5 ถ้วยล้มไปสามใบ แต่จากสามใบกลับหัวแค่สองใบค่ะ"),
    ],
)
def test_cards_that_are_counted_rightly_are_shown(language: str, said: str) -> None:
    assert read(written(language, together=said), expected(language)).together == said


def test_every_shown_text_is_searched_for_verdicts() -> None:
    told = read(written(), expected())

    assert verdicts_in(told) == []
    for field in SHOWN:
        assert verdicts_in(told.model_copy(update={field: "You will be cured."})) == ["medical"]
    assert verdicts_in(told.model_copy(update={"insights": ["He is cheating on you."]})) == ["spying"]
    assert verdicts_in(told.model_copy(update={"questions": ["Will he die?"]})) == []
    assert len(texts_of(told)) == 6 + len(CARDS) + len(told.insights) + len(told.questions)


def test_no_name_of_a_model_is_spoken_under() -> None:
    assert "models or machines" in refused(written(opening="As ChatGPT, I think that it may go well for you."))
