"""LINE's JSON, as it is, as it may become, and as nobody should send it."""

import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.events import LONGEST_TEXT, Event, Followed, NotJson, Said, Sent, Tapped, Unfollowed, Unsent, read_body, understand
from tests.helpers.people import MALI

HAPPENED = datetime.fromtimestamp(1462629479.859, UTC)


def raw(**changes: Any) -> dict[str, Any]:
    event: dict[str, Any] = {
        "type": "message",
        "mode": "active",
        "timestamp": 1462629479859,
        "source": {"type": "user", "userId": MALI.line_id},
        "webhookEventId": "01HZX",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "token",
        "message": {"id": "m1", "type": "text", "text": "สวัสดี"},
    }
    return {**event, **changes}


def test_a_text() -> None:
    event = understand(raw())
    assert event == Said("01HZX", MALI.line_id, HAPPENED, "token", text="สวัสดี", message_id="m1", reply_token_since=HAPPENED)


@pytest.mark.parametrize("kind", ["sticker", "image", "audio", "video", "file", "location"])
def test_what_cannot_be_read_is_known_by_its_kind(kind: str) -> None:
    event = understand(raw(message={"id": "m1", "type": kind}))
    assert isinstance(event, Sent)
    assert event.kind == kind


def test_a_message_type_that_does_not_exist_yet() -> None:
    event = understand(raw(message={"id": "m1", "type": "hologram", "beam": True}))
    assert isinstance(event, Sent)
    assert event.kind == "other"


def test_other_events_of_one_person() -> None:
    assert isinstance(understand(raw(type="postback", postback={"data": "mood:calm:1"})), Tapped)
    assert understand(raw(type="follow", follow={"isUnblocked": True})).unblocked  # type: ignore[union-attr]
    assert isinstance(understand(raw(type="follow")), Followed)
    assert isinstance(understand(raw(type="unfollow", replyToken=None)), Unfollowed)
    assert isinstance(understand(raw(type="unsend", unsend={"messageId": "m1"})), Unsent)


@pytest.mark.parametrize(
    "changes",
    [
        {"mode": "standby"},
        {"source": {"type": "group", "groupId": "G1", "userId": MALI.line_id}},
        {"source": {"type": "room", "roomId": "R1"}},
        {"source": {"type": "moon"}},
        {"source": None},
        {"webhookEventId": None},
        {"type": "somethingNew"},
        {"type": "memberJoined"},
        {"message": None},
        {"message": {"type": "text"}},
        {"type": "postback", "postback": {}},
        {"type": "unsend"},
    ],
)
def test_what_is_not_for_us_is_silence(changes: dict[str, Any]) -> None:
    assert understand(raw(**changes)) is None


def test_a_mode_or_a_property_that_does_not_exist_yet_changes_nothing() -> None:
    event = understand(raw(mode="turbo", deliveryContext=None, future={"a": 1}))
    assert isinstance(event, Said)


def test_what_postgres_cannot_hold_is_left_out() -> None:
    event = understand(raw(message={"id": "m1", "type": "text", "text": "a\0b\ud83d"}))
    assert isinstance(event, Said)
    assert event.text == "ab"


def test_a_moment_in_our_future_is_now() -> None:
    event = understand(raw(timestamp=99999999999999 - 1))
    assert event is not None
    assert event.at <= datetime.now(UTC)


def test_a_token_lives_since_its_event_by_lines_clock() -> None:
    event = understand(raw())

    assert event is not None
    assert event.reply_token_since == HAPPENED


def test_a_clock_that_is_seconds_ahead_of_ours_is_believed() -> None:
    event = understand(raw(timestamp=int(time.time() * 1000) + 2000))

    assert event is not None
    assert event.reply_token_since == event.at


