"""The stand-in's rules for LINE messages: what LINE takes passes, what LINE refuses is refused, at the very border."""

from typing import Any

import pytest

from sandbox.line.rules.checking import graphemes, utf16
from sandbox.line.rules.messages import Refused, check_messages

Message = dict[str, Any]
FAMILY = "👨‍👩‍👧"
THAI = "น้ำ"


def text(words: str = "สวัสดีค่ะ", **more: Any) -> Message:
    return {"type": "text", "text": words, **more}


def box(*contents: Message, **more: Any) -> Message:
    return {"type": "box", "layout": "vertical", "contents": list(contents), **more}


def words(said: str = "ไพ่", **more: Any) -> Message:
    return {"type": "text", "text": said, **more}


def bubble(*contents: Message, **more: Any) -> Message:
    return {"type": "bubble", "body": box(*(contents or (words(),))), **more}


def flex(contents: Any, alt: Any = "คำทำนาย") -> Message:
    return {"type": "flex", "altText": alt, "contents": contents}


def carousel(*bubbles: Message) -> Message:
    return {"type": "carousel", "contents": list(bubbles)}


def button(action: Message) -> Message:
    return bubble({"type": "button", "action": action})


def postback(label: str = "ไปต่อ", data: str = "ask", **more: Any) -> Message:
    return {"type": "postback", "label": label, "data": data, **more}


def image(**more: Any) -> Message:
    return {"type": "image", "url": "https://mimi.example/deck/07.jpg", **more}


def quick(*actions: Message) -> Message:
    return text(quickReply={"items": [{"type": "action", "action": action} for action in actions]})


def refused(*messages: Any) -> list[tuple[str, str]]:
    """(place, message) of everything that is wrong; fails when nothing is."""
    with pytest.raises(Refused) as caught:
        check_messages(list(messages))
    return [(problem.where, problem.message) for problem in caught.value.problems]


def test_thai_and_emoji_are_counted_as_line_counts_them() -> None:
    assert (utf16(FAMILY), graphemes(FAMILY), len(FAMILY)) == (8, 1, 5)
    assert (utf16(THAI), graphemes(THAI)) == (3, 1)


TAKEN: dict[str, Message] = {
    "text of 5,000 units": text("ก" * 5000),
    "emoji count double in a text": text("🌙" * 2500),
    "quick reply of 13": quick(*[postback()] * 13),
    "label of 20 families": quick(postback(label=FAMILY * 20)),
    "displayText of 300 clusters": quick(postback(displayText=FAMILY * 300)),
    "data of 300 units": quick(postback(data="x" * 300)),
    "label of 40 in Flex": flex(button(postback(label="ก" * 40))),
    "alt text of 1,500": flex(bubble(), alt="ก" * 1500),
    "twelve bubbles": flex(carousel(*[bubble()] * 12)),
    "spans instead of text": flex(bubble({"type": "text", "contents": [{"type": "span", "text": "a", "size": "12px"}]})),
    "an empty box as a bar": flex(bubble(box(width="30%", height="6px", backgroundColor="#9D86F6"))),
    "image with everything": flex(bubble(image(size="full", aspectRatio="2:3", aspectMode="cover"))),
    "icon on a baseline": flex(
        bubble(
            {"type": "box", "layout": "baseline", "contents": [{"type": "icon", "url": "https://mimi.example/s.png"}, words()]}
        )
    ),
    "gradient": flex(
        bubble(
            box(
                background={"type": "linearGradient", "angle": "0deg", "startColor": "#112233", "endColor": "#11223344"},
            )
        )
    ),
    "tel link": flex(button({"type": "uri", "label": "1323", "uri": "tel:1323"})),
    "line link with a code": flex(button({"type": "uri", "label": "ชวน", "uri": "https://line.me/R/oaMessage/%40mimi/?MIMI-7"})),
    "sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    "negative offset": flex(bubble(words(position="absolute", offsetTop="-4px", offsetStart="50%"))),
}


@pytest.mark.parametrize("message", TAKEN.values(), ids=TAKEN.keys())
def test_taken(message: Message) -> None:
    assert check_messages([message]) == [message]


