"""For someone in danger: people to call, not cards."""

from bot.safety.help_numbers import NUMBERS
from bot.say.flex.parts import CREAM, Part, bubble, button, column, flex, link, text, title
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import HelpLines
from bot.say.words import Words


def help_lines(reply: HelpLines, words: Words, _: Links) -> list[Message]:
    """Each line as a button that calls it; says so when stars went back."""
    calls = [call(words, number) for number in NUMBERS[reply.kind]]
    said = [text(words(f"safety-{reply.kind}")), text(words("safety-stay"), size="sm")]
    if reply.stars:
        said.append(text(words("safety-stars", stars=words("stars", n=reply.stars)), size="sm"))
    made = bubble(
        header=column(title(words("safety-title"), color=CREAM)),
        body=column(*said, spacing="md"),
        footer=column(*(button(line, primary=index == 0) for index, line in enumerate(calls))),
    )
    return [flex(words(f"safety-alt-{reply.kind}"), made)]


def call(words: Words, number: str) -> Part:
    """A tap that calls one of the lines."""
    return link(words(f"safety-{number}"), f"tel:{number}")
