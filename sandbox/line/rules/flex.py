"""LINE's rules for Flex: containers and how components nest. What each property may hold stands in flex_properties."""

from typing import Any, Final

from sandbox.line.rules.actions import FLEX_BUTTON, FLEX_OTHER, check_action
from sandbox.line.rules.checking import Path, Report, json_bytes
from sandbox.line.rules.flex_properties import BASELINE_ONLY_WITHOUT, BLOCK_STYLE, FIELDS, REQUIRED, Valid

BUBBLE_BYTES: Final = 30_000
CAROUSEL_BYTES: Final = 50_000
"""LINE says 30 and 50 KB without saying how long a KB is: the stricter reading."""

CAROUSEL_BUBBLES: Final = 12
ANIMATED_IMAGES: Final = 10
BLOCKS: Final = ("header", "hero", "body", "footer")
BUBBLE_SIZES: Final = ("nano", "micro", "deca", "hecto", "kilo", "mega", "giga")
VIDEO_SIZES: Final = ("kilo", "mega", "giga")
BUBBLE_FIELDS: Final = {"type", "size", "direction", "styles", "action", *BLOCKS}
IN_BOX: Final = {
    "horizontal": ("box", "button", "image", "text", "separator", "filler"),
    "vertical": ("box", "button", "image", "text", "separator", "filler"),
    "baseline": ("icon", "text", "filler"),
}


def check_flex(contents: Any, report: Report) -> None:
    """`contents` of a Flex message: a bubble or a carousel. Places are given as LINE gives them, from `contents` down."""
    root = Path(slashes=True)
    if not isinstance(contents, dict):
        report.add(root, "must be specified")
    elif contents.get("type") == "bubble":
        _bubble(contents, root, report, in_carousel=False)
    elif contents.get("type") == "carousel":
        _carousel(contents, root, report)
    else:
        report.add(root / "type", "Must be one of the following values: [bubble, carousel]")
    if _animated(contents) > ANIMATED_IMAGES:
        report.add(root, f"at most {ANIMATED_IMAGES} animated images")


def _carousel(carousel: dict[str, Any], where: Path, report: Report) -> None:
    for name in set(carousel) - {"type", "contents"}:
        report.add(where / name, "unknown field")
    bubbles = carousel.get("contents")
    if not isinstance(bubbles, list) or not 1 <= len(bubbles) <= CAROUSEL_BUBBLES:
        report.add(where / "contents", f"size must be between 1 and {CAROUSEL_BUBBLES}")
        return
    for number, bubble in enumerate(bubbles):
        if isinstance(bubble, dict) and bubble.get("type") == "bubble":
            _bubble(bubble, where / "contents" / number, report, in_carousel=True)
        else:
            report.add(where / "contents" / number, "invalid property")
    if len({str(bubble.get("size") or "mega") for bubble in bubbles if isinstance(bubble, dict)}) > 1:
        report.add(where / "contents", "all bubbles of a carousel must have the same size")
    if json_bytes(carousel) > CAROUSEL_BYTES:
        report.add(where, f"the size of the carousel must be at most {CAROUSEL_BYTES} bytes")


def _bubble(bubble: dict[str, Any], where: Path, report: Report, in_carousel: bool) -> None:
    for name in set(bubble) - BUBBLE_FIELDS:
        report.add(where / name, "unknown field")
    size = bubble.get("size") or "mega"
    if size not in BUBBLE_SIZES:
        report.add(where / "size", "invalid property")
    if bubble.get("direction", "ltr") not in ("ltr", "rtl"):
        report.add(where / "direction", "invalid property")
    if not any(bubble.get(block) for block in BLOCKS):
        report.add(where, "At least one block must be specified")
    for block in BLOCKS:
        if (part := bubble.get(block)) is None:
            continue
        allowed = ("box", "image", "video") if block == "hero" else ("box",)
        _component(part, where / block, report, allowed, layout="vertical")
        if isinstance(part, dict) and part.get("type") == "video" and (in_carousel or size not in VIDEO_SIZES):
            report.add(where / block, "a video needs a bubble of size kilo, mega or giga outside a carousel")
    if (styles := bubble.get("styles")) is not None:
        _styles(styles, where / "styles", report)
    if bubble.get("action") is not None:
        check_action(bubble["action"], where / "action", FLEX_OTHER, report)
    if json_bytes(bubble) > BUBBLE_BYTES:
        report.add(where, f"the size of the bubble must be at most {BUBBLE_BYTES} bytes")


def _styles(styles: Any, where: Path, report: Report) -> None:
    if not isinstance(styles, dict):
        report.add(where, "invalid property")
        return
    for name, style in styles.items():
        if name not in BLOCKS:
            report.add(where / name, "unknown field")
        elif not isinstance(style, dict):
            report.add(where / name, "invalid property")
        else:
            _properties(style, where / name, report, BLOCK_STYLE)


def _component(part: Any, where: Path, report: Report, allowed: tuple[str, ...], layout: str) -> None:
    kind = part.get("type") if isinstance(part, dict) else None
    if kind not in allowed:
        report.add(where, "invalid property")
        return
    for name in REQUIRED[kind]:
        if part.get(name) is None:
            report.add(where / name, "must be specified")
    _properties(part, where, report, FIELDS[kind])
    if layout == "baseline":
        for name in BASELINE_ONLY_WITHOUT & set(part):
            report.add(where / name, "invalid property")
    if kind == "button":
        if part.get("action") is not None:
            check_action(part["action"], where / "action", FLEX_BUTTON, report)
    elif part.get("action") is not None:
        check_action(part["action"], where / "action", FLEX_OTHER, report)
    if kind == "box":
        _children(part, where, report)
    elif kind == "text":
        _text(part, where, report)
    elif kind == "span":
        _not_empty(part, where, report)
    elif kind == "video":
        _video(part, where, report)


def _children(box: dict[str, Any], where: Path, report: Report) -> None:
    layout, contents = box.get("layout"), box.get("contents")
    if isinstance(layout, str) and layout in IN_BOX and isinstance(contents, list):
        for number, child in enumerate(contents):
            _component(child, where / "contents" / number, report, IN_BOX[layout], layout)


def _text(part: dict[str, Any], where: Path, report: Report) -> None:
    """A text has words, or spans that take their place."""
    spans = part.get("contents")
    if isinstance(spans, list) and spans:
        for number, span in enumerate(spans):
            _component(span, where / "contents" / number, report, ("span",), layout="")
    else:
        _not_empty(part, where, report)


def _not_empty(part: dict[str, Any], where: Path, report: Report) -> None:
    if part.get("text") is None:
        report.add(where / "text", "must be specified")
    elif isinstance(part["text"], str) and not part["text"]:
        report.add(where / "text", "must be non-empty text")


def _video(part: dict[str, Any], where: Path, report: Report) -> None:
    _component(part.get("altContent"), where / "altContent", report, ("box", "image"), layout="vertical")
    report.url(part, "previewUrl", where)


def _properties(part: dict[str, Any], where: Path, report: Report, fields: dict[str, Valid]) -> None:
    for name, value in part.items():
        if name == "type" or value is None:
            continue
        valid = fields.get(name)
        if valid is None:
            report.add(where / name, "unknown field")
        elif not valid(value):
            report.add(where / name, "invalid property")
        elif name == "url":
            report.url(part, "url", where)


def _animated(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_animated, value))
    if isinstance(value, dict):
        return int(value.get("animated") is True) + sum(map(_animated, value.values()))
    return 0
