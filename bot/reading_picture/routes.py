"""The address of a reading's picture: drawn when it is first asked for, from the database after that."""

import uuid
from pathlib import Path
from typing import Final

import structlog
from flask import Blueprint, Response, abort
from sqlalchemy import Engine

from bot.reading_picture.composing import scene
from bot.reading_picture.drawing_process import Busy, DrawingFailed, DrawingProcess
from bot.say.links import Links
from bot.say.picture_address import SHAPES, Shape, reading_of, shows_question, without_question
from models.database.rows import Row
from models.readings import picture

log = structlog.get_logger()

A_WEEK: Final = 7 * 24 * 3600
AGAIN_SECONDS: Final = {Busy: 2, DrawingFailed: 60}
"""After how long to ask again."""


class Pictures:
    """Finds pictures, and has them drawn. Thread-safe. `deck` is the folder of the owner's cards, if any."""

    def __init__(self, engine: Engine, links: Links, drawing: DrawingProcess, deck: Path | None = None) -> None:
        self._engine = engine
        self._links = links
        self._drawing = drawing
        self._deck = deck

    def jpeg(self, reading: uuid.UUID, shape: Shape) -> bytes | None:
        """The picture; None: there is no such reading. A question that was taken back is left out.

        Raises Busy or DrawingFailed. No connection is held while it is drawn.
        """
        row = self._find(reading, shape)
        if row is not None and row["question"] is None and shows_question(shape):
            shape = without_question(shape)
            row = self._find(reading, shape)
        if row is None or row["jpeg"] is not None:
            return _bytes(row)
        with self._drawing.turn():
            row = self._find(reading, shape)  # whoever had the turn before may have drawn it
            if row is None or row["jpeg"] is not None:
                return _bytes(row)
            drawn = self._drawing.draw(scene(row, shape, self._links, self._deck))
            with self._engine.begin() as connection:
                kept = picture.store(connection, reading, shape, drawn)
        # Not kept: it was deleted, its question was taken back, or somebody else was quicker. What it is now is shown.
        return drawn if kept else self.jpeg(reading, shape)

    def _find(self, reading: uuid.UUID, shape: Shape) -> Row | None:
        with self._engine.connect() as connection:
            return picture.find(connection, reading, shape)


def _bytes(row: Row | None) -> bytes | None:
    return None if row is None else bytes(row["jpeg"])


def blueprint(pictures: Pictures, key: bytes) -> Blueprint:
    """The route. `key` has signed the addresses (`bot.say.picture_address`)."""
    routes = Blueprint("reading_picture", __name__)

    @routes.get("/picture/<given>/<name>.jpg")
    def show(given: str, name: str) -> Response:
        reading = reading_of(key, given, name)
        if reading is None:
            abort(404)
        try:
            data = pictures.jpeg(reading, next(shape for shape in SHAPES if shape == name))
        except (Busy, DrawingFailed) as error:
            if isinstance(error, DrawingFailed):
                log.error("picture_not_drawn", error=str(error))
            return Response(status=503, headers={"Retry-After": str(AGAIN_SECONDS[type(error)])})
        if data is None:
            abort(404)
        return _as_jpeg(data)

    return routes


def _as_jpeg(data: bytes) -> Response:
    """A phone may keep it, nobody in between; search engines are asked to leave it alone."""
    response = Response(data, content_type="image/jpeg")
    response.cache_control.private = True
    response.cache_control.max_age = A_WEEK
    response.headers["X-Robots-Tag"] = "noindex, noimageindex"
    return response
