"""Builds LINE's messages, short enough for a test."""

from typing import Any, Final

PUBLIC_URL: Final = "https://mimi.example"

Json = dict[str, Any]


def text(words: str, **more: Any) -> Json:
    return {"type": "text", "text": words, **more}


def box(layout: str, *contents: Json, **more: Any) -> Json:
    return {"type": "box", "layout": layout, "contents": list(contents), **more}


def postback(label: str, data: str, **more: Any) -> Json:
    return {"type": "postback", "label": label, "data": data, **more}


def button(label: str, action: Json | None = None, **more: Any) -> Json:
    return {"type": "button", "action": action or postback(label, f"pressed:{label}"), **more}


def card(number: int, **more: Any) -> Json:
    return {"type": "image", "url": f"{PUBLIC_URL}/deck/{number:02}.jpg", **more}


def bubble(*body: Json, **more: Any) -> Json:
    return {"type": "bubble", "body": box("vertical", *body), **more}


def flex(contents: Json, **more: Any) -> Json:
    return {"type": "flex", "altText": "ไพ่ของคุณ", "contents": contents, **more}


def carousel(*bubbles: Json) -> Json:
    return {"type": "carousel", "contents": list(bubbles)}


def quick(*labels: str) -> Json:
    return {"items": [{"type": "action", "action": postback(label, f"mood:{label}:1", displayText=label)} for label in labels]}
