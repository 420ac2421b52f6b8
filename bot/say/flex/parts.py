"""Building blocks of all messages, and their colours.

All text that a person or a model wrote passes through `clean` here. So no builder can send what LINE refuses or what breaks
a line: control characters, halves of surrogate pairs, direction overrides, empty text.
"""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

import regex

from bot.say.buttons.base import Button
from bot.say.limits import ALT_TEXT, CLIPBOARD, FLEX_LABEL, QUICK_LABEL, QUICK_REPLIES, SHOWN, TEXT, URI, Message, shorten
from bot.say.memory import once_if_short
from bot.say.text import bound

Part = dict[str, Any]
"""A Flex component, an action or a quick reply item."""

NIGHT: Final = "#201640"
PLUM: Final = "#4B2A63"
GOLD: Final = "#E6BF6D"
CREAM: Final = "#FCF3DF"
INK: Final = "#2A1B45"
MUTED: Final = "#6A5A7B"
BRONZE: Final = "#7F5A14"
RULE: Final = "#E5D6B4"
VEIL: Final = "#F1E4C6"
MIST: Final = "#CFC3E3"
"""On cream stand INK, MUTED and BRONZE; on night and plum stand CREAM, GOLD and MIST: each at AA contrast or better."""

EDGE: Final = "#9C7B3A"
"""The edge of what can be tapped: 3:1 and more against cream, sand and night, as WCAG wants of controls."""

TAP_SPACE: Final = "13px"
"""Above and below a tapped line of text; with it even the smallest line is 40 px high and more."""

AIR: Final = "5px"
"""Space between lines of longer texts: Thai stacks vowels and tone marks above and below."""

