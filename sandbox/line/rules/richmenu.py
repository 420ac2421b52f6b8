"""LINE's rules for rich menus and their pictures."""

from typing import Any, Final

from sandbox.line.media.pictures import size_of
from sandbox.line.rules.actions import RICH_MENU, check_action
from sandbox.line.rules.checking import Path, Problem, Report, is_whole

WIDTH_MIN, WIDTH_MAX, HEIGHT_MIN = 800, 2500, 250
RATIO_MIN: Final = 1.45
AREAS_MAX: Final = 20
NAME_MAX: Final = 300
CHAT_BAR_MAX: Final = 14
IMAGE_BYTES: Final = 1024 * 1024
IMAGE_TYPES: Final = {"image/jpeg": "jpeg", "image/png": "png"}


def check_menu(menu: dict[str, Any]) -> list[Problem]:
    """What is wrong with a rich menu object; nothing when all is well."""
    report, root = Report(), Path()
    size = menu.get("size")
    width, height = (size.get("width"), size.get("height")) if isinstance(size, dict) else (None, None)
    if not _size_ok(width, height):
        report.add(root / "size", "width 800 to 2500, height at least 250, width / height at least 1.45")
    if not isinstance(menu.get("selected"), bool):
        report.add(root / "selected", "Must be a boolean")
    report.text(menu, "name", root, NAME_MAX)
    report.text(menu, "chatBarText", root, CHAT_BAR_MAX, clusters=True)
    areas = menu.get("areas")
    if not isinstance(areas, list) or len(areas) > AREAS_MAX:
        report.add(root / "areas", f"Size must be between 0 and {AREAS_MAX}")
    else:
        for number, area in enumerate(areas):
            _area(area, root / "areas" / number, width, height, report)
    return report.problems


def _size_ok(width: Any, height: Any) -> bool:
    return is_whole(width, WIDTH_MIN) and width <= WIDTH_MAX and is_whole(height, HEIGHT_MIN) and width / height >= RATIO_MIN


def _area(area: Any, where: Path, width: Any, height: Any, report: Report) -> None:
    if not isinstance(area, dict):
        report.add(where, "Must be an object")
        return
    bounds = area.get("bounds")
    if not isinstance(bounds, dict):
        report.add(where / "bounds", "May not be null")
    else:
        least = {"x": 0, "y": 0, "width": 1, "height": 1}
        wrong = [name for name in least if not is_whole(bounds.get(name), least[name])]
        for name in wrong:
            report.add(where / "bounds" / name, f"Must be a whole number from {least[name]}")
        if not wrong and is_whole(width) and is_whole(height):
            outside = bounds["x"] + bounds["width"] > width or bounds["y"] + bounds["height"] > height
            if outside:
                report.add(where / "bounds", "Must lie within the rich menu")
    check_action(area.get("action"), where / "action", RICH_MENU, report)


def check_image(raw: bytes, content_type: str, menu: dict[str, Any]) -> str | None:
    """What is wrong with a rich menu's picture, or None."""
    kind = IMAGE_TYPES.get(content_type)
    if kind is None:
        return f"Content type '{content_type}' not supported"
    if len(raw) > IMAGE_BYTES:
        return "The image must be at most 1 MB"
    found = size_of(raw)
    if found is None or found[0] != kind:
        return "The image is not a valid JPEG or PNG"
    if not _size_ok(found[1], found[2]):
        return "The image must be 800 to 2500 px wide, at least 250 px high, width / height at least 1.45"
    if (found[1], found[2]) != (menu["size"]["width"], menu["size"]["height"]):
        return "The size of the image must be the size of the rich menu"
    return None
