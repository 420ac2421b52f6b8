"""What the rules hear in a text."""

from bot.safety.danger import find_danger


def is_plain(text: str) -> bool:
    concern = find_danger(text)
    return concern is not None and concern.plain
