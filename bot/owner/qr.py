"""QR pictures of links that open the chat with a message already typed: drawn for a file, and served for the owner's cards.

An address is signed, so that nobody else has QR pictures drawn here; it holds the message, and nothing is looked up for it.
"""

import base64
import binascii
import hashlib
import hmac
import io
from typing import Final

from flask import Blueprint, Response, abort

from bot.say.links import Links

CELLS: Final = 12
"""Pixels of one cell: sharp on a poster of a hand's size, and some 500 pixels wide in all."""

LONGEST: Final = 400
DARK: Final = "#201640"


def draw(link: str) -> bytes:
    """The QR picture of a link, as PNG."""
    import segno

    drawn = io.BytesIO()
    segno.make_qr(link, error="m").save(drawn, kind="png", scale=CELLS, border=4, dark=DARK, light="#ffffff")
    return drawn.getvalue()


def address(links: Links, message: str) -> str:
    """Where the picture of this message's link is served."""
    packed = base64.urlsafe_b64encode(message.encode()).decode().rstrip("=")
    return f"{links.public_url}/qr/{packed}.{_sign(links.picture_key, packed)}.png"


def blueprint(links: Links) -> Blueprint:
    """GET /qr/<message>.<signature>.png"""
    routes = Blueprint("qr", __name__)

    @routes.get("/qr/<name>.png")
    def picture(name: str) -> Response:
        packed, _, signature = name.partition(".")
        if len(name) > LONGEST or not hmac.compare_digest(_sign(links.picture_key, packed).encode(), signature.encode()):
            abort(404)
        try:
            message = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
        except (binascii.Error, ValueError):
            abort(404)
        return Response(draw(links.message_link(message)), mimetype="image/png", headers={"Cache-Control": "max-age=86400"})

    return routes


def _sign(key: bytes, packed: str) -> str:
    signed = hmac.digest(key, b"qr " + packed.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(signed[:15]).decode()
