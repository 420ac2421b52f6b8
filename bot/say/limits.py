"""LINE's rules for outgoing messages, checked before anything is sent, and shortening that keeps to them.

Source of the numbers: the Messaging API reference. LINE counts most texts in UTF-16 units, but action labels,
displayText and message-action texts in grapheme clusters (what people see as one character). It calls 30 and 50 KB
what may be either 1000 or 1024 bytes; here it is the smaller.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import regex

Message = dict[str, Any]
"""A LINE message object, exactly as sent to LINE's API."""

Unit = Literal["utf16", "graphemes"]

MESSAGES: Final = 5
TEXT: Final = 5000
ALT_TEXT: Final = 1500
BUBBLE_BYTES: Final = 30_000
CAROUSEL_BYTES: Final = 50_000
BUBBLES: Final = 12
QUICK_REPLIES: Final = 13
QUICK_LABEL: Final = 20
FLEX_LABEL: Final = 40
DATA: Final = 300
SHOWN: Final = 300
"""displayText and the text of a message action, in grapheme clusters."""
URI: Final = 1000
IMAGE_URL: Final = 2000
CLIPBOARD: Final = 1000
SCHEMES: Final = frozenset({"http", "https", "line", "tel"})

_IN_BASELINE: Final = frozenset({"icon", "text", "filler"})
_IN_BOX: Final = frozenset({"box", "button", "image", "text", "separator", "filler", "video"})
_CLUSTER: Final = regex.compile(r"\X")
_HALF_PAIR: Final = re.compile("[\ud800-\udfff]")
_RATIO: Final = regex.compile(r"([1-9]\d{0,5}):([1-9]\d{0,5})")
_COLOUR: Final = regex.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")


class LimitError(ValueError):
    """A message that LINE would refuse: which `rule`, and `where` in it (a JSON path)."""

    def __init__(self, rule: str, where: str) -> None:
        super().__init__(f"{rule} at {where}")
        self.rule = rule
        self.where = where


