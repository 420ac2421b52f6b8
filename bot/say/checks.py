"""Holds outgoing messages against LINE's rules (`bot.say.limits`) before anything is sent or stored.

Every reply passes here, so the way of a message that is right is short: what is wrong is looked for, and its place put
together, only when something is wrong.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from bot.say import limits
from bot.say.limits import Message, Unit, as_json, fits, half_pair, is_colour, is_ratio, size

_IN_BASELINE: Final = frozenset({"icon", "text", "filler"})
_IN_BOX: Final = frozenset({"box", "button", "image", "text", "separator", "filler", "video"})
_IN: Final = {"baseline": _IN_BASELINE, "horizontal": _IN_BOX, "vertical": _IN_BOX}
_IN_BODY: Final = frozenset({"box"})
_IN_HERO: Final = frozenset({"box", "image", "video"})
_BLOCKS: Final = (("header", _IN_BODY), ("hero", _IN_HERO), ("body", _IN_BODY), ("footer", _IN_BODY))


class LimitError(ValueError):
    """A message that LINE would refuse: which `rule`, and `where` in it (a JSON path)."""

    def __init__(self, rule: str, where: str) -> None:
        super().__init__(f"{rule} at {where}")
        self.rule = rule
        self.where = where

    def within(self, place: str) -> "LimitError":
        """The same, seen from outside of `place`."""
        return LimitError(self.rule, place + self.where)


class CheckedPart(dict[str, Any]):
    """A part of messages, found right once and for all of them. Never changed."""

    __slots__ = ()


class Checked(list[Message]):
    """Messages that LINE takes, one reply or push, with the JSON (UTF-8) in which they are stored and sent. Never changed."""

    __slots__ = ("json",)

    def __init__(self, messages: Sequence[Message], json: bytes) -> None:
        super().__init__(messages)
        self.json = json


def check(messages: Sequence[Message]) -> Checked:
    """The messages, found right. Raises LimitError on the first thing LINE would refuse in one reply or push."""
    _demand(1 <= len(messages) <= limits.MESSAGES, "1 to 5 messages", "messages")
    try:
        made = as_json(list(messages))
    except ValueError:
        raise LimitError("no half of a surrogate pair", half_pair(list(messages), "messages") or "messages") from None
    sizes = len(made) > limits.BUBBLE_BYTES  # all of them together being small enough, each of their bubbles is
    for index, message in enumerate(messages):
        try:
            _message(message, sizes)
        except LimitError as error:
            raise error.within(f"messages[{index}]") from None
    return Checked(messages, made)


def checked_part(part: Message) -> CheckedPart:
    """A component for several messages, found right. Raises LimitError."""
    _component(part)
    return CheckedPart(part)


def packed(messages: Sequence[Message]) -> bytes:
    """`messages` as JSON."""
    if isinstance(messages, Checked):
        return messages.json
    try:
        return as_json(list(messages))
    except ValueError:  # half a surrogate pair
        return json.dumps(messages, ensure_ascii=False).encode("utf-8", "replace")


def _message(message: Message, sizes: bool) -> None:
    kind = message.get("type")
    if kind == "text":
        _text(message.get("text"), limits.TEXT, "text up to 5000 UTF-16 units", ".text")
    elif kind == "flex":
        _text(message.get("altText"), limits.ALT_TEXT, "altText up to 1500 UTF-16 units", ".altText")
        _container(message.get("contents") or {}, sizes)
    elif kind == "image":
        _image_url(message.get("originalContentUrl"), ".originalContentUrl")
        _image_url(message.get("previewImageUrl"), ".previewImageUrl")
    else:
        raise LimitError("a message type that MiMi sends", "")
    if "quickReply" in message:
        _quick_reply(message["quickReply"].get("items", []))


def _demand(holds: bool, rule: str, where: str = "") -> None:
    if not holds:
        raise LimitError(rule, where)


def _text(value: Any, limit: int, rule: str, where: str, unit: Unit = "utf16") -> None:
    if value.__class__ is str and value and 2 * len(value) <= limit and not value.isspace():
        return  # short enough in any unit, as nearly all are
    if not isinstance(value, str) or not value or value.isspace():
        raise LimitError("text that is not empty", where)
    if not fits(value, limit, unit):
        raise LimitError(rule, where)


def _image_url(value: Any, where: str) -> None:
    if not (isinstance(value, str) and value.startswith("https://")):
        raise LimitError("images over https", where)
    if len(value) > limits.IMAGE_URL:
        raise LimitError("image URL up to 2000", where)


def _quick_reply(items: list[Any]) -> None:
    _demand(1 <= len(items) <= limits.QUICK_REPLIES, "1 to 13 quick replies", ".quickReply")
    for index, item in enumerate(items):
        try:
            if "imageUrl" in item:
                _image_url(item["imageUrl"], ".imageUrl")
            _action(item.get("action"), limits.QUICK_LABEL, label_needed=True)
        except LimitError as error:
            raise error.within(f".quickReply[{index}]") from None


def _action(action: Any, label_limit: int = limits.FLEX_LABEL, label_needed: bool = False) -> None:
    if not isinstance(action, dict):
        raise LimitError("an action", ".action")
    if label_needed or "label" in action:
        rule = "label up to 20 characters" if label_limit == limits.QUICK_LABEL else "label up to 40 characters"
        _text(action.get("label"), label_limit, rule, ".action.label", "graphemes")
    kind = action.get("type")
    if kind == "postback":
        _text(action.get("data"), limits.DATA, "postback data up to 300", ".action.data")
        if "displayText" in action:
            _text(action["displayText"], limits.SHOWN, "displayText up to 300 characters", ".action.displayText", "graphemes")
    elif kind == "message":
        _text(action.get("text"), limits.SHOWN, "message text up to 300 characters", ".action.text", "graphemes")
    elif kind == "uri":
        _text(action.get("uri"), limits.URI, "URI up to 1000", ".action.uri")
        scheme = urlsplit(action["uri"]).scheme
        _demand(scheme in limits.SCHEMES and action["uri"].isascii(), "an encoded http, https, line or tel URI", ".action.uri")
    elif kind == "clipboard":
        _text(action.get("clipboardText"), limits.CLIPBOARD, "clipboard text up to 1000", ".action.clipboardText")
    else:
        raise LimitError("an action type that MiMi uses", ".action")


def _container(container: Message, sizes: bool) -> None:
    if container.get("type") == "carousel":
        bubbles = container.get("contents", [])
        _demand(1 <= len(bubbles) <= limits.BUBBLES, "1 to 12 bubbles", ".contents")
        for index, bubble in enumerate(bubbles):
            try:
                _bubble(bubble, sizes)
            except LimitError as error:
                raise error.within(f".contents[{index}]") from None
        if sizes:
            total = sum(map(size, bubbles)) + len(bubbles) + 40
            _demand(total <= limits.CAROUSEL_BYTES, "carousel up to 50 KB", ".contents")
    else:
        try:
            _bubble(container, sizes)
        except LimitError as error:
            raise error.within(".contents") from None


def _bubble(bubble: Message, sizes: bool) -> None:
    _demand(bubble.get("type") == "bubble", "a bubble")
    empty = True
    for name, kinds in _BLOCKS:
        if name not in bubble:
            continue
        empty = False
        try:
            if bubble[name].get("type") not in kinds:
                raise LimitError(f"a {name} of {sorted(kinds)}", "")
            _component(bubble[name])
        except LimitError as error:
            raise error.within(f".{name}") from None
    _demand(not empty, "a bubble with something in it")
    if "action" in bubble:
        _action(bubble["action"])
    _demand(not sizes or size(bubble) <= limits.BUBBLE_BYTES, "bubble up to 30 KB")


def _box(box: Message) -> None:
    layout, contents = box.get("layout", ""), box.get("contents")
    allowed = _IN.get(layout)
    if allowed is None:
        raise LimitError("a box with a layout", "")
    if not isinstance(contents, list):
        raise LimitError("a box with contents", "")
    for index, child in enumerate(contents):
        try:
            if child.get("type") not in allowed:
                raise LimitError(f"a {layout} box of {sorted(allowed)}", "")
            _component(child)
        except LimitError as error:
            raise error.within(f"[{index}]") from None


def _words(part: Message) -> None:
    if "contents" not in part:
        _text(part.get("text"), limits.TEXT, "text up to 5000 UTF-16 units", ".text")
        return
    _demand(bool(part["contents"]), "text or spans")
    for index, span in enumerate(part["contents"]):
        _demand(span.get("type") == "span" and bool(span.get("text")), "spans with text", f"[{index}]")


def _picture(part: Message) -> None:
    _image_url(part.get("url"), ".url")
    if "aspectRatio" in part:
        _demand(is_ratio(part["aspectRatio"]), "ratio up to 1:3", ".aspectRatio")


def _button(part: Message) -> None:
    _action(part.get("action"), label_needed=True)


_RULES: Final[dict[str, Callable[[Message], None]]] = {
    "box": _box,
    "button": _button,
    "text": _words,
    "image": _picture,
    "icon": _picture,
}


def _component(part: Message) -> None:
    if part.__class__ is CheckedPart:
        return
    for name in ("color", "backgroundColor", "borderColor"):
        if name in part and not is_colour(part[name]):
            raise LimitError("a colour as #RRGGBB", f".{name}")
    kind = part.get("type", "")
    if "action" in part and kind != "button":
        _action(part["action"])
    if rule := _RULES.get(kind):
        rule(part)
