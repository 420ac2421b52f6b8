"""A reply as it is stored with its event."""

import json

from models.events.packing import pack, unpack

MESSAGES = [{"type": "text", "text": f"ข้อความที่ {number} 😀"} for number in range(200)]


def test_a_reply_comes_back_as_it_was() -> None:
    assert unpack(pack(json.dumps(MESSAGES, ensure_ascii=False).encode())) == MESSAGES


def test_it_takes_a_fraction_of_its_json() -> None:
    reply = json.dumps(MESSAGES, ensure_ascii=False).encode()

    assert len(pack(reply)) < len(reply) / 4
