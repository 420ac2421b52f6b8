"""LINE's rules for template messages and imagemaps."""

from typing import Any, Final

from sandbox.line.rules.actions import IMAGE_CAROUSEL, TEMPLATE, check_action
from sandbox.line.rules.checking import Path, Report, is_whole

TITLE_MAX: Final = 40
COLUMNS_MAX: Final = 10
IMAGEMAP_ACTIONS_MAX: Final = 50


def check_template(message: dict[str, Any], where: Path, report: Report) -> None:
    template, where = message.get("template"), where / "template"
    kind = template.get("type") if isinstance(template, dict) else None
    if not isinstance(template, dict) or kind not in ("buttons", "confirm", "carousel", "image_carousel"):
        report.add(where / "type", "Must be one of the following values: [buttons, confirm, carousel, image_carousel]")
    elif kind == "buttons":
        _column(template, where, report, text_max=160, text_max_with_picture=60, actions_max=4)
    elif kind == "confirm":
        report.text(template, "text", where, 240)
        _actions(template, where, report, 2, 2)
    else:
        _columns(template, where, report, pictures=kind == "image_carousel")


def _columns(template: dict[str, Any], where: Path, report: Report, pictures: bool) -> None:
    columns, where = template.get("columns"), where / "columns"
    if not isinstance(columns, list) or not 1 <= len(columns) <= COLUMNS_MAX:
        report.add(where, f"Size must be between 1 and {COLUMNS_MAX}")
        return
    for number, column in enumerate(columns):
        if not isinstance(column, dict):
            report.add(where / number, "Must be an object")
        elif pictures:
            report.url(column, "imageUrl", where / number)
            check_action(column.get("action"), where / number / "action", IMAGE_CAROUSEL, report)
        else:
            _column(column, where / number, report, text_max=120, text_max_with_picture=60, actions_max=3)
    if not pictures and len({len(column.get("actions") or []) for column in columns if isinstance(column, dict)}) > 1:
        report.add(where, "every column must have the same number of actions")


def _column(
    column: dict[str, Any], where: Path, report: Report, text_max: int, text_max_with_picture: int, actions_max: int
) -> None:
    report.url(column, "thumbnailImageUrl", where, required=False)
    report.text(column, "title", where, TITLE_MAX, required=False)
    plain = not column.get("title") and not column.get("thumbnailImageUrl")
    report.text(column, "text", where, text_max if plain else text_max_with_picture)
    if column.get("defaultAction") is not None:
        check_action(column["defaultAction"], where / "defaultAction", IMAGE_CAROUSEL, report)
    _actions(column, where, report, 1, actions_max)


def _actions(holder: dict[str, Any], where: Path, report: Report, least: int, most: int) -> None:
    actions, where = holder.get("actions"), where / "actions"
    if not isinstance(actions, list) or not least <= len(actions) <= most:
        report.add(where, f"Size must be between {least} and {most}")
        return
    for number, action in enumerate(actions):
        check_action(action, where / number, TEMPLATE, report)


def check_imagemap(message: dict[str, Any], where: Path, report: Report) -> None:
    report.url(message, "baseUrl", where)
    size = message.get("baseSize")
    if not isinstance(size, dict) or size.get("width") != 1040 or not is_whole(size.get("height"), 1):
        report.add(where / "baseSize", "width must be 1040 and height at least 1")
    actions = message.get("actions")
    if not isinstance(actions, list) or not 1 <= len(actions) <= IMAGEMAP_ACTIONS_MAX:
        report.add(where / "actions", f"Size must be between 1 and {IMAGEMAP_ACTIONS_MAX}")
