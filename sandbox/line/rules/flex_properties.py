"""Which properties each Flex component has, which it needs, and what each may hold.

After LINE's own OpenAPI description and its pages on Flex elements and layout.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from sandbox.line.rules.checking import COLOUR, is_whole

Valid = Callable[[Any], bool]


def one_of(*words: str) -> Valid:
    return lambda value: isinstance(value, str) and value in words


def measure(*words: str, px: bool = True, percent: bool = False) -> Valid:
    """A keyword, pixels such as `12px`, or a percentage such as `50%`."""
    units = [unit for unit, allowed in (("px", px), ("%", percent)) if allowed]
    form = re.compile(rf"\d+(\.\d+)?({'|'.join(units)})")
    return lambda value: isinstance(value, str) and (value in words or form.fullmatch(value) is not None)


def signed(*words: str) -> Valid:
    """An offset: as a measure, and it may be negative."""
    form = re.compile(r"-?\d+(\.\d+)?(px|%)")
    return lambda value: isinstance(value, str) and (value in words or form.fullmatch(value) is not None)


def colour(value: Any) -> bool:
    return isinstance(value, str) and COLOUR.fullmatch(value) is not None


def yes_no(value: Any) -> bool:
    return isinstance(value, bool)


def anything(_value: Any) -> bool:
    """Looked at elsewhere: actions, URLs and nested components."""
    return True


def a_list(value: Any) -> bool:
    return isinstance(value, list)


def a_string(value: Any) -> bool:
    return isinstance(value, str)


def ratio(value: Any) -> bool:
    """`width:height`, each above 0 and at most 100,000, the height at most three times the width."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)", value) if isinstance(value, str) else None
    if found is None:
        return False
    width, height = float(found[1]), float(found[2])
    return 0 < width <= 100_000 and 0 < height <= 100_000 and height <= 3 * width


def gradient(value: Any) -> bool:
    """A linear gradient with an angle from 0deg to below 360deg and at least two colours."""
    if not isinstance(value, dict) or value.get("type") != "linearGradient":
        return False
    angle = re.fullmatch(r"(\d+(?:\.\d+)?)deg", str(value.get("angle")))
    centre = value.get("centerPosition")
    return (
        set(value) <= {"type", "angle", "startColor", "endColor", "centerColor", "centerPosition"}
        and angle is not None
        and float(angle[1]) < 360
        and colour(value.get("startColor"))
        and colour(value.get("endColor"))
        and ("centerColor" not in value or colour(value["centerColor"]))
        and (centre is None or measure(px=False, percent=True)(centre))
    )


SPACES: Final = ("none", "xs", "sm", "md", "lg", "xl", "xxl")
SIZES: Final = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl")

PLACING: Final[dict[str, Valid]] = {
    "margin": measure(*SPACES),
    "position": one_of("relative", "absolute"),
    **{f"offset{side}": signed(*SPACES) for side in ("Top", "Bottom", "Start", "End")},
}
FONT: Final[dict[str, Valid]] = {
    "size": measure(*SIZES),
    "color": colour,
    "weight": one_of("regular", "bold"),
    "style": one_of("normal", "italic"),
    "decoration": one_of("none", "underline", "line-through"),
}
GRAVITY: Final = one_of("top", "bottom", "center")
ALIGN: Final = one_of("start", "end", "center")

BLOCK_STYLE: Final[dict[str, Valid]] = {"backgroundColor": colour, "separator": yes_no, "separatorColor": colour}

FIELDS: Final[dict[str, dict[str, Valid]]] = {
    "box": {
        **PLACING,
        "layout": one_of("horizontal", "vertical", "baseline"),
        "contents": a_list,
        "flex": is_whole,
        "spacing": measure(*SPACES),
        "backgroundColor": colour,
        "borderColor": colour,
        "borderWidth": measure("none", "light", "normal", "medium", "semi-bold", "bold"),
        "cornerRadius": measure(*SPACES),
        **{name: measure(percent=True) for name in ("width", "maxWidth", "height", "maxHeight")},
        **{f"padding{side}": measure(*SPACES, percent=True) for side in ("All", "Top", "Bottom", "Start", "End")},
        "action": anything,
        "justifyContent": one_of("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
        "alignItems": one_of("center", "flex-start", "flex-end"),
        "background": gradient,
    },
    "button": {
        **PLACING,
        "action": anything,
        "flex": is_whole,
        "height": one_of("sm", "md"),
        "style": one_of("primary", "secondary", "link"),
        "color": colour,
        "gravity": GRAVITY,
        "adjustMode": one_of("shrink-to-fit"),
        "scaling": yes_no,
    },
    "image": {
        **PLACING,
        "url": a_string,
        "flex": is_whole,
        "align": ALIGN,
        "gravity": GRAVITY,
        "size": measure(*SIZES, "full", percent=True),
        "aspectRatio": ratio,
        "aspectMode": one_of("cover", "fit"),
        "backgroundColor": colour,
        "action": anything,
        "animated": yes_no,
    },
    "video": {
        "url": a_string,
        "previewUrl": a_string,
        "altContent": anything,
        "aspectRatio": ratio,
        "action": anything,
    },
    "icon": {**PLACING, "url": a_string, "size": measure(*SIZES), "aspectRatio": ratio, "scaling": yes_no},
    "text": {
        **PLACING,
        **FONT,
        "text": a_string,
        "contents": a_list,
        "flex": is_whole,
        "align": ALIGN,
        "gravity": GRAVITY,
        "wrap": yes_no,
        "lineSpacing": measure(),
        "maxLines": is_whole,
        "action": anything,
        "adjustMode": one_of("shrink-to-fit"),
        "scaling": yes_no,
    },
    "span": {**FONT, "text": a_string},
    "separator": {"margin": measure(*SPACES), "color": colour},
    "filler": {"flex": is_whole},
}

REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "box": ("layout", "contents"),
    "button": ("action",),
    "image": ("url",),
    "video": ("url", "previewUrl", "altContent"),
    "icon": ("url",),
    "text": (),
    "span": (),
    "separator": (),
    "filler": (),
}

BASELINE_ONLY_WITHOUT: Final = {"gravity", "offsetBottom"}
"""What a child of a baseline box may not have."""
