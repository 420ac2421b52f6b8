"""What people see in a reading's messages, and in the greeting, the packages and the steps."""

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest

from bot.say.buttons.answers import MOODS
from bot.say.limits import graphemes
from bot.say.replies.asking import AskMood, AskSpread, Greeting
from bot.say.replies.base import Reply
from bot.say.replies.money import TopUp
from bot.say.replies.readings import FollowUpAnswer, InItsLanguage, ReadingInPlainText, Share
from models.general.languages import LANGUAGES
from models.readings.deck import SPREADS
from tests.unit.bot.say.samples.facts import LINKS, PURSE, QUESTION, READING, SEED, interpretation, reading, table
from tests.unit.bot.say.samples.flex_samples import REPLIES
from tests.unit.bot.say.samples.shown import actions, parts, say, taps, texts


def test_ten_long_passages_are_shortened_alike() -> None:
    told = interpretation(10, "งานเดิมยังมีทางไปต่อ" * 200)
    [_, _, message] = say(reading("celtic", interpretation=told))
    passages = [bubble["body"]["contents"][0]["text"] for bubble in message["contents"]["contents"][:10]]
    assert len(set(passages)) == 1
    assert graphemes(passages[0]) > 150


def test_a_reading_of_usual_length_is_not_cut() -> None:
    told = interpretation(10, "ไพ่ใบนี้ชวนให้คุณมองเรื่องงานอีกมุมหนึ่ง " * 9)
    for spread in SPREADS:
        [_, _, message] = say(reading(spread, interpretation=told))
        passages = [part["body"]["contents"][0]["text"] for part in message["contents"]["contents"][: SPREADS[spread]]]
        assert all(passage == told.cards[0].text.strip() for passage in passages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_and_its_answers_keep_the_language_they_were_written_in(language: str) -> None:
    other = "en" if language == "th" else "th"
    code = "MIMI-7K3PQX"
    replies: list[Reply] = [
        replace(reading("three"), language=language),
        FollowUpAnswer(READING, QUESTION, "…", language=language),
        Share(READING, "…", code, question_kept=True, language=language),
        ReadingInPlainText(["…"], language=language),
    ]

    for reply in replies:
        assert say(reply, other) == say(reply, language)


def test_a_reading_without_a_word_on_the_cards_together_has_no_empty_line() -> None:
    messages = say(reading("one", interpretation=interpretation(1, together="", closing="ค่อยๆ ไปก็ถึงค่ะ")))

    shown = [text.replace("\u2060", "") for text in texts([messages[1]["contents"]["body"]])]

    assert "–" not in shown
    assert "ค่อยๆ ไปก็ถึงค่ะ" in shown


def test_an_answer_to_a_further_question_is_a_short_message() -> None:
    [message] = say(FollowUpAnswer(READING, QUESTION, "ถามเขาได้เลยค่ะ\n\nเดอะสตาร์บอกว่าอย่ารอ"))

    made = message["contents"]
    paragraphs = [part["text"].replace("\u2060", "") for part in made["body"]["contents"]]
    assert paragraphs == ["ถามเขาได้เลยค่ะ", "เดอะสตาร์บอกว่าอย่ารอ"]
    assert "image" not in json.dumps(made["header"])


def test_the_reading_names_each_card_its_place_and_orientation() -> None:
    [_, _, message] = say(reading("three"), "en")
    wanted = (("The Fool", "upright"), ("The Chariot", "reversed"), ("Temperance", "upright"))
    for bubble, words in zip(message["contents"]["contents"][:3], wanted, strict=True):
        shown = " ".join(texts([bubble["header"]]))
        assert all(word in shown for word in words)
    assert message["altText"] == f"Your reading is here: {interpretation(3).gist}"


def test_the_reading_leads_on() -> None:
    messages = say(reading("one"))
    assert {f"followup:{READING}", "ask", f"rate:5:{READING}"} <= taps(messages)
    shared = next(action["uri"] for action in actions(messages) if action["type"] == "uri")
    assert "MIMI-7K3PQX" in unquote(unquote(shared))
    assert QUESTION not in unquote(shared)
    assert SEED in {action.get("clipboardText") for action in actions(messages)}


def test_the_commitment_can_be_copied_whole() -> None:
    messages = say(table("one", 0, True))
    assert SEED in {action.get("clipboardText") for action in actions(messages)}
    assert any(f"{SEED[:4]}…" in text for text in texts(messages))


def test_moods_and_spreads_carry_the_number_of_their_prompt() -> None:
    moods, spreads = {f"mood:{mood}:7" for mood in MOODS}, {f"spread:{spread}:7" for spread in SPREADS}
    assert taps(say(AskMood(7, QUESTION, PURSE))) == moods | spreads
    assert taps(say(AskSpread(7, PURSE))) == spreads


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reply", [reply for reply in REPLIES if isinstance(reply, InItsLanguage)], ids=lambda reply: type(reply).__name__
)
def test_a_reading_has_headings_and_buttons_in_its_own_language_whatever_the_chat_speaks(
    reply: InItsLanguage, language: str
) -> None:
    written = replace(reply, language=language)

    assert say(written, "th") == say(written, "en")


def test_the_best_value_is_marked_once() -> None:
    marked = [part for part in parts(say(TopUp(), "en")) if part.get("text") == "Best value"]

    assert len(marked) == 1


def test_the_greeting_shows_mimis_face() -> None:
    pictures = [part["url"] for part in parts(say(Greeting("มะลิ", 100, returning=False))) if part.get("type") == "image"]

    assert LINKS.portrait() in pictures


def test_steps_stand_one_under_the_other_with_their_numbers_and_one_step_without() -> None:
    several, alone = ["ส่งว่า “ว่างไหม”", "รอถึงวันเสาร์", "ถ้าเงียบก็พอแค่นี้"], ["ส่งว่า “ว่างไหม”"]

    shown = {
        len(steps): texts(say(reading("three", interpretation=interpretation(3, action="\n".join(steps)))))
        for steps in (several, alone)
    }

    assert [text for text in shown[3] if text in (*several, "1", "2", "3")] == ["1", several[0], "2", several[1], "3", several[2]]
    assert alone[0] in shown[1]
    assert "1" not in shown[1]
