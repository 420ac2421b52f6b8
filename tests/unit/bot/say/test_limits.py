"""LINE's rules, each broken once; and shortening that keeps to them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.say.checks import LimitError, check, checked_part, packed
from bot.say.limits import Message, fits, graphemes, shorten, size, utf16

THAI = "ที่นี่มีน้ำใจกันเสมอ"
FAMILY = "👩‍👩‍👧‍👦"


def bubble(*parts: Message, **more: Any) -> Message:
    contents = list(parts) or [{"type": "text", "text": "hello"}]
    return {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": contents}, **more}


def flex(contents: Message | None = None, alt: str = "hello") -> Message:
    return {"type": "flex", "altText": alt, "contents": contents or bubble()}


def carousel(*bubbles: Message) -> Message:
    return flex({"type": "carousel", "contents": list(bubbles)})


def button(**action: Any) -> Message:
    return flex(bubble({"type": "button", "action": {"label": "go", **action}}))


def quick(*labels: str) -> Message:
    items = [{"type": "action", "action": {"type": "message", "label": label, "text": "hello"}} for label in labels]
    return {"type": "text", "text": "hello", "quickReply": {"items": items}}


def picture(**more: Any) -> Message:
    return flex(bubble({"type": "image", "url": "https://mimi.example/deck/00.jpg", **more}))


def text(content: str) -> Message:
    return {"type": "text", "text": content}


def heavy(signs: int) -> Message:
    return bubble(*({"type": "text", "text": "ก" * 2000} for _ in range(signs // 2000)))


ALLOWED: list[list[Message]] = [
    [text("ก" * 5000)],
    [text("😀" * 2500)],
    [text("hello")] * 5,
    [flex(alt="ก" * 1500)],
    [quick(*["ที่" * 20] * 13)],
    [button(type="postback", data="a" * 300, displayText=FAMILY * 300)],
    [button(type="postback", data="ask", label="ที่" * 40)],
    [button(type="message", text="น้ำ" * 300)],
    [button(type="uri", uri="tel:1323")],
    [button(type="uri", uri="https://line.me/R/" + "a" * 982)],
    [button(type="clipboard", clipboardText="a" * 1000)],
    [picture(aspectRatio="1:3")],
    [carousel(*[bubble()] * 12)],
    [flex(heavy(8000))],
    [flex({"type": "bubble", "hero": {"type": "image", "url": "https://mimi.example/a.jpg"}})],
    [flex(bubble({"type": "text", "contents": [{"type": "span", "text": "a"}]}))],
    [flex(bubble({"type": "box", "layout": "vertical", "contents": []}))],
    [{"type": "image", "originalContentUrl": "https://a.example/a.jpg", "previewImageUrl": "https://a.example/a.jpg"}],
]

REFUSED: list[tuple[str, list[Message]]] = [
    ("1 to 5 messages", []),
    ("1 to 5 messages", [text("hello")] * 6),
    ("text up to 5000", [text("ก" * 5001)]),
    ("text up to 5000", [text("😀" * 2500 + "a")]),
    ("text that is not empty", [text("")]),
    ("text that is not empty", [text(" \n")]),
    ("no half of a surrogate pair", [text("\ud83d")]),
    ("a message type", [{"type": "sticker"}]),
    ("altText up to 1500", [flex(alt="ก" * 1501)]),
    ("text that is not empty", [flex(alt="")]),
    ("1 to 13 quick replies", [quick(*["go"] * 14)]),
    ("1 to 13 quick replies", [quick()]),
    ("label up to 20", [quick("ที่" * 21)]),
    ("text that is not empty", [quick("")]),
    ("label up to 40", [button(type="postback", data="ask", label="ที่" * 41)]),
    ("text that is not empty", [flex(bubble({"type": "button", "action": {"type": "postback", "data": "ask"}}))]),
    ("postback data up to 300", [button(type="postback", data="a" * 301)]),
    ("text that is not empty", [button(type="postback")]),
    ("displayText up to 300", [button(type="postback", data="ask", displayText="น้ำ" * 301)]),
    ("message text up to 300", [button(type="message", text="น้ำ" * 301)]),
    ("URI up to 1000", [button(type="uri", uri="https://line.me/R/" + "a" * 983)]),
    ("an encoded", [button(type="uri", uri="javascript:alert(1)")]),
    ("an encoded", [button(type="uri", uri="https://mimi.example/ดาว")]),
    ("clipboard text up to 1000", [button(type="clipboard", clipboardText="a" * 1001)]),
    ("an action type", [button(type="camera")]),
    ("an action", [flex(bubble({"type": "button"}))]),
    ("images over https", [picture(url="http://mimi.example/a.jpg")]),
    ("images over https", [flex({"type": "bubble", "hero": {"type": "image", "url": "http://a.example/a.jpg"}})]),
    (
        "images over https",
        [flex(bubble({"type": "box", "layout": "baseline", "contents": [{"type": "icon", "url": "http://a.example/a.png"}]}))],
    ),
    ("images over https", [{"type": "image", "originalContentUrl": "http://a.example/a.jpg"}]),
    ("image URL up to 2000", [picture(url="https://mimi.example/" + "a" * 2000)]),
    ("ratio up to 1:3", [picture(aspectRatio="1:4")]),
    ("ratio up to 1:3", [picture(aspectRatio="0:1")]),
    ("a colour", [flex(bubble({"type": "text", "text": "a", "color": "gold"}))]),
    ("text that is not empty", [flex(bubble({"type": "text", "text": ""}))]),
    ("text or spans", [flex(bubble({"type": "text", "contents": []}))]),
    ("spans with text", [flex(bubble({"type": "text", "contents": [{"type": "span", "text": ""}]}))]),
    ("a box with a layout", [flex(bubble({"type": "box", "contents": []}))]),
    ("a box with contents", [flex(bubble({"type": "box", "layout": "vertical"}))]),
    ("a vertical box of", [flex(bubble({"type": "icon", "url": "https://a.example/a.png"}))]),
    ("a vertical box of", [flex(bubble({"type": "bubble"}))]),
    (
        "a baseline box of",
        [flex(bubble({"type": "box", "layout": "baseline", "contents": [{"type": "separator"}]}))],
    ),
    ("a bubble with something", [flex({"type": "bubble"})]),
    ("a bubble", [flex({"type": "box"})]),
    ("a body of", [flex({"type": "bubble", "body": {"type": "text", "text": "a"}})]),
    ("1 to 12 bubbles", [carousel(*[bubble()] * 13)]),
    ("1 to 12 bubbles", [carousel()]),
    ("bubble up to 30 KB", [flex(heavy(12000))]),
    ("carousel up to 50 KB", [carousel(*[heavy(6000)] * 3)]),
]


@pytest.mark.parametrize("messages", ALLOWED)
def test_what_line_takes_passes(messages: list[Message]) -> None:
    check(messages)


@pytest.mark.parametrize(("rule", "messages"), REFUSED)
def test_what_line_refuses_is_named(rule: str, messages: list[Message]) -> None:
    with pytest.raises(LimitError) as refused:
        check(messages)
    assert refused.value.rule.startswith(rule)


def test_checked_messages_bring_the_json_that_is_stored_and_sent() -> None:
    checked = check([text("ดาว"), flex()])

    assert checked == [text("ดาว"), flex()]
    assert packed(checked) is checked.json
    assert json.loads(checked.json) == [text("ดาว"), flex()]
    assert json.loads(packed([*checked, text("more")])) == [text("ดาว"), flex(), text("more")]


def test_a_part_for_several_messages_is_checked_when_it_is_made() -> None:
    with pytest.raises(LimitError, match="text that is not empty"):
        checked_part({"type": "text", "text": " "})


def test_a_checked_part_is_sent_as_any_other() -> None:
    text = {"type": "text", "text": "hello"}

    assert check([flex(bubble(checked_part(text)))]).json == check([flex(bubble(text))]).json


def test_a_bubble_that_is_too_large_is_found_among_small_messages() -> None:
    with pytest.raises(LimitError) as refused:
        check([text("hello"), flex(heavy(12000))])
    assert (refused.value.rule, refused.value.where) == ("bubble up to 30 KB", "messages[1].contents")


def test_half_of_a_pair_is_found_wherever_it_stands() -> None:
    with pytest.raises(LimitError) as refused:
        check([text("hello"), flex(bubble({"type": "text", "text": "a\ud83d"}))])
    assert (refused.value.rule, refused.value.where) == (
        "no half of a surrogate pair",
        "messages[1].contents.body.contents[0].text",
    )


def test_the_error_says_where() -> None:
    with pytest.raises(LimitError) as refused:
        check([text("hello"), carousel(bubble(), bubble({"type": "text", "text": ""}))])
    assert refused.value.where == "messages[1].contents[1].body[0].text"


def test_size_counts_utf8_bytes_of_compact_json() -> None:
    assert size({"text": "ดาว"}) == len('{"text":""}') + 9


@pytest.mark.parametrize(("content", "units", "clusters"), [(THAI, 20, 12), (FAMILY, 11, 1), ("abc", 3, 3), ("", 0, 0)])
def test_the_two_ways_of_counting(content: str, units: int, clusters: int) -> None:
    assert (utf16(content), graphemes(content)) == (units, clusters)


def test_short_texts_are_left_alone() -> None:
    assert shorten(THAI, 20) == THAI
    assert shorten(THAI, 12, "graphemes") == THAI


def test_a_space_nearby_is_where_it_is_cut() -> None:
    assert shorten("the cards are on the table", 16) == "the cards are…"
    assert shorten("งานเดิมยังมีทางไปต่อ แต่ต้องกล้าพูด", 30) == "งานเดิมยังมีทางไปต่อ…"


def test_thai_without_spaces_is_cut_between_clusters() -> None:
    assert shorten(THAI, 8, "graphemes") == "ที่นี่มีน้ำใจกั…"
    assert shorten("น้ำน้ำน้ำ", 7) == "น้ำน้ำ…"


def test_an_emoji_of_many_parts_stays_whole() -> None:
    assert shorten(FAMILY * 3, 25) == f"{FAMILY * 2}…"
    assert shorten(FAMILY, 10) == "…"


COUNTS: dict[str, Callable[[str], int]] = {"utf16": utf16, "graphemes": graphemes}


@given(
    st.text() | st.text(alphabet="กขาิีุู่้๊์ำ a😀\u200d👩🏽\u0301\r\n", max_size=60),
    st.integers(min_value=1, max_value=40),
    st.sampled_from(["utf16", "graphemes"]),
)
def test_shortened_texts_fit_and_split_no_cluster(content: str, limit: int, unit: Any) -> None:
    short = shorten(content, limit, unit)
    assert COUNTS[unit](short) <= limit
    assert fits(short, limit, unit)
    if short != content:
        kept = short.removesuffix("…")
        starts = {match.start() for match in regex.finditer(r"\X", content)}
        assert content.startswith(kept)
        assert len(kept) in starts | {0}
