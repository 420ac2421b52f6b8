"""Messages as LINE's own client reads them, and the names of samples."""

from typing import Any, Final

from linebot.v3.messaging import FlexContainer

from bot.say.replies.base import Reply
from models.general.languages import LANGUAGES
from tests.unit.bot.say.samples.flex_samples import REPLIES
from tests.unit.bot.say.samples.shown import parts


def taken_by_sdk(contents: dict[str, Any]) -> dict[str, Any]:
    """What the SDK makes of it: properties that it does not know are gone, `animated` of each image is added."""
    taken: dict[str, Any] = FlexContainer.from_dict(contents).to_dict()
    for part in parts(taken):
        if part.get("animated") is False:
            del part["animated"]
    return taken


SAID: Final = [(reply, language) for reply in REPLIES for language in LANGUAGES]
"""Every sample in every language."""


def name(reply: Reply, language: str = "") -> str:
    return f"{type(reply).__name__} {language}"
