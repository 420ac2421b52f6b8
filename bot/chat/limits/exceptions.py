"""What no limit keeps from being heard, however much somebody sent before."""

from bot.chat.dialogue.understand.typed import command
from bot.chat.events import Event, Said, Tapped
from bot.safety.danger import Concern, find_danger
from bot.say.buttons.menu import Cancel
from bot.say.buttons.news import StopNews
from bot.say.buttons.parser import parse


def plain_danger(event: Event) -> Concern | None:
    """The danger that a text plainly speaks of."""
    concern = find_danger(event.text) if isinstance(event, Said) else None
    return concern if concern and concern.plain else None


def always_heard(event: Event) -> bool:
    """A text that is plainly about danger, a cancel, and the end of the news."""
    match event:
        case Said(text=text):
            return plain_danger(event) is not None or isinstance(command(text), Cancel | StopNews)
        case Tapped(data=data):
            return isinstance(parse(data), Cancel | StopNews)
        case _:
            return False
