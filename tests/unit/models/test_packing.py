"""A reply as it is stored with its event."""

import json

from models.events.packing import pack, unpack

MESSAGES = [{"type": "text", "text": f"ข้อความที่ {number} 😀"} for number in range(200)]


def test_a_reply_comes_back_as_it_was() -> None:
    assert unpack(pack(json.dumps(MESSAGES, ensure_ascii=False))) == MESSAGES


def test_it_takes_a_fraction_of_its_text() -> None:
    text = json.dumps(MESSAGES, ensure_ascii=False)

    assert len(pack(text)) < len(text.encode()) / 4
