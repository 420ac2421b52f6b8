"""The shape of what comes back from a model: put in order, counted anew, shortened, or refused with a hint."""

import json
import re

import pytest

from prompts.lengths import GIST_LONGEST, LENGTHS, insights_for
from tests.helpers.model.model_answers import ENGLISH, SHOWN, WRITTEN, expected, written
from tests.unit.worker.interpret.checking.checked import passages, refused
from worker.interpret.checks.checking import InvalidOutput, read


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_good_is_taken_as_it_is(language: str) -> None:
    told = read(written(language), expected(language))

    good = WRITTEN[language]
    assert [passage.text for passage in told.cards] == list(good["cards"].values())
    assert {field: getattr(told, field) for field in SHOWN} == {field: good[field] for field in SHOWN}
    assert (told.insights, told.questions, told.topic) == (good["insights"], good["questions"], "love")


def test_passages_in_the_old_shape_and_out_of_order_are_put_in_order() -> None:
    told = read(written(cards=list(reversed(passages("It began well.", "It goes on.", "It may end well.")))), expected())

    assert [(one.position, one.text) for one in told.cards] == [
        (1, "It began well."),
        (2, "It goes on."),
        (3, "It may end well."),
    ]


def test_null_in_a_list_that_may_be_empty_is_an_empty_list() -> None:
    told = read(written(insights=None, questions=None), expected())

    assert (told.insights, told.questions) == ([], [])


def test_wrong_numbers_are_counted_anew() -> None:
    told = read(written(cards={"7": "It began well.", "8": "It goes on.", "9": "It may end well."}), expected())

    assert [one.position for one in told.cards] == [1, 2, 3]
    assert told.cards[0].text == "It began well."


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("", "JSON"),
        ("Sure! Here it is: {", "JSON"),
        (written()[:200], "JSON"),
        ("[1, 2]", "JSON"),
        ('{"reading": "x"}', "schema"),
        (written(topic="weather"), "topic"),
        (written(extra=1), "extra"),
        (written(cards={"1": "One.", "2": "Two."}), "exactly 3"),
        (written(cards=passages("a", "b", "c", "d")), "exactly 3"),
        (written(cards={"1": "One.", "2": "Two.", "3": " "}), "exactly 3"),
        (written(opening=""), "empty"),
        (written(action=[" ", ""]), "empty"),
        (written(valid=False), "reason"),
    ],
)
def test_what_is_wrong_is_named_for_the_second_try(said: str, hint: str) -> None:
    assert re.search(hint, refused(said), re.IGNORECASE)


def test_a_cut_off_text_is_refused_even_when_it_parses() -> None:
    with pytest.raises(InvalidOutput, match="cut off"):
        read(written(), expected(), complete=False)


def test_one_card_alone_needs_no_word_on_the_cards_together() -> None:
    one = {field: value for field, value in ENGLISH.items() if field != "together"}

    told = read(json.dumps({**one, "cards": {"1": "It ended with somebody hurt."}}), expected(spread="one"))

    assert (told.together, len(told.cards)) == ("", 1)


@pytest.mark.parametrize(
    ("gist", "shown"),
    [
        ("you and I " * 3 + "and all of us who have known him for so long " * 5, None),
        ("He misses you, and that is the answer to it. He hasn't decided anything yet though. " + "So wait a while. " * 6, None),
        ("ใช่ค่ะ " + "ที่ไหนก็ที่นั่น" * 20, None),
    ],
)
def test_a_long_gist_is_shortened_at_a_good_place(gist: str, shown: str | None) -> None:
    language = "th" if "ใช่" in gist else "en"

    said = read(written(language, gist=gist), expected(language)).gist

    assert len(said) <= GIST_LONGEST
    assert len(said) > GIST_LONGEST // 2
    assert re.search(r"(?:…|[.])$", said)
    assert not said.endswith("ที…")
    assert shown is None or said == shown


def test_a_long_passage_ends_with_a_whole_sentence() -> None:
    long = "He misses you and says nothing about it. " * 20

    told = read(written(cards={**ENGLISH["cards"], "1": long}), expected())

    assert len(told.cards[0].text) <= LENGTHS["en"].passage.most
    assert told.cards[0].text.endswith("about it.")


def test_too_many_insights_and_questions_are_left_out() -> None:
    told = read(written(insights=["You and he know it."] * 9, questions=["Why is he so?"] * 6), expected())

    assert (len(told.insights), len(told.questions)) == (insights_for(3), 2)


def test_no_insight_and_nothing_together_is_a_whole_reading() -> None:
    told = read(written(insights=[], together=""), expected())

    assert (told.valid, told.insights, told.together) == (True, [], "")


def test_the_steps_are_kept_a_line_each_without_their_signs() -> None:
    told = read(written(action=["1. Text him back.", "", "- Give it\na week."]), expected())

    assert told.action == "Text him back.\nGive it a week."


def test_markup_inside_a_step_is_taken_out() -> None:
    told = read(written(action=["# First\nText him now.\n- or later\n## End\nof it", "Then wait:\n\n* a week"]), expected())

    assert told.action == "First Text him now. or later End of it\nThen wait: a week"


def test_steps_in_one_text_are_a_line_each() -> None:
    assert read(written(action="1. Text him now.\n\n2. Give it\ta week."), expected()).action == "Text him now.\nGive it a week."


def test_a_step_that_is_no_text_is_named() -> None:
    assert "action" in refused(written(action=["Text him.", 3]))