REFUSED: dict[str, tuple[Message, str]] = {
    "text of 5,001 units": (text("ก" * 5001), "messages[0].text"),
    "2,501 emoji": (text("🌙" * 2501), "messages[0].text"),
    "empty text": (text(""), "messages[0].text"),
    "blank text": (text(" \n"), "messages[0].text"),
    "unknown message type": ({"type": "poem"}, "messages[0].type"),
    "quick reply of 14": (quick(*[postback()] * 14), "messages[0].quickReply.items"),
    "no quick replies at all": (quick(), "messages[0].quickReply.items"),
    "label of 21": (quick(postback(label="ก" * 21)), "messages[0].quickReply.items[0].action.label"),
    "quick reply without label": (quick({"type": "message", "text": "x"}), "messages[0].quickReply.items[0].action.label"),
    "data of 301": (quick(postback(data="x" * 301)), "messages[0].quickReply.items[0].action.data"),
    "displayText and text": (quick(postback(displayText="a", text="b")), "messages[0].quickReply.items[0].action.text"),
    "message text of 301": (
        quick({"type": "message", "label": "a", "text": "ก" * 301}),
        "messages[0].quickReply.items[0].action.text",
    ),
    "no alt text": (flex(bubble(), alt=None), "messages[0].altText"),
    "alt text of 1,501": (flex(bubble(), alt="ก" * 1501), "messages[0].altText"),
    "plain http picture": (flex(bubble(image(url="http://mimi.example/a.jpg"))), "/body/contents/0/url"),
    "picture message over http": (
        {"type": "image", "originalContentUrl": "http://a.example/1.png", "previewImageUrl": "https://a.example/1.png"},
        "messages[0].originalContentUrl",
    ),
    "picture message without a preview": (
        {"type": "image", "originalContentUrl": "https://a.example/1.jpg"},
        "messages[0].previewImageUrl",
    ),
    "picture message with an address of 2,001": (
        {"type": "image", "originalContentUrl": "https://a.example/1.jpg", "previewImageUrl": f"https://a.example/{'a' * 1983}"},
        "messages[0].previewImageUrl",
    ),
    "picture message with a space in its address": (
        {"type": "image", "originalContentUrl": "https://a.example/a b.jpg", "previewImageUrl": "https://a.example/1.jpg"},
        "messages[0].originalContentUrl",
    ),
    "no blocks": (flex({"type": "bubble"}), "/"),
    "the SDK's empty container": (flex({"type": "container"}), "/type"),
    "thirteen bubbles": (flex(carousel(*[bubble()] * 13)), "/contents"),
    "bubbles of two sizes": (flex(carousel(bubble(size="kilo"), bubble(size="mega"))), "/contents"),
    "box without layout": (flex({"type": "bubble", "body": {"type": "box", "contents": []}}), "/body/layout"),
    "box without contents": (flex({"type": "bubble", "body": {"type": "box", "layout": "vertical"}}), "/body/contents"),
    "empty Flex text": (flex(bubble(words(""))), "/body/contents/0/text"),
    "deep in a carousel": (
        flex(carousel(bubble(), bubble(box(words(size="huge"))))),
        "/contents/1/body/contents/0/contents/0/size",
    ),
    "button without action": (flex(bubble({"type": "button"})), "/body/contents/0/action"),
    "button without label": (flex(button({"type": "postback", "data": "a"})), "/body/contents/0/action/label"),
    "label of 41 in Flex": (flex(button(postback(label="ก" * 41))), "/body/contents/0/action/label"),
    "script link": (
        flex(button({"type": "uri", "label": "a", "uri": "javascript:alert(1)"})),
        "/body/contents/0/action/uri",
    ),
    "link of 1,001": (
        flex(button({"type": "uri", "label": "a", "uri": "https://a.example/" + "x" * 983})),
        "/body/contents/0/action/uri",
    ),
    "retired component": (flex(bubble({"type": "spacer"})), "/body/contents/0"),
    "icon outside a baseline": (flex(bubble({"type": "icon", "url": "https://a.example/i.png"})), "/body/contents/0"),
    "unknown property": (flex(bubble(words(colour="#112233"))), "/body/contents/0/colour"),
    "colour by name": (flex(bubble(words(color="red"))), "/body/contents/0/color"),
    "ratio too tall": (flex(bubble(image(aspectRatio="1:4"))), "/body/contents/0/aspectRatio"),
    "unknown aspect mode": (flex(bubble(image(aspectMode="stretch"))), "/body/contents/0/aspectMode"),
    "margin without unit": (flex(bubble(words(margin="12"))), "/body/contents/0/margin"),
    "flex as a text": (flex(bubble(words(flex="1"))), "/body/contents/0/flex"),
    "style for no block": (flex(bubble(styles={"neck": {}})), "/styles/neck"),
    "bubble of 31 KB": (flex(bubble(words("ก" * 10_300))), "/"),
}


@pytest.mark.parametrize(("message", "where"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_its_place(message: Message, where: str) -> None:
    assert where in [place for place, _why in refused(message)]


def test_carousel_has_50_kb_even_when_each_bubble_is_small() -> None:
    small = bubble(words("ก" * 5_400))
    assert check_messages([flex(carousel(small, small, small))])
    assert refused(flex(carousel(small, small, small, small)))[0][0] == "/"


@pytest.mark.parametrize("count", [0, 6])
def test_one_to_five_messages(count: int) -> None:
    with pytest.raises(Refused):
        check_messages([text()] * count)
    assert len(check_messages([text()] * 5)) == 5


def test_the_answer_speaks_as_line_does() -> None:
    with pytest.raises(Refused) as plain:
        check_messages([text(""), {"type": "poem"}])
    assert plain.value.message == "The request body has 2 error(s)"
    with pytest.raises(Refused) as inside:
        check_messages([text(), flex(bubble(words("")))])
    assert inside.value.message == "A message (messages[1]) in the request body is invalid"
    assert [(problem.where, problem.message) for problem in inside.value.problems] == [
        ("/body/contents/0/text", "must be non-empty text")
    ]