@pytest.mark.parametrize(
    "changes",
    [
        {"deliveryContext": {"isRedelivery": True}},
        {"timestamp": 99999999999998},
        {"timestamp": None},
        {"timestamp": True},
        {"timestamp": 0},
        {"timestamp": -5},
        {"timestamp": float("nan")},
        {"timestamp": "1462629479859"},
    ],
)
def test_nobody_knows_how_old_the_token_is_of_what_was_redelivered_or_has_no_credible_time(changes: dict[str, Any]) -> None:
    event = understand(raw(**changes))

    assert event is not None
    assert event.reply_token_since is None


@pytest.mark.parametrize(
    ("context", "expected"), [({"isRedelivery": True}, True), ({"isRedelivery": False}, False), (None, False)]
)
def test_an_event_says_whether_line_has_sent_it_before(context: object, expected: bool) -> None:
    event = understand(raw(deliveryContext=context))

    assert event is not None
    assert event.redelivered is expected


NOT_LINES = ["", "U1", "u" + "0" * 32, "U" + "0" * 31, "U" + "0" * 33, "U" + "G" * 32, "U" + "A" * 32, "U/../" + "0" * 27]


@pytest.mark.parametrize("user", [*NOT_LINES, None, 7])
def test_a_user_id_that_is_not_lines_is_let_in_nowhere(user: object) -> None:
    assert understand(raw(source={"type": "user", "userId": user})) is None


@pytest.mark.parametrize("bad", ["x" * 257, "a\ud800b", "a\0b", "", None, 7, ["x"]])
def test_an_event_id_that_is_not_lines_is_silence(bad: object) -> None:
    assert understand(raw(webhookEventId=bad)) is None


@pytest.mark.parametrize("bad", ["x" * 257, "a\ud800b", "", None])
def test_a_message_id_that_is_not_lines_is_silence(bad: object) -> None:
    assert understand(raw(message={"id": bad, "type": "text", "text": "สวัสดี"})) is None


def test_a_text_that_is_longer_than_lines_longest_is_cut() -> None:
    event = understand(raw(message={"id": "m1", "type": "text", "text": "ก" * 2_000_000}))

    assert isinstance(event, Said)
    assert len(event.text) == LONGEST_TEXT


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b'{"events": {}}', b'{"destination": "U"}', b"\xff\xfe"])
def test_a_body_that_is_none(body: bytes) -> None:
    with pytest.raises(NotJson):
        read_body(body)


def test_the_consoles_test_has_no_events() -> None:
    assert read_body(b'{"destination":"U0","events":[]}') == []


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*raw(), "postback", "follow", "unsend"), junk)))
def test_any_json_is_an_event_or_none(event: dict[str, Any]) -> None:
    assert isinstance(understand({**raw(), **event}), Event | None)


@given(junk)
def test_what_is_no_event_is_none(event: object) -> None:
    assert understand(event) is None


def emoji_text(text: str, *ranges: tuple[int, int]) -> dict[str, Any]:
    emojis = [{"index": index, "length": length, "productId": "p", "emojiId": "1"} for index, length in ranges]
    return raw(message={"id": "m1", "type": "text", "text": text, "emojis": emojis})


def test_lines_own_emoji_are_cut_out_by_their_ranges_in_utf_16() -> None:
    event = understand(emoji_text("😀ควรไปไหม(brown)คะ", (10, 7)))

    assert isinstance(event, Said)
    assert event.text == "😀ควรไปไหม คะ"


def test_a_text_of_lines_emoji_alone_is_as_a_sticker() -> None:
    event = understand(emoji_text("(brown)(cony)", (0, 7), (7, 6)))

    assert isinstance(event, Sent)
    assert event.kind == "sticker"


@pytest.mark.parametrize(
    "emojis", [None, "x", [None], [{"index": -1, "length": 2}], [{"index": 0}], [{"index": 99, "length": 5}]]
)
def test_ranges_that_lead_nowhere_change_nothing(emojis: object) -> None:
    event = understand(raw(message={"id": "m1", "type": "text", "text": "สวัสดี", "emojis": emojis}))

    assert isinstance(event, Said)
    assert event.text.strip() == "สวัสดี"
