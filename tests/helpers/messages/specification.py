"""Flex Messages of our own that use, together, every component, property and keyword of LINE's specification."""

from typing import Any, Final

from sandbox.line.rules.flex_properties import SIZES, SPACES
from tests.helpers.messages.builders import PUBLIC_URL, Json, box, bubble, button, card, carousel, postback, text

TAP: Final = postback("แตะ", "tapped")
SIDES: Final = ("Top", "Bottom", "Start", "End")
BUBBLES: Final = ("nano", "micro", "deca", "hecto", "kilo", "mega", "giga")


def icon(**more: Any) -> Json:
    return {"type": "icon", "url": f"{PUBLIC_URL}/deck/01.jpg", **more}


def video() -> Json:
    film = {"type": "video", "url": f"{PUBLIC_URL}/film.mp4", "previewUrl": f"{PUBLIC_URL}/deck/01.jpg", "aspectRatio": "16:9"}
    return {**film, "altContent": card(1, size="full"), "action": {"type": "uri", "label": "ดู", "uri": "https://mimi.example"}}


def square(**more: Any) -> Json:
    return box("vertical", width="30px", height="30px", backgroundColor="#6a4bb5", **more)


def line_of(**more: Any) -> Json:
    return {"type": "separator", **more}


def placed(part: Json) -> Json:
    """The same, moved from its place in each way that there is."""
    return {**part, **moved(*SIDES)}


def moved(*sides: str) -> Json:
    return {"position": "relative", "margin": "md", **{f"offset{side}": "-2px" for side in sides}}


def gradient(**more: Any) -> Json:
    return {"type": "linearGradient", "angle": "90deg", "startColor": "#ff0000", "endColor": "#0000ff80", **more}


ACTIONS: Final[list[Json]] = [
    TAP,
    postback("พิมพ์", "typing", displayText="พิมพ์", inputOption="openKeyboard", fillInText="ถามว่า"),
    {"type": "message", "label": "ส่ง", "text": "สวัสดี"},
    {"type": "uri", "label": "เปิด", "uri": "tel:1323", "altUri": {"desktop": "https://mimi.example/help"}},
    {"type": "datetimepicker", "label": "วัน", "data": "day", "mode": "date", "initial": "2026-11-29", "max": "2027-01-01"},
    {"type": "clipboard", "label": "คัดลอก", "clipboardText": "MIMI-7K3PQX"},
]

