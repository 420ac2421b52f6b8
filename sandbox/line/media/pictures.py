"""Reads a picture's kind and size from its header, without decoding it."""

import struct

PNG = b"\x89PNG\r\n\x1a\n"


def size_of(raw: bytes) -> tuple[str, int, int] | None:
    """(`png` or `jpeg`, width, height), or None when it is neither or cut short."""
    if raw.startswith(PNG) and raw[12:16] == b"IHDR" and len(raw) >= 24:
        width, height = struct.unpack(">II", raw[16:24])
        return "png", width, height
    if raw.startswith(b"\xff\xd8"):
        return _jpeg(raw)
    return None


def _jpeg(raw: bytes) -> tuple[str, int, int] | None:
    """Walks the segments to the frame header (SOF0 to SOF15, but not DHT, JPG and DAC, which lie between)."""
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return "jpeg", width, height
        at += 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
    return None
