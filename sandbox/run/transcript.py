"""LINE messages as plain text, and the buttons in them: what a transcript shows and a script taps."""

from collections.abc import Iterator
from typing import Any, Final

Message = dict[str, Any]
Action = dict[str, Any]

MANY_BUTTONS: Final = 8
BULLET: Final = "▸ "


def lines(message: Message) -> list[str]:
    """What someone would read in this message, top to bottom; quick replies and buttons in square brackets."""
    match message.get("type"):
        case "text" | "textV2":
            read = str(message.get("text", "")).splitlines()
        case "flex":
            read = [line for bubble in bubbles(message) for line in _bubble(bubble)]
        case "sticker":
            read = [f"(sticker {message.get('packageId')}/{message.get('stickerId')})"]
        case "image":
            read = ["(picture)"]
        case other:
            read = [f"({other}) {message.get('altText', '')}".strip()]
    return read + _row([action for item in _quick_replies(message) if (action := item.get("action"))])


def bubbles(message: Message) -> list[dict[str, Any]]:
    """The bubbles of a Flex Message, in order; none for any other."""
    contents = message.get("contents") if message.get("type") == "flex" else None
    if not isinstance(contents, dict):
        return []
    return list(contents.get("contents", [])) if contents.get("type") == "carousel" else [contents]


def actions(message: Message) -> Iterator[Action]:
    """Every action in a message, in the order in which it is shown; quick replies last."""
    for bubble in bubbles(message):
        yield from _actions_in(bubble)
    for item in _quick_replies(message):
        if "action" in item:
            yield item["action"]


def buttons(messages: list[Message], prefix: str) -> list[Action]:
    """The postbacks whose data begin with `prefix`. Quick replies count in the last message only, as in LINE."""
    found = []
    for place, message in enumerate(messages):
        seen = message if place == len(messages) - 1 else {**message, "quickReply": {}}
        found += [action for action in actions(seen) if str(action.get("data", "")).startswith(prefix)]
    return found


def _quick_replies(message: Message) -> list[dict[str, Any]]:
    return list((message.get("quickReply") or {}).get("items", []))


def _actions_in(part: Any) -> Iterator[Action]:
    if isinstance(part, list):
        for each in part:
            yield from _actions_in(each)
    elif isinstance(part, dict):
        if isinstance(part.get("action"), dict):
            yield part["action"]
        for name, each in part.items():
            if name != "action":
                yield from _actions_in(each)


def _bubble(bubble: dict[str, Any]) -> Iterator[str]:
    mark = BULLET
    for section in ("header", "hero", "body", "footer"):
        for line in _component(bubble.get(section) or {}):
            yield mark + line
            mark = " " * len(BULLET)


def _component(part: dict[str, Any]) -> list[str]:
    match part.get("type"):
        case "text":
            spans = "".join(str(span.get("text", "")) for span in part.get("contents") or [])
            return [line for line in (spans or str(part.get("text", ""))).splitlines() if line.strip()]
        case "button":
            return _row([part.get("action") or {}])
        case "box":
            return _box(part)
        case _:
            return []


def _box(box: dict[str, Any]) -> list[str]:
    tapped = list(_actions_in(box))
    inner = [line for part in box.get("contents") or [] for line in _component(part)]
    if len(tapped) > MANY_BUTTONS and all(len(line) < 40 for line in inner):
        return _row(tapped)
    if box.get("layout") in ("horizontal", "baseline") and sum(map(len, inner)) < 90:
        return ["  ".join(inner)] if inner else []
    return inner


def _row(shown: list[Action]) -> list[str]:
    """Buttons side by side; of many alike only the first few."""
    names = [f"[{action.get('label') or action.get('displayText') or action.get('data') or '…'}]" for action in shown]
    if len(names) > MANY_BUTTONS:
        names = [*names[:3], f"… {len(names)} to tap"]
    return [" ".join(names)] if names else []
