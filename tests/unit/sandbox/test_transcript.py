"""Messages as a transcript shows them, and the buttons that a script finds in them."""

from typing import Any

from sandbox.run.transcript import buttons, lines


def text(words: str, *datas: str) -> dict[str, Any]:
    items = [{"type": "action", "action": {"type": "postback", "label": data, "data": data}} for data in datas]
    return {"type": "text", "text": words, **({"quickReply": {"items": items}} if items else {})}


def flex(*bodies: list[dict[str, Any]]) -> dict[str, Any]:
    made = [{"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": body}} for body in bodies]
    contents = made[0] if len(made) == 1 else {"type": "carousel", "contents": made}
    return {"type": "flex", "altText": "alt", "contents": contents}


def card(data: str) -> dict[str, Any]:
    return {"type": "box", "layout": "vertical", "contents": [], "action": {"type": "postback", "data": data}}


def test_text_is_shown_line_by_line_with_its_quick_replies() -> None:
    assert lines(text("สวัสดีค่ะ\nวันนี้เป็นยังไงบ้างคะ", "mood:calm:1", "mood:skip:1")) == [
        "สวัสดีค่ะ",
        "วันนี้เป็นยังไงบ้างคะ",
        "[mood:calm:1] [mood:skip:1]",
    ]


def test_each_bubble_of_a_carousel_begins_with_a_mark() -> None:
    shown = lines(
        flex([{"type": "text", "text": "The Fool"}, {"type": "text", "text": "upright"}], [{"type": "text", "text": "ดวง"}])
    )
    assert shown == ["▸ The Fool", "  upright", "▸ ดวง"]


def test_spans_are_read_as_one_line() -> None:
    spans = [{"type": "span", "text": "2 "}, {"type": "span", "text": "stars"}]
    assert lines(flex([{"type": "text", "contents": spans}])) == ["▸ 2 stars"]


def test_a_table_of_cards_is_not_listed_card_by_card() -> None:
    table = {"type": "box", "layout": "vertical", "contents": [card(f"draw:{n}:1") for n in range(21)]}
    assert lines(flex([table])) == ["▸ [draw:0:1] [draw:1:1] [draw:2:1] … 21 to tap"]


def test_buttons_are_found_however_deep() -> None:
    table = {"type": "box", "layout": "vertical", "contents": [{"type": "box", "contents": [card("draw:3:1")]}]}
    assert [button["data"] for button in buttons([flex([table])], "draw:")] == ["draw:3:1"]


def test_quick_replies_of_an_older_message_are_gone() -> None:
    assert buttons([text("one", "mood:calm:1"), text("two")], "mood:") == []
    assert len(buttons([text("one"), text("two", "mood:calm:1")], "mood:")) == 1


def test_what_it_does_not_know_is_named() -> None:
    assert lines({"type": "hologram", "altText": "a wave"}) == ["(hologram) a wave"]
