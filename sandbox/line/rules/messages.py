"""LINE's rules for the messages of one request: how many, which types, how long. Pure: messages in, problems out."""

from collections.abc import Callable
from typing import Any, Final

from sandbox.line.rules.actions import QUICK_REPLY, check_action
from sandbox.line.rules.checking import Path, Problem, Report, is_whole
from sandbox.line.rules.flex import check_flex
from sandbox.line.rules.templates import check_imagemap, check_template

MESSAGES_MAX: Final = 5
TEXT_MAX: Final = 5000
ALT_TEXT_MAX: Final = 1500
QUICK_REPLIES_MAX: Final = 13
SENDER_NAME_MAX: Final = 20
PLACE_MAX: Final = 100


class Refused(Exception):
    """The messages break a rule: `message` and `problems` as LINE's answer 400 carries them."""

    def __init__(self, message: str, problems: list[Problem]) -> None:
        super().__init__(f"{message}: {problems}")
        self.message, self.problems = message, problems


def check_messages(messages: Any) -> list[dict[str, Any]]:
    """The messages themselves when all is well. Raises Refused."""
    report = Report()
    root = Path("messages")
    if not isinstance(messages, list):
        report.add(root, "May not be null" if messages is None else "Must be an array")
    elif not 1 <= len(messages) <= MESSAGES_MAX:
        report.add(root, f"Size must be between 1 and {MESSAGES_MAX}")
    else:
        for number, message in enumerate(messages):
            _message(message, root / number, number, report)
    if report.problems:
        raise Refused(f"The request body has {len(report.problems)} error(s)", report.problems)
    checked: list[dict[str, Any]] = messages
    return checked


def _message(message: Any, where: Path, number: int, report: Report) -> None:
    kind = message.get("type") if isinstance(message, dict) else None
    if kind not in _CHECKS:
        report.add(where / "type", f"Must be one of the following values: [{', '.join(_CHECKS)}]")
        return
    if kind == "flex":
        _flex(message, where, number, report)
    else:
        _CHECKS[kind](message, where, report)
    if message.get("quickReply") is not None:
        _quick_reply(message["quickReply"], where / "quickReply", report)
    if message.get("sender") is not None:
        _sender(message["sender"], where / "sender", report)


def _flex(message: dict[str, Any], where: Path, number: int, report: Report) -> None:
    """What is wrong inside `contents` LINE reports for this message alone, by its place from `contents` down."""
    report.text(message, "altText", where, ALT_TEXT_MAX)
    inside = Report()
    check_flex(message.get("contents"), inside)
    if inside.problems:
        raise Refused(f"A message (messages[{number}]) in the request body is invalid", inside.problems)


def _quick_reply(quick_reply: Any, where: Path, report: Report) -> None:
    items = quick_reply.get("items") if isinstance(quick_reply, dict) else None
    if not isinstance(items, list) or not 1 <= len(items) <= QUICK_REPLIES_MAX:
        report.add(where / "items", f"Size must be between 1 and {QUICK_REPLIES_MAX}")
        return
    for number, item in enumerate(items):
        place = where / "items" / number
        if not isinstance(item, dict) or item.get("type") != "action":
            report.add(place / "type", "Must be one of the following values: [action]")
            continue
        report.url(item, "imageUrl", place, required=False)
        check_action(item.get("action"), place / "action", QUICK_REPLY, report)


def _sender(sender: Any, where: Path, report: Report) -> None:
    if not isinstance(sender, dict):
        report.add(where, "Must be an object")
        return
    report.text(sender, "name", where, SENDER_NAME_MAX, required=False)
    if isinstance(sender.get("name"), str) and "line" in sender["name"].lower().split():
        report.add(where / "name", "The name may not hold the word LINE")
    report.url(sender, "iconUrl", where, required=False)


def _text(message: dict[str, Any], where: Path, report: Report) -> None:
    report.text(message, "text", where, TEXT_MAX)


def _sticker(message: dict[str, Any], where: Path, report: Report) -> None:
    for name in ("packageId", "stickerId"):
        value = message.get(name)
        if not isinstance(value, str) or not value.isascii() or not value.isdigit():
            report.add(where / name, "May not be empty" if not value else "Must be a number in a string")


def _picture(message: dict[str, Any], where: Path, report: Report) -> None:
    report.url(message, "originalContentUrl", where)
    report.url(message, "previewImageUrl", where)


def _audio(message: dict[str, Any], where: Path, report: Report) -> None:
    report.url(message, "originalContentUrl", where)
    if not is_whole(message.get("duration"), 1):
        report.add(where / "duration", "Must be a number of milliseconds")


def _location(message: dict[str, Any], where: Path, report: Report) -> None:
    report.text(message, "title", where, PLACE_MAX)
    report.text(message, "address", where, PLACE_MAX)
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = message.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > most:
            report.add(where / name, f"Must be a number from -{most} to {most}")


def _with_alt_text(check: Callable[[dict[str, Any], Path, Report], None]) -> Callable[[dict[str, Any], Path, Report], None]:
    def checked(message: dict[str, Any], where: Path, report: Report) -> None:
        report.text(message, "altText", where, ALT_TEXT_MAX)
        check(message, where, report)

    return checked


def _coupon(message: dict[str, Any], where: Path, report: Report) -> None:
    report.text(message, "couponId", where, PLACE_MAX)


_CHECKS: Final[dict[str, Callable[[dict[str, Any], Path, Report], None]]] = {
    "text": _text,
    "textV2": _text,
    "image": _picture,
    "video": _picture,
    "audio": _audio,
    "location": _location,
    "sticker": _sticker,
    "template": _with_alt_text(check_template),
    "imagemap": _with_alt_text(check_imagemap),
    "flex": _text,
    "coupon": _coupon,
}
