"""QR pictures: drawn for addresses that we signed, and for no others."""

import pytest
from flask import Flask

from bot.owner.qr import address, blueprint
from bot.say.links import Links

LINKS = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh", picture_key=b"a key")


@pytest.fixture
def app() -> Flask:
    made = Flask(__name__)
    made.register_blueprint(blueprint(LINKS))
    return made


@pytest.mark.parametrize("message", ["โค้ด สงกรานต์", "สวัสดี MiMi #market-7"])
def test_a_signed_address_is_drawn(app: Flask, message: str) -> None:
    path = address(LINKS, message).removeprefix(LINKS.public_url)

    answer = app.test_client().get(path)

    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.data.startswith(b"\x89PNG")


@pytest.mark.parametrize("change", ["another message", "another signature", "none"])
def test_no_other_address_is(app: Flask, change: str) -> None:
    path = address(LINKS, "โค้ด สงกรานต์").removeprefix(LINKS.public_url)
    changed = {"another message": path.replace("/qr/", "/qr/x"), "another signature": path[:-6] + "x.png", "none": "/qr/a.png"}

    assert app.test_client().get(changed[change]).status_code == 404
