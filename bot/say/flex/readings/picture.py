"""The picture of a reading as a message: LINE's own keeping and forwarding of pictures work with it."""

import uuid

from bot.say.limits import Message
from bot.say.links import Links
from bot.say.picture_address import Shape, with_question


def picture_message(links: Links, reading: uuid.UUID) -> Message:
    """Square in the chat, tall as a story when it is opened, kept or forwarded. Neither shows the question."""
    return _image(links, reading, "story", "square")


def both_pictures(links: Links, reading: uuid.UUID, *, asked: bool) -> list[Message]:
    """The square one and the tall one, each as it is. `asked`: with the question in them."""
    plain: tuple[Shape, ...] = ("square", "story")
    shapes = [with_question(shape) if asked else shape for shape in plain]
    return [_image(links, reading, shape, shape) for shape in shapes]


def _image(links: Links, reading: uuid.UUID, opened: Shape, shown: Shape) -> Message:
    return {
        "type": "image",
        "originalContentUrl": links.reading_picture(reading, opened),
        "previewImageUrl": links.reading_picture(reading, shown),
    }