def utf16(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Length in grapheme clusters: a Thai consonant with its vowel and tone mark is one."""
    return sum(1 for _ in _CLUSTER.finditer(text))


def fits(text: str, limit: int, unit: Unit = "utf16") -> bool:
    """Whether `text` is at most `limit` long. The first comparison settles nearly every case without counting."""
    if unit == "graphemes":
        return len(text) <= limit or graphemes(text) <= limit
    return len(text) * 2 <= limit or utf16(text) <= limit


def shorten(text: str, limit: int, unit: Unit = "utf16") -> str:
    """`text`, or its beginning and "…", at most `limit` long; cut at a space when one is near, never inside a cluster.

    Thai is written with few spaces, so a cut between two clusters is the usual one there.
    """
    if fits(text, limit, unit):
        return text
    kept: list[str] = []
    used, last_space = 0, 0
    for match in _CLUSTER.finditer(text):
        cluster = match.group()
        if cluster.isspace():
            last_space = len(kept)
        used += 1 if unit == "graphemes" else utf16(cluster)
        if used > limit - 1:
            break
        kept.append(cluster)
    if last_space and last_space >= len(kept) - max(8, len(kept) // 5):
        del kept[last_space:]
    while kept and kept[-1].isspace():
        kept.pop()
    return "".join(kept) + "…"


def size(part: Any) -> int:
    """Bytes of `part` as compact JSON in UTF-8, as LINE measures bubbles and carousels."""
    return len(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())


def check(messages: list[Message]) -> None:
    """Raises LimitError on the first thing LINE would refuse in one reply or push."""
    _demand(1 <= len(messages) <= MESSAGES, "1 to 5 messages", "messages")
    for index, message in enumerate(messages):
        where = f"messages[{index}]"
        kind = message.get("type")
        if kind == "text":
            _text(message.get("text"), TEXT, "text up to 5000 UTF-16 units", f"{where}.text")
        elif kind == "flex":
            _text(message.get("altText"), ALT_TEXT, "altText up to 1500 UTF-16 units", f"{where}.altText")
            _container(message.get("contents") or {}, f"{where}.contents")
        elif kind == "image":
            _image_url(message.get("originalContentUrl"), f"{where}.originalContentUrl")
            _image_url(message.get("previewImageUrl"), f"{where}.previewImageUrl")
        else:
            raise LimitError("a message type that MiMi sends", where)
        if "quickReply" in message:
            _quick_reply(message["quickReply"].get("items", []), f"{where}.quickReply")


def _demand(holds: bool, rule: str, where: str) -> None:
    if not holds:
        raise LimitError(rule, where)


def _text(value: Any, limit: int, rule: str, where: str, unit: Unit = "utf16") -> None:
    if not isinstance(value, str) or not value.strip():
        raise LimitError("text that is not empty", where)
    if not fits(value, limit, unit):
        raise LimitError(rule, where)
    if _HALF_PAIR.search(value):
        raise LimitError("no half of a surrogate pair", where)


def _image_url(value: Any, where: str) -> None:
    _demand(isinstance(value, str) and value.startswith("https://"), "images over https", where)
    _demand(len(value) <= IMAGE_URL, "image URL up to 2000", where)


def _quick_reply(items: list[Any], where: str) -> None:
    _demand(1 <= len(items) <= QUICK_REPLIES, "1 to 13 quick replies", where)
    for index, item in enumerate(items):
        if "imageUrl" in item:
            _image_url(item["imageUrl"], f"{where}[{index}].imageUrl")
        _action(item.get("action"), f"{where}[{index}].action", QUICK_LABEL, label_needed=True)


def _action(action: Any, where: str, label_limit: int = FLEX_LABEL, label_needed: bool = False) -> None:
    _demand(isinstance(action, dict), "an action", where)
    if label_needed or "label" in action:
        rule = f"label up to {label_limit} characters"
        _text(action.get("label"), label_limit, rule, f"{where}.label", "graphemes")
    kind = action.get("type")
    if kind == "postback":
        _text(action.get("data"), DATA, "postback data up to 300", f"{where}.data")
        if "displayText" in action:
            _text(action["displayText"], SHOWN, "displayText up to 300 characters", f"{where}.displayText", "graphemes")
    elif kind == "message":
        _text(action.get("text"), SHOWN, "message text up to 300 characters", f"{where}.text", "graphemes")
    elif kind == "uri":
        _text(action.get("uri"), URI, "URI up to 1000", f"{where}.uri")
        scheme = urlsplit(action["uri"]).scheme
        _demand(scheme in SCHEMES and action["uri"].isascii(), "an encoded http, https, line or tel URI", f"{where}.uri")
    elif kind == "clipboard":
        _text(action.get("clipboardText"), CLIPBOARD, "clipboard text up to 1000", f"{where}.clipboardText")
    else:
        raise LimitError("an action type that MiMi uses", where)


def _container(container: Message, where: str) -> None:
    if container.get("type") == "carousel":
        bubbles = container.get("contents", [])
        _demand(1 <= len(bubbles) <= BUBBLES, "1 to 12 bubbles", where)
        sizes = [_bubble(bubble, f"{where}[{index}]") for index, bubble in enumerate(bubbles)]
        _demand(sum(sizes) + len(sizes) + 40 <= CAROUSEL_BYTES, "carousel up to 50 KB", where)
    else:
        _bubble(container, where)


def _bubble(bubble: Message, where: str) -> int:
    _demand(bubble.get("type") == "bubble", "a bubble", where)
    blocks = [name for name in ("header", "hero", "body", "footer") if name in bubble]
    _demand(bool(blocks), "a bubble with something in it", where)
    for name in blocks:
        kinds = {"box", "image", "video"} if name == "hero" else {"box"}
        _demand(bubble[name].get("type") in kinds, f"a {name} of {sorted(kinds)}", f"{where}.{name}")
        _component(bubble[name], f"{where}.{name}")
    if "action" in bubble:
        _action(bubble["action"], f"{where}.action")
    try:
        bytes_used = size(bubble)
    except UnicodeEncodeError:
        raise LimitError("no half of a surrogate pair", where) from None
    _demand(bytes_used <= BUBBLE_BYTES, "bubble up to 30 KB", where)
    return bytes_used


def _box(box: Message, where: str) -> None:
    layout = box.get("layout")
    _demand(layout in {"horizontal", "vertical", "baseline"}, "a box with a layout", where)
    _demand(isinstance(box.get("contents"), list), "a box with contents", where)
    allowed = _IN_BASELINE if layout == "baseline" else _IN_BOX
    for index, child in enumerate(box["contents"]):
        if child.get("type") not in allowed:
            raise LimitError(f"a {layout} box of {sorted(allowed)}", f"{where}[{index}]")
        _component(child, f"{where}[{index}]")


def _words(part: Message, where: str) -> None:
    if "contents" not in part:
        _text(part.get("text"), TEXT, "text up to 5000 UTF-16 units", f"{where}.text")
        return
    _demand(bool(part["contents"]), "text or spans", where)
    for index, span in enumerate(part["contents"]):
        _demand(span.get("type") == "span" and bool(span.get("text")), "spans with text", f"{where}[{index}]")


def _picture(part: Message, where: str) -> None:
    _image_url(part.get("url"), f"{where}.url")
    if "aspectRatio" in part:
        ratio = _RATIO.fullmatch(part["aspectRatio"])
        _demand(ratio is not None and int(ratio[2]) <= 3 * int(ratio[1]), "ratio up to 1:3", f"{where}.aspectRatio")


def _button(part: Message, where: str) -> None:
    _action(part.get("action"), f"{where}.action", label_needed=True)


_RULES: Final[dict[str, Callable[[Message, str], None]]] = {
    "box": _box,
    "button": _button,
    "text": _words,
    "image": _picture,
    "icon": _picture,
}


@lru_cache(maxsize=64)
def _is_colour(value: str) -> bool:
    return _COLOUR.fullmatch(value) is not None


def _component(part: Message, where: str) -> None:
    for name in ("color", "backgroundColor", "borderColor"):
        if name in part and not _is_colour(part[name]):
            raise LimitError("a colour as #RRGGBB", f"{where}.{name}")
    if "action" in part and part.get("type") != "button":
        _action(part["action"], f"{where}.action")
    if rule := _RULES.get(part.get("type", "")):
        rule(part, where)
