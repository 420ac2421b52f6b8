"""LINE's rules for actions: what a button, a quick reply or a rich menu's area may do."""

import re
from dataclasses import dataclass
from typing import Any, Final

from sandbox.line.rules.checking import Path, Report, utf16

DATA_MAX: Final = 300
TEXT_MAX: Final = 300
CLIPBOARD_MAX: Final = 1000
INPUT_OPTIONS: Final = ("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice")
COMMON: Final = ("postback", "message", "uri", "datetimepicker", "clipboard")
MOMENTS: Final = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "time": re.compile(r"\d{2}:\d{2}"),
    "datetime": re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}"),
}


@dataclass(frozen=True)
class Place:
    """Where an action stands: its label's limit in grapheme clusters, whether it needs one, which types go there."""

    label_max: int
    label_required: bool
    types: tuple[str, ...] = COMMON


QUICK_REPLY: Final = Place(20, True, (*COMMON, "camera", "cameraRoll", "location"))
TEMPLATE: Final = Place(20, True)
IMAGE_CAROUSEL: Final = Place(12, False)
RICH_MENU: Final = Place(20, False, (*COMMON, "richmenuswitch"))
FLEX_BUTTON: Final = Place(40, True)
FLEX_OTHER: Final = Place(40, False)

FIELDS: Final = {
    "postback": {"data", "displayText", "text", "inputOption", "fillInText"},
    "message": {"text"},
    "uri": {"uri", "altUri"},
    "datetimepicker": {"data", "mode", "initial", "max", "min"},
    "clipboard": {"clipboardText"},
    "camera": set(),
    "cameraRoll": set(),
    "location": set(),
    "richmenuswitch": {"richMenuAliasId", "data"},
}


def check_action(action: Any, where: Path, place: Place, report: Report) -> None:
    if not isinstance(action, dict):
        report.add(where, "must be specified")
        return
    kind = action.get("type")
    if kind not in place.types:
        report.add(where / "type", f"Must be one of the following values: [{', '.join(place.types)}]")
        return
    if where.slashes:
        for name in set(action) - FIELDS[kind] - {"type", "label"}:
            report.add(where / name, "unknown field")
    report.text(action, "label", where, place.label_max, place.label_required, clusters=True)
    _CHECKS.get(kind, _nothing)(action, where, report)


def _nothing(action: dict[str, Any], where: Path, report: Report) -> None:
    """Camera, camera roll and location have nothing but a label."""


def _postback(action: dict[str, Any], where: Path, report: Report) -> None:
    report.text(action, "data", where, DATA_MAX)
    report.text(action, "displayText", where, TEXT_MAX, required=False, clusters=True)
    report.text(action, "text", where, TEXT_MAX, required=False, clusters=True)
    if action.get("displayText") is not None and action.get("text") is not None:
        report.add(where / "text", "displayText and text can't be used at the same time")
    option = action.get("inputOption")
    if option is not None and option not in INPUT_OPTIONS:
        report.add(where / "inputOption", f"Must be one of the following values: [{', '.join(INPUT_OPTIONS)}]")
    if action.get("fillInText") is not None:
        report.text(action, "fillInText", where, TEXT_MAX, required=False)
        if option != "openKeyboard":
            report.add(where / "fillInText", "inputOption must be openKeyboard")


def _message(action: dict[str, Any], where: Path, report: Report) -> None:
    report.text(action, "text", where, TEXT_MAX, clusters=True)


def _uri(action: dict[str, Any], where: Path, report: Report) -> None:
    report.link(action, "uri", where)
    alt = action.get("altUri")
    if alt is not None:
        if isinstance(alt, dict):
            report.link(alt, "desktop", where / "altUri")
        else:
            report.add(where / "altUri", "invalid property")


def _datetimepicker(action: dict[str, Any], where: Path, report: Report) -> None:
    report.text(action, "data", where, DATA_MAX)
    form = MOMENTS.get(str(action.get("mode")))
    if form is None:
        report.add(where / "mode", f"Must be one of the following values: [{', '.join(MOMENTS)}]")
        return
    for name in ("initial", "max", "min"):
        value = action.get(name)
        if value is not None and not (isinstance(value, str) and form.fullmatch(value)):
            report.add(where / name, "invalid property")


def _clipboard(action: dict[str, Any], where: Path, report: Report) -> None:
    report.text(action, "clipboardText", where, CLIPBOARD_MAX)


def _richmenuswitch(action: dict[str, Any], where: Path, report: Report) -> None:
    alias = action.get("richMenuAliasId")
    if not isinstance(alias, str) or not 1 <= utf16(alias) <= 32:
        report.add(where / "richMenuAliasId", "Length must be between 1 and 32")
    report.text(action, "data", where, DATA_MAX)


_CHECKS: Final = {
    "postback": _postback,
    "message": _message,
    "uri": _uri,
    "datetimepicker": _datetimepicker,
    "clipboard": _clipboard,
    "richmenuswitch": _richmenuswitch,
}
