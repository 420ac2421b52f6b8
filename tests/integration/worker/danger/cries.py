"""Texts whose danger the rules do not hear, how they are asked, and what was sent."""

import uuid

from bot.say.words import words_for
from sandbox.run.client import Phone
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox

HARM, MEDICAL, ANY = (words_for("th")(f"safety-alt-{kind}") for kind in ("harm_to_others", "medical_emergency", "any"))
"""What help lines show where messages are listed."""

UNHEARD = "มีดก็ลับไว้แล้ว รอแค่มันกลับบ้าน"
"""Rules hear nothing in it; the stand-ins for moderation and model do."""

FOR_THE_MODEL_ONLY = "แขนซ้ายชาๆ เหงื่อแตก พูดไม่ค่อยออก"
"""A body in need: no moderation has a category for it."""


def sent(sandbox: LiveSandbox, phone: Phone, via: str) -> list[str]:
    """The alternative texts of what LINE took for this person."""
    deliveries = [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id and one["via"] == via]
    return [message.get("altText") or message.get("text", "") for one in deliveries for message in one["messages"]]


def asked_of_moderation(sandbox: LiveSandbox) -> int:
    return sum(call["path"].endswith("/moderations") for call in sandbox.control.record()["calls"])


def ask(phone: Phone, rows: Rows, text: str = UNHEARD) -> tuple[uuid.UUID, str]:
    """Types a question; whose it is, and its message."""
    phone.follow()
    phone.say(text)
    row = rows.all("select user_id, message_id from conversations where message_id is not null")[0]
    return row["user_id"], row["message_id"]


def pay(phone: Phone, rows: Rows, text: str) -> uuid.UUID:
    return uuid.UUID(pay_for_a_reading(phone, rows, text))


def nothing_kept(rows: Rows) -> bool:
    readings = "select count(*) from readings where question is not null or interpretation is not null or mood is not null"
    conversations = "select count(*) from conversations where question is not null or mood is not null"
    return bool(rows.one(readings) == rows.one(conversations) == 0)
