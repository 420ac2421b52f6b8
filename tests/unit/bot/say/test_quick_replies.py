"""Quick replies of several messages: all on the last one, where LINE shows them."""

from itertools import product
from typing import Any

import pytest

from bot.say.flex.render import render
from bot.say.limits import QUICK_REPLIES
from bot.say.quick_replies import quick_replies, with_last
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from sandbox.run.transcript import actions
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES


def item(data: str) -> dict[str, Any]:
    return {"type": "action", "action": {"type": "postback", "label": data, "data": data}}


def message(*datas: str) -> dict[str, Any]:
    quick = {"quickReply": {"items": [item(data) for data in datas]}} if datas else {}
    return {"type": "text", "text": "x", **quick}


def test_all_stand_on_the_last_message_in_their_order_and_each_once() -> None:
    messages = [message("language:th", "language:en"), message("mood:calm:1", "language:th")]

    merged = with_last(messages, quick_replies(messages))

    assert [found["action"]["data"] for found in quick_replies(merged[-1:])] == ["language:th", "language:en", "mood:calm:1"]
    assert quick_replies(merged[:-1]) == []


def test_there_are_no_more_than_line_takes_and_the_first_ones_stay() -> None:
    merged = with_last([message()], [item(str(number)) for number in range(20)])

    assert [found["action"]["data"] for found in quick_replies(merged)] == [str(number) for number in range(QUICK_REPLIES)]


def test_without_any_the_messages_are_as_they_were() -> None:
    assert with_last([message()], []) == [message()]
    assert with_last([], [item("a")]) == []


def test_every_quick_reply_stands_in_a_message_too(subtests: pytest.Subtests) -> None:
    """LINE on a computer shows none of them."""
    for reply, language in product(REPLIES, LANGUAGES):
        with subtests.test(f"{type(reply).__name__} {language}"):
            messages = render(reply, words_for(language), LINKS)

            bare = [{key: value for key, value in message.items() if key != "quickReply"} for message in messages]
            shown = [action for message in bare for action in actions(message)]

            assert [item["action"] for item in quick_replies(messages) if does(item["action"]) not in map(does, shown)] == []


def does(action: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(action.get(key) for key in ("type", "data", "uri", "text"))