CARD_RATIO: Final = "7:12"
_LINE_END: Final = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNWANTED: Final = regex.compile(r"[^\P{Cc}\n]|\p{Cs}|[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_STACKED: Final = regex.compile(r"([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+")
_MAYBE_STACKED: Final = re.compile(r"[^\w\s]{5}")
"""Found wherever `_STACKED` is, in a quarter of the time."""

_SEEN: Final = regex.compile(r"[\p{L}\p{N}\p{P}\p{S}\p{Cn}]")
"""What can be seen. Unassigned signs count: emoji newer than the tables here are among them."""


@once_if_short
def clean(content: str, fallback: str = "–") -> str:
    """`content` as it may stand in a message: no control signs, no stacks of marks, and never blank."""
    if content.isascii() and content.isprintable() and content.strip():
        return content.strip()
    if not content.isprintable():
        content = _UNWANTED.sub("", _LINE_END.sub("\n", content).replace("\t", " "))
    shown = (_STACKED.sub(r"\1", content) if _MAYBE_STACKED.search(content) else content).strip()
    return shown if shown[:1].isalnum() or _SEEN.search(shown) else fallback


def one_line(content: str, limit: int = TEXT) -> str:
    """What a person or a model wrote, on one line, shortened to `limit` UTF-16 units."""
    return shorten(" ".join(clean(content).split()), limit)


def text(content: str, *, limit: int = TEXT, size: str = "md", color: str = INK, **more: Any) -> Part:
    """Text that wraps, shortened to `limit` UTF-16 units. `more` are further properties, named as in LINE's API."""
    return {
        "type": "text",
        "text": _shown(content, limit),
        "size": size,
        "color": color,
        "wrap": True,
        **more,
    }


@once_if_short
def _shown(content: str, limit: int) -> str:
    return shorten(bound(clean(content)), limit)


def title(content: str, *, color: str = INK, **more: Any) -> Part:
    """The first line of a bubble."""
    return text(content, **{"size": "lg", "color": color, "weight": "bold", "limit": 200, **more})


def title_bar(content: str) -> Part:
    """A header that is only a title."""
    return column(title(content, color=CREAM, size="md"))


def note(content: str, **more: Any) -> Part:
    """Small print."""
    return text(content, **{"size": "xs", "color": MUTED, **more})


def box(layout: str, *contents: Part, **more: Any) -> Part:
    """A box; `layout` is vertical, horizontal or baseline."""
    return {"type": "box", "layout": layout, "contents": list(contents), **more}


def column(*contents: Part, **more: Any) -> Part:
    """A vertical box."""
    return box("vertical", *contents, **more)


def row(*contents: Part, **more: Any) -> Part:
    """A horizontal box."""
    return box("horizontal", *contents, **more)


def image(url: str, **more: Any) -> Part:
    """A card's picture, whole."""
    return {"type": "image", "url": url, "size": "full", "aspectRatio": CARD_RATIO, "aspectMode": "cover", **more}


def separator(color: str = RULE, **more: Any) -> Part:
    """A thin line."""
    return {"type": "separator", "color": color, **more}


def button(action: Part, *, primary: bool = False, **more: Any) -> Part:
    """A button: plum for the one thing to do next, sand with an edge for the others. LINE's own buttons have no edge."""
    style = {"style": "primary", "color": PLUM} if primary else {"style": "secondary", "color": VEIL}
    made = {"type": "button", "height": "sm", **style, "adjustMode": "shrink-to-fit", "action": action}
    if primary:
        return {**made, **more}
    return column(made, backgroundColor=VEIL, borderWidth="1px", borderColor=EDGE, cornerRadius="8px", **more)


def icon_button(icon: str, action: Part, **more: Any) -> Part:
    """A button as the secondary ones, with the picture at `icon` before its label."""
    picture = {"type": "image", "url": icon, "size": "24px", "aspectRatio": "1:1", "flex": 0}
    label = text(action["label"], size="sm", weight="bold", gravity="center", wrap=False, adjustMode="shrink-to-fit")
    shown = {"backgroundColor": VEIL, "borderWidth": "1px", "borderColor": EDGE, "cornerRadius": "8px", "paddingAll": "9px"}
    return row(picture, label, spacing="md", action=action, **shown, **more)


def tap_line(content: str, action: Part, **more: Any) -> Part:
    """A line of text that is tapped: as wide as its bubble and at least 40 px high. `more` is about the text."""
    line = text(content, **{"size": "sm", "color": BRONZE, **more})
    return column(line, action=action, paddingTop=TAP_SPACE, paddingBottom=TAP_SPACE)


def postback(label: str, button: Button, shown: str | None = None) -> Part:
    """A tap that comes back as `button`; the chat shows it as if the person had said `shown` (the label by default)."""
    said = _said(shown or label)
    return {"type": "postback", "label": _label(label), "data": button.data, "displayText": said}


def say(content: str, label: str | None = None) -> Part:
    """A tap that sends `content` as the person's own message."""
    said = shorten(shorten(clean(content), SHOWN, "graphemes"), 2 * SHOWN)
    return {"type": "message", "label": _label(label or said), "text": said}


def link(label: str, uri: str) -> Part:
    """A tap that opens `uri` (https, line or tel)."""
    return {"type": "uri", "label": _label(label), "uri": uri}


def copy(label: str, content: str) -> Part:
    """A tap that puts `content` on the clipboard."""
    return {"type": "clipboard", "label": _label(label), "clipboardText": shorten(clean(content), CLIPBOARD)}


@once_if_short
def _said(content: str) -> str:
    return shorten(clean(content), SHOWN, "graphemes")


@once_if_short
def _label(label: str) -> str:
    return shorten(shorten(clean(label), FLEX_LABEL, "graphemes"), 4 * FLEX_LABEL)


def share_uri(content: str) -> str:
    """A link that lets the person pick friends to send `content` to. LINE takes 1000 signs of it, percent-encoded;
    raises ValueError when `content` is longer."""
    uri = f"https://line.me/R/share?text={quote(content, safe='')}"
    if len(uri) > URI:
        raise ValueError(f"{len(uri)} of {URI} signs")
    return uri


def bubble(
    *, body: Part, header: Part | None = None, footer: Part | None = None, hero: Part | None = None, size: str = "mega"
) -> Part:
    """A bubble on cream; the header, when there is one, is the night sky."""
    made: Part = {"type": "bubble", "size": size}
    if header:
        made["header"] = {"backgroundColor": NIGHT, "paddingAll": "16px", **header}
    if hero:
        made["hero"] = hero
    made["body"] = {"backgroundColor": CREAM, "paddingAll": "16px", **body}
    if footer:
        made["footer"] = {"backgroundColor": CREAM, "paddingAll": "16px", "paddingTop": "0px", "spacing": "sm", **footer}
    return made


def flex(alt: str, contents: Part) -> Message:
    """A Flex message; `alt` is what the notification and the chat list show."""
    return {"type": "flex", "altText": shorten(clean(alt), ALT_TEXT // 4), "contents": contents}


def carousel(bubbles: list[Part]) -> Part:
    """Bubbles side by side."""
    return {"type": "carousel", "contents": bubbles}


def plain(content: str) -> Message:
    """A text message."""
    return {"type": "text", "text": _shown(content, TEXT)}


def with_quick(messages: list[Message], *actions: Part, icons: Sequence[str] = ()) -> list[Message]:
    """`messages` with quick replies on the last one, the only place where LINE shows them. `icons` go with the first of them."""
    items: list[Part] = [
        {"type": "action", "action": {**action, "label": shorten(action["label"], QUICK_LABEL, "graphemes")}}
        for action in actions[:QUICK_REPLIES]
    ]
    for item, icon in zip(items, icons, strict=False):
        item["imageUrl"] = icon
    return [*messages[:-1], {**messages[-1], "quickReply": {"items": items}}] if items else messages


def text_message(content: str) -> list[Message]:
    """One text message."""
    return [plain(content)]


def offer(content: str, *actions: Part) -> list[Message]:
    """A text with buttons under it, and the same as quick replies: LINE shows those on phones only."""
    made = bubble(body=column(text(content)), footer=column(*(button(action) for action in actions)))
    return with_quick([flex(content, made)], *actions)