SAMPLES: Final[dict[str, Json]] = {
    "text sizes": bubble(*(text(f"ขนาด {size}", size=size) for size in (*SIZES, "17px"))),
    "text weights": bubble(*(text("หนา", weight=weight) for weight in ("regular", "bold"))),
    "text styles": bubble(*(text("เอียง", style=style) for style in ("normal", "italic"))),
    "text decorations": bubble(*(text("ขีด", decoration=line) for line in ("none", "underline", "line-through"))),
    "text colours": bubble(text("สี", color="#123456"), text("จาง", color="#12345680")),
    "text aligned": bubble(*(text("ชิด", align=align) for align in ("start", "center", "end"))),
    "text by gravity": bubble(box("horizontal", *(text("ตั้ง", gravity=at) for at in ("top", "center", "bottom")), height="80px")),
    "text in lines": bubble(text("ยาวมาก " * 30, wrap=True, maxLines=3, lineSpacing="6px"), text("ยาวมาก " * 30, wrap=False)),
    "text fitted": bubble(text("ยาวมาก " * 5, adjustMode="shrink-to-fit", scaling=True, flex=1, action=TAP)),
    "spans": bubble(
        text(
            "",
            contents=[
                {"type": "span", "text": "ส่วน", "size": "xl", "color": "#aa0000", "weight": "bold"},
                {"type": "span", "text": "หลัง", "style": "italic", "decoration": "underline"},
            ],
        )
    ),
    "image sizes": bubble(*(card(1, size=size) for size in (*SIZES, "full", "50px", "40%"))),
    "image shapes": bubble(
        *(card(2, size="md", aspectRatio="16:9", aspectMode=mode, backgroundColor="#dddddd") for mode in ("cover", "fit"))
    ),
    "image aligned": bubble(
        *(card(3, size="xs", align=align) for align in ("start", "center", "end")),
        box("horizontal", *(card(3, size="xxs", gravity=at, flex=1) for at in ("top", "center", "bottom")), height="90px"),
    ),
    "image moving": bubble(card(4, animated=True, action=TAP)),
    "icons": bubble(*(box("baseline", icon(size=size, aspectRatio="2:1", scaling=True), text("ไอคอน")) for size in SIZES)),
    "buttons": bubble(*(button("ปุ่ม", style=style) for style in ("primary", "secondary", "link")), button("ต่ำ", height="sm")),
    "buttons dressed": bubble(
        button("สี", style="primary", color="#6a4bb5", height="md", adjustMode="shrink-to-fit", scaling=True),
        box("horizontal", *(button("ตั้ง", gravity=at, flex=1) for at in ("top", "center", "bottom")), height="90px"),
    ),
    "separators": bubble(text("บน"), line_of(margin="lg", color="#aabbcc"), box("horizontal", text("ก"), line_of(), text("ข"))),
    "fillers": bubble(box("horizontal", {"type": "filler", "flex": 2}, text("ชิดขวา", flex=1))),
    "shares": bubble(box("horizontal", box("vertical", text("1"), flex=1), box("vertical", text("2"), flex=2))),
    "baseline": bubble(box("baseline", text("ใหญ่", size="xl", flex=0), text("เล็ก", size="xs", margin="sm"))),
    "spacings": bubble(*(box("horizontal", text("ก"), text("ข"), spacing=space) for space in (*SPACES, "5px"))),
    "margins": bubble(*(text("เว้น", margin=space) for space in (*SPACES, "5px"))),
    "paddings": bubble(
        *(box("vertical", text("ใน"), paddingAll=space) for space in (*SPACES, "5%")),
        box("vertical", text("ใน"), **{f"padding{side}": "md" for side in SIDES}),
    ),
    "borders": bubble(
        *(
            box("vertical", text("กรอบ"), borderWidth=width, borderColor="#aa8800")
            for width in ("none", "light", "normal", "medium", "semi-bold", "bold", "6px")
        )
    ),
    "corners": bubble(*(square(cornerRadius=space) for space in (*SPACES, "15px"))),
    "measures": bubble(box("vertical", text("วัด"), width="80%", maxWidth="200px", height="60px", maxHeight="50%")),
    "justified": bubble(
        *(
            box("horizontal", square(), square(), justifyContent=way)
            for way in ("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly")
        )
    ),
    "items aligned": bubble(
        *(box("horizontal", square(), alignItems=way, height="50px") for way in ("center", "flex-start", "flex-end"))
    ),
    "gradients": bubble(
        box("vertical", text("ไล่สี"), background=gradient()),
        box("vertical", text("ไล่สี"), background=gradient(centerColor="#00ff00", centerPosition="20%")),
    ),
    "placed": bubble(
        placed(text("ข้อความ")),
        placed(button("ปุ่ม")),
        placed(card(5)),
        placed(square()),
        box("baseline", icon(**moved("Top", "Start", "End"))),
    ),
    "over each other": bubble(
        square(position="absolute", **{f"offset{side}": "xl" for side in ("Top", "Start")}),
        box("horizontal", square(position="absolute", **{f"offset{side}": "4px" for side in ("Bottom", "End")}), height="90px"),
    ),
    "video": {**bubble(text("คลิป")), "hero": video()},
    "blocks": {
        **bubble(
            text("กลาง"), header=box("vertical", text("หัว")), hero=card(6, size="full"), footer=box("vertical", text("ท้าย"))
        ),
        "styles": {
            name: {"backgroundColor": "#f0e6d0", "separator": True, "separatorColor": "#aa8800"}
            for name in ("header", "hero", "body", "footer")
        },
    },
    "right to left": {**bubble(box("horizontal", text("ขวา"), text("ซ้าย"))), "direction": "rtl", "action": TAP},
    "left to right": {**bubble(text("ซ้าย")), "direction": "ltr"},
    "actions": bubble(*(button("", action) for action in ACTIONS), box("vertical", text("กล่อง"), action=TAP)),
    **{f"a {size} bubble": {**bubble(text("ฟอง")), "size": size} for size in BUBBLES},
    "carousel": carousel(bubble(text("หนึ่ง")), bubble(text("สอง"))),
}
