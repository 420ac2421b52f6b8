"""GET /picture/…: drawn once, kept, shown to whoever has the address, and gone with what it shows."""

import threading
import uuid
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.chat.dialogue.effects import Forget
from bot.chat.events import Unsent
from bot.reading_picture.drawing_process import Busy, DrawingFailed, DrawingProcess
from bot.reading_picture.routes import Pictures, blueprint
from bot.reading_picture.scene import Scene
from bot.say.picture_address import SHAPES, Shape
from models.readings import picture, reading_refunds
from tests.helpers.people import DAO, MALI
from tests.helpers.turns import LINKS, Turns
from worker.runtime.parts import Parts
from worker.upkeep.nightly import delete_old_pictures


class Pencil(DrawingProcess):
    """Draws nothing, remembers the scenes. `during` is done while it draws, `fails` is raised instead."""

    def __init__(self) -> None:
        super().__init__()
        self.scenes: list[Scene] = []
        self.during: Callable[[], object] = lambda: None
        self.fails: Exception | None = None

    def draw(self, scene: Scene) -> bytes:
        if self.fails:
            raise self.fails
        self.scenes.append(scene)
        self.during()
        return f"{scene.form} {scene.question}".encode()


@pytest.fixture
def pencil() -> Pencil:
    return Pencil()


@pytest.fixture
def client(turns: Turns, pencil: Pencil) -> Iterator[FlaskClient]:
    app = Flask(__name__)
    app.register_blueprint(blueprint(Pictures(turns.engine, LINKS, pencil), LINKS.picture_key))
    with app.test_client() as client:
        yield client


@pytest.fixture
def dao(turns: Turns) -> uuid.UUID:
    return turns.person(DAO, stars=9)


@pytest.fixture
def reading(turns: Turns, dao: uuid.UUID) -> uuid.UUID:
    return turns.reading(dao, "ความลับหนึ่ง", message_id="m-secret")


def path(reading: uuid.UUID, shape: Shape = "story") -> str:
    return LINKS.reading_picture(reading, shape).removeprefix(LINKS.public_url)


def unsend(turns: Turns, message: str) -> None:
    turns.handle(Unsent("ev-unsend", DAO.line_id, turns.one("select now()"), None, message_id=message))


def kept(turns: Turns) -> list[str]:
    return [str(row["shape"]) for row in turns.all("select shape from reading_pictures order by shape")]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_drawn_once_and_comes_from_the_database_then(
    client: FlaskClient, turns: Turns, pencil: Pencil, reading: uuid.UUID, shape: Shape
) -> None:
    first = client.get(path(reading, shape))

    again = client.get(path(reading, shape))

    assert (first.status_code, first.content_type, first.data) == (200, "image/jpeg", again.data)
    assert len(pencil.scenes) == 1
    assert kept(turns) == [shape]
    assert ("ความลับหนึ่ง" in first.data.decode()) == shape.endswith("-question")


def test_phones_may_keep_it_and_nobody_in_between(client: FlaskClient, reading: uuid.UUID) -> None:
    answer = client.get(path(reading))

    assert answer.headers["Cache-Control"] == "private, max-age=604800"
    assert "noindex" in answer.headers["X-Robots-Tag"]


@pytest.mark.parametrize("status", ["interpreted", "waiting"])
def test_it_may_be_asked_for_before_line_has_said_that_it_took_the_message(
    client: FlaskClient, turns: Turns, dao: uuid.UUID, status: str
) -> None:
    assert client.get(path(turns.reading(dao, status=status))).status_code == 200


def test_a_days_card_has_one(client: FlaskClient, turns: Turns, pencil: Pencil, dao: uuid.UUID) -> None:
    turns.tap(DAO, "daily")

    answer = client.get(path(turns.one("select id from readings where kind = 'daily'")))

    assert answer.status_code == 200
    assert pencil.scenes[0].title.startswith("ไพ่ประจำวัน")


def test_what_is_no_reading_of_ours_is_not_there(client: FlaskClient, turns: Turns, dao: uuid.UUID, reading: uuid.UUID) -> None:
    further = turns.reading(dao, "แล้วงานล่ะ", kind="follow_up", parent_id=reading, cost_stars=0)
    queued = turns.reading(turns.person(MALI, stars=3), status="queued")
    wrong = path(reading).replace("/story", "/square")

    answers = [
        client.get(at).status_code for at in (path(further), path(queued), path(uuid.uuid4()), wrong, "/picture/x/story.jpg")
    ]

    assert answers == [404] * 5


