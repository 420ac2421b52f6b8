"""Quick replies of several messages: all on the last one, where LINE shows them."""

from typing import Any

from bot.say.limits import QUICK_REPLIES
from bot.say.quick_replies import quick_replies, with_last


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
