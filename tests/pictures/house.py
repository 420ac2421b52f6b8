"""One server with all that is pictured: the sandbox with its chat window, and MiMi's pages with people who never change."""

import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from flask import Flask, Response, request, send_file, send_from_directory
from PIL import Image

from bot.pay import routes as topup
from bot.pay.checkout import Checkout
from bot.pay.pages import gift_page, privacy_page
from bot.pay.pages.return_page import STATES, Returning, Standing
from bot.pay.request_limits import RequestLimits
from bot.pictures.files import STATIC, file_named
from bot.reading_picture.composing import scene
from bot.reading_picture.drawing import draw
from bot.say.flex.render import render
from bot.say.picture_address import Shape
from bot.say.replies.asking import AskMood
from bot.say.replies.chat import SmallTalk
from bot.say.words import words_for
from models.database.engine import make_engine
from models.money.pricing.terms import Terms
from sandbox.line.richmenus.menus import Menu, Menus
from sandbox.server import Options, create_app, serve
from sandbox.world import World
from tests.e2e.window_page import running
from tests.helpers.messages.builders import PUBLIC_URL
from tests.helpers.messages.scenes import daily_row, scene_of
from tests.unit.bot.say.samples.facts import LINKS, QUESTION
from tests.unit.bot.say.samples.flex_samples import REPLIES

ORDERS: Final = {uuid.UUID(int=number): state for number, state in enumerate(STATES, start=1)}


PEOPLE: Final = {"th": "U" + "a" * 32, "en": "U" + "b" * 32}
"""Ids of a person for each language, who has chatted with MiMi already."""

MENUS: Final = STATIC / "richmenu"
FONTS: Final = Path(__file__).parent / "fonts"


class OneAccount:
    """The pay page's server side for one person, who never buys. Its database is away: there is no pause."""

    engine = make_engine("postgresql://nobody@127.0.0.1:1/nothing", connections=1, connect_seconds=0.1)

    def account(self, _id_token: str, _promised: object = None) -> dict[str, Any]:
        return {"name": "มะลิ", "stars": 2, "held": 0, "owed": 0, "language": None, "terms": Terms()}

    def for_anybody(self) -> tuple[Terms, str]:
        return Terms(), ""


class EachState:
    """An order in each state, for the return page."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def standing(self, order: uuid.UUID) -> Standing | None:
        state = ORDERS.get(order)
        return Standing(order, state, stars=27, baht=199, at=self._now, language="th") if state else None


class NoLimits:
    """Everybody may ask as often as they like."""

    def admits(self, *_who: object) -> bool:
        return True

    looks_at_tokens = admits


@cache
def reading_picture(language: str, spread: str, shape: str) -> bytes:
    """A reading's picture as JPEG, or that of a day's card."""
    form: Shape = "story" if shape == "story" else "square"
    return draw(scene(daily_row(language), form, LINKS) if spread == "daily" else scene_of(spread, form, language))


@dataclass(frozen=True)
class House:
    """Where it is, and the sandbox's world in it."""

    port: int
    world: World

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def house(now: datetime) -> Iterator[House]:
    """The server, at the time `now` for as long as it stands."""
    world = World(Options(public_url=PUBLIC_URL), clock=now.timestamp)
    app: Flask = create_app(world=world)
    server = serve(app)
    found = House(server.port, world)
    checkout, returning, limits = cast(Checkout, OneAccount()), cast(Returning, EachState(now)), cast(RequestLimits, NoLimits())
    app.register_blueprint(topup.blueprint(checkout, returning, LINKS, f"{found.base}/sandbox/liff-sdk.js", limits))
    app.register_blueprint(privacy_page.blueprint(LINKS))
    app.register_blueprint(gift_page.blueprint(LINKS))
    app.add_url_rule("/deck/<name>", view_func=lambda name: send_file(file_named(name)), endpoint="own pictures")
    app.add_url_rule("/public/deck/<name>", view_func=lambda name: send_file(file_named(name)), endpoint="deck")
    app.add_url_rule("/public/richmenu/<path:name>", view_func=lambda name: send_from_directory(MENUS, name), endpoint="menus")
    app.add_url_rule("/public/picture/<_token>/<shape>.jpg", view_func=_some_reading, endpoint="some reading")
    app.add_url_rule("/stage/<language>/<spread>/<shape>.jpg", view_func=_reading, endpoint="reading")
    app.add_url_rule("/stage", view_func=lambda: "<!doctype html><title>stage</title>")
    app.add_url_rule("/stage/<name>", view_func=lambda name: send_from_directory(FONTS, name), endpoint="font")
    app.after_request(_for_frames)
    for language in PEOPLE:
        _chat(world, language)
    with running(server):
        yield found
        world.stopping.set()
        with world.changed:
            world.changed.notify_all()


def _chat(world: World, language: str) -> None:
    """Somebody's chat, with a menu: a few words to and fro."""
    words = words_for(language)
    person = world.state.people.create("มะลิ" if language == "th" else "Tom", language, person_id=PEOPLE[language])
    person.friend = True
    picture = (MENUS / f"rest-{language}.jpg").read_bytes()
    width, height = Image.open(io.BytesIO(picture)).size
    area = {"bounds": {"x": 0, "y": 0, "width": width, "height": height}, "action": {"type": "message", "text": "…"}}
    content = {"size": {"width": width, "height": height}, "selected": True, "chatBarText": words("menu-bar"), "areas": [area]}
    person.menu = f"richmenu-{language}"
    Menus.of(world).by_id[person.menu] = Menu(person.menu, content, picture, "image/jpeg")
    said = {"th": "สวัสดีค่ะ", "en": "hello"}, {"th": QUESTION, "en": "Should I change my job next year?"}
    answers = SmallTalk, AskMood
    for text, answer in zip(said, answers, strict=True):
        message = {"type": "text", "text": text[language], "id": "1"}
        world.tell(person, "user", kind="message", message=message)
        reply = next(reply for reply in REPLIES if isinstance(reply, answer))
        world.record_delivery(person, "reply", render(reply, words, LINKS), request_id="1")


def _reading(language: str, spread: str, shape: str) -> Response:
    return Response(reading_picture(language, spread, shape), content_type="image/jpeg")


def _some_reading(_token: str, shape: str) -> Response:
    return _reading("th", "three", shape.partition("-")[0])


def _for_frames(response: Response) -> Response:
    """Pages are pictured side by side, in frames, which their policy forbids; and what all frames load is loaded once."""
    response.headers.pop("Content-Security-Policy", None)
    if request.path.startswith(
        ("/window/", "/stage/", "/public/", "/liff/static/", "/sandbox/richmenu/", "/sandbox/liff-sdk.js")
    ):
        response.headers["Cache-Control"] = "max-age=3600"
    return response