def test_after_all_was_deleted_nothing_is_left_of_it(
    client: FlaskClient, turns: Turns, dao: uuid.UUID, reading: uuid.UUID
) -> None:
    for shape in SHAPES:
        client.get(path(reading, shape))

    turns.effect(DAO, Forget())

    assert [client.get(path(reading, shape)).status_code for shape in SHAPES] == [404] * 4
    assert kept(turns) == []
    assert not turns.broken()


def test_a_question_that_was_taken_back_is_in_no_picture(client: FlaskClient, turns: Turns, reading: uuid.UUID) -> None:
    for shape in SHAPES:
        client.get(path(reading, shape))

    unsend(turns, "m-secret")

    assert kept(turns) == ["square", "story"]
    assert [client.get(path(reading, shape)).data for shape in SHAPES] == [b"story ", b"square ", b"story ", b"square "]
    assert not turns.broken()


def test_what_was_stopped_for_danger_is_in_no_picture(client: FlaskClient, turns: Turns, reading: uuid.UUID) -> None:
    client.get(path(reading))

    with turns.engine.begin() as connection:
        reading_refunds.refund_danger(connection, reading)

    assert client.get(path(reading)).status_code == 404
    assert kept(turns) == []
    assert not turns.broken()


def test_what_is_deleted_while_it_is_drawn_is_not_kept(
    client: FlaskClient, turns: Turns, pencil: Pencil, dao: uuid.UUID, reading: uuid.UUID
) -> None:
    pencil.during = lambda: turns.effect(DAO, Forget())

    answer = client.get(path(reading))

    assert (answer.status_code, kept(turns)) == (404, [])


def test_a_question_taken_back_while_it_is_drawn_is_neither_kept_nor_shown(
    client: FlaskClient, turns: Turns, pencil: Pencil, reading: uuid.UUID
) -> None:
    pencil.during = lambda: unsend(turns, "m-secret")

    answer = client.get(path(reading, "story-question"))

    assert (answer.data, kept(turns)) == (b"story ", ["story"])


def test_a_second_one_waits_and_finds_it_drawn(client: FlaskClient, turns: Turns, pencil: Pencil, reading: uuid.UUID) -> None:
    answers: list[bytes] = []
    pictures = Pictures(turns.engine, LINKS, pencil)
    second = threading.Thread(target=lambda: answers.append(pictures.jpeg(reading, "story") or b""))
    pencil.during = second.start

    first = pictures.jpeg(reading, "story")
    second.join(60)

    assert answers == [first]
    assert len(pencil.scenes) == 1


@pytest.mark.parametrize(("error", "after"), [(Busy(), "2"), (DrawingFailed("OSError"), "60")])
def test_what_cannot_be_drawn_now_may_be_asked_for_again(
    client: FlaskClient, turns: Turns, pencil: Pencil, reading: uuid.UUID, error: Exception, after: str
) -> None:
    pencil.fails = error

    answer = client.get(path(reading))

    assert (answer.status_code, answer.headers["Retry-After"], kept(turns)) == (503, after, [])


def test_old_ones_go_at_night_and_are_drawn_anew(
    client: FlaskClient, turns: Turns, pencil: Pencil, parts: Parts, reading: uuid.UUID
) -> None:
    client.get(path(reading))
    turns.run(
        "update reading_pictures set created_at = now() - make_interval(days => :days)", days=picture.PICTURES_KEPT_DAYS + 1
    )
    client.get(path(reading, "square"))

    gone = delete_old_pictures(parts)

    assert (gone, kept(turns)) == (1, ["square"])
    assert client.get(path(reading)).status_code == 200
    assert len(pencil.scenes) == 3


def test_the_web_process_draws_one(web: str, turns: Turns, reading: uuid.UUID, parts: Parts) -> None:
    import urllib.request

    address = parts.links.reading_picture(reading, "square").replace(parts.links.public_url, web)

    with urllib.request.urlopen(address, timeout=60) as answer:
        data = answer.read()

    assert data[:3] == b"\xff\xd8\xff"
    assert kept(turns) == ["square"]
