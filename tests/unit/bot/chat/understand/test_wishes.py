"""What people want of MiMi in sentences of their own, and that questions for the cards are not taken for it."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dialogue.effects import BeginFollowUp
from bot.chat.dialogue.states import WAITING, Account, State
from bot.chat.dialogue.understand.vocabulary import folded
from bot.chat.dialogue.understand.wishes import wish
from bot.chat.dialogue.understand.words import words_in
from bot.say.buttons.menu import MenuButton
from bot.say.replies.chat import NotUnderstood
from bot.say.replies.inbox import AskMessage
from bot.say.replies.readings import ReadingInProgress
from tests.unit.bot.chat.places import PLACES, kinds, say

TABLE = tomllib.loads((Path(__file__).parents[1] / "tables" / "wishes.toml").read_text("utf-8"))
WORDS = words_in("wishes.toml")


def heard(said: str) -> Any:
    wanted = wish(said)
    return wanted.data if isinstance(wanted, MenuButton) else wanted or "question"


def test_what_is_wanted_is_heard_and_questions_are_none_of_it() -> None:
    assert [(said, kind, heard(said)) for kind, texts in TABLE.items() for said in texts if heard(said) != kind] == []


def test_a_word_belongs_to_one_part() -> None:
    parts = Counter(folded(word) for name, words in WORDS["words"].items() for word in set(map(folded, words)))

    assert [word for word, times in parts.items() if times > 1] == []


def test_every_rule_is_made_of_parts_that_there_are() -> None:
    used = {part for rules in WORDS["rules"].values() for rule in rules for part in rule.replace("|", " ").split()}

    assert {part for part in used if part[0] != "@"} - set(WORDS["words"]) == set()


@given(st.text(max_size=200))
def test_no_text_is_too_odd(said: str) -> None:
    heard(said)


def test_who_misses_a_reading_hears_that_it_is_on_its_way_or_reaches_a_person() -> None:
    said = "ทำไมยังไม่ได้คำทำนายเลยคะ รอนานมากค่ะ"

    assert kinds(say(PLACES[State.IDLE], said, Account(reading_open=True))) == [ReadingInProgress]
    assert kinds(say(PLACES[State.IDLE], said)) == [AskMessage]


def test_words_that_begin_do_not_give_up_the_question_that_waits() -> None:
    for state in WAITING:
        for said in ("ดูดวงหน่อยค่ะ", "เริ่ม", "มาดูดวงค่ะ", "tarot", "i want a reading"):
            result = say(PLACES[state], said, Account())

            assert result.conversation.question == PLACES[state].question, (state, said)
            assert result.conversation.state is not State.QUESTION, (state, said)


def test_a_further_question_is_no_wish() -> None:
    for said in ("เริ่มยังไงดีคะ", "ทำยังไงต่อคะ", "how do i start", "แล้วเขาคิดยังไงกับเรา"):
        assert kinds(say(PLACES[State.FOLLOW_UP], said)) == [BeginFollowUp], said


def test_who_cannot_tap_is_told_how_to_answer_in_words() -> None:
    assert kinds(say(PLACES[State.DRAW], "กดไม่ได้อ่ะ"))[0] is NotUnderstood
