"""What a person can send besides words, as LINE's message events describe it (without id and quote token)."""

from typing import Any, Final

_FROM_LINE: Final = {"type": "line"}

MEDIA: Final[dict[str, dict[str, Any]]] = {
    "sticker": {"packageId": "446", "stickerId": "1988", "stickerResourceType": "ANIMATION", "keywords": ["hello"]},
    "image": {"contentProvider": _FROM_LINE},
    "video": {"contentProvider": _FROM_LINE, "duration": 4200},
    "audio": {"contentProvider": _FROM_LINE, "duration": 3100},
    "file": {"fileName": "notes.pdf", "fileSize": 20480},
    "location": {
        "title": "วัดอรุณราชวราราม",
        "address": "158 ถนนวังเดิม กรุงเทพฯ 10600",
        "latitude": 13.7437,
        "longitude": 100.4889,
    },
}
