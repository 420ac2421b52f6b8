"""The draw as it is seen: the whole table once, then each card large with what is left; how many messages, how heavy."""

import json
from typing import Any

import pytest

from bot.say.checks import check
from bot.say.flex.asking.draw import A_ROW
from bot.say.limits import MESSAGES, Message, size
from bot.say.quick_replies import quick_replies, with_last
from bot.say.replies.asking import AskMood, CardDrawn, Purse
from bot.say.replies.money import StarsNeeded
from bot.say.replies.readings import LastCard
from bot.say.saved_reading import delivered_messages, plain_messages
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.readings.deck import SHOWN_FACE_DOWN, SPREADS, Card
from sandbox.line.rules.messages import check_messages
from tests.unit.bot.say.samples.facts import CARDS, LINKS, QUESTION, READING, SEED, interpretation, table
from tests.unit.bot.say.samples.shown import say

CARD_TURNED_BYTES = 7_500
DRAW_BYTES = 76_000
"""Of all messages of a Celtic cross drawn card by card. With the whole table after each card they were 19, of 97,469 bytes."""


def turned(spread: str, number: int) -> CardDrawn:
    return CardDrawn(number, spread, CARDS[number - 1], table(spread, number, False))


def datas(messages: list[Message]) -> set[str]:
    found: set[str] = set()

    def look(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                look(each)
        elif isinstance(part, dict):
            if isinstance(part.get("action"), dict):
                found.add(str(part["action"].get("data")))
            for each in part.values():
                look(each)

    look([message["contents"] for message in messages])
    return found - {"None"}


def pictures(messages: list[Message]) -> list[str]:
    shown = json.dumps(messages).split("https://mimi.example/deck/")[1:]
    return [part.split(chr(34))[0] for part in shown]


def test_the_whole_table_offers_every_card_and_moves() -> None:
    [message] = say(table("celtic", 0, True))

    assert datas([message]) == {f"draw:{number}:3" for number in range(SHOWN_FACE_DOWN)} | {"draw:all:3"}
    hero = message["contents"]["hero"]
    assert (hero["animated"], hero["url"]) == (True, "https://mimi.example/deck/shuffle.png")


def test_a_table_that_several_messages_share_stays_as_it_is() -> None:
    first = say(table("three", 0, True))
    before = json.dumps(first)
    check(with_last(first, quick_replies(first)))

    again = say(table("three", 0, True))

    assert json.dumps(again) == before


def test_after_a_card_a_row_of_the_next_ones_is_offered_and_no_turned_one() -> None:
    messages = say(turned("five", 2))

    free = [number for number in range(SHOWN_FACE_DOWN) if number not in (0, 2)][:A_ROW]
    assert datas(messages) == {f"draw:{number}:3" for number in free} | {"draw:all:3"}


def test_a_turned_card_is_shown_large_and_in_the_row_of_all_turned() -> None:
    shown = pictures(say(turned("five", 2)))

    assert shown[0] == CARDS[1].picture
    assert shown[1:3] == [CARDS[0].picture, CARDS[1].picture]
    assert set(shown[3:]) == {"back.jpg"}


def test_where_another_card_follows_at_once_nothing_else_is_offered() -> None:
    assert datas(say(CardDrawn(1, "three", CARDS[0]))) == set()


def test_a_celtic_cross_sends_one_table_and_one_light_message_a_card() -> None:
    messages = [message for number in range(1, SPREADS["celtic"]) for message in say(turned("celtic", number))]
    whole = say(table("celtic", 0, True))

    assert (len(whole), len(messages)) == (1, SPREADS["celtic"] - 1)
    assert max(size(message) for message in messages) < CARD_TURNED_BYTES
    assert sum(size(message) for message in [*whole, *messages]) < DRAW_BYTES


@pytest.mark.parametrize("spread", SPREADS)
def test_the_last_card_is_large_over_all_others_and_one_alone_is_larger(spread: str) -> None:
    [message] = say(LastCard(spread, CARDS[: SPREADS[spread]]))

    shown, last = pictures([message]), CARDS[SPREADS[spread] - 1].picture
    assert shown[0] == last
    assert shown[1:] == ([] if spread == "one" else [card.picture for card in CARDS[: SPREADS[spread]]])
    assert ("224px" in json.dumps(message)) is (spread == "one")


def row(spread: str, **more: Any) -> dict[str, Any]:
    return {
        "id": READING,
        "kind": "reading",
        "question": QUESTION,
        "mood": "calm",
        "spread": spread,
        "cards": [{"number": card.number, "reversed": card.reversed} for card in CARDS[: SPREADS[spread]]],
        "interpretation": interpretation(SPREADS[spread], "ก" * 900).model_dump(),
        "seed": bytes.fromhex(SEED),
        "level_reached": 2,
        "invite_code": "MIMI-7K3PQX",
        "language": "th",
        "parent_id": READING,
        **more,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spread", SPREADS)
def test_a_reading_begins_with_its_last_card_in_its_own_language(spread: str, language: str) -> None:
    messages = delivered_messages(row(spread, language=language), words_for("th"), LINKS)

    [last] = say(LastCard(spread, CARDS[: SPREADS[spread]]), language)
    assert messages[0] == last
    assert 2 <= len(messages) <= MESSAGES
    check_messages(messages)


def test_neither_a_further_question_s_answer_nor_plain_text_begins_with_a_card() -> None:
    answered = delivered_messages(row("three", kind="follow_up"), words_for("th"), LINKS)
    plain = plain_messages(row("three"), words_for("th"), LINKS)

    assert "deck" not in json.dumps([answered[0], *plain])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prices_are_what_would_be_paid(language: str) -> None:
    words = words_for(language)
    [message] = say(AskMood(3, QUESTION, Purse(1, 140, 1)), language)

    said = json.dumps(message, ensure_ascii=False).replace(chr(0xA0), " ")

    assert words("price-both", stars=words("stars", n=1), coins=words("coins", n=100)) in said
    assert words("price-missing", stars=words("stars", n=1)) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_friend_is_not_told_of_no_stars(language: str) -> None:
    [message] = say(AskMood(3, QUESTION, Purse(0, 100, 1)), language)

    assert words_for(language)("stars", n=0) not in json.dumps(message, ensure_ascii=False).replace(chr(0xA0), " ")


def test_what_can_be_paid_instead_is_offered_where_the_stars_are_short() -> None:
    messages = say(StarsNeeded(3, "celtic", Purse(0, 100, 1), "ab" * 8))

    assert "spread:three:3" in datas(messages)


def test_a_card_lies_as_it_was_drawn() -> None:
    lying = Card(7, reversed=True)

    assert pictures(say(CardDrawn(1, "one", lying)))[0] == lying.picture
