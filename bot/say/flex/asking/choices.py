"""What is chosen before the draw: a mood, and how many cards."""

from bot.say.buttons.answers import MOODS, SKIP_MOOD, ChooseMood, ChooseSpread
from bot.say.buttons.menu import SetLanguage
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    MIST,
    Part,
    bubble,
    button,
    column,
    flex,
    note,
    one_line,
    postback,
    row,
    text,
    title,
    with_quick,
)
from bot.say.flex.question_parts import question_line
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.asking import AskMood, AskSpread
from bot.say.words import Words, words_for
from models.money.economy import SPREAD_STARS
from models.readings.deck import DEFAULT_SPREAD
from prompts.meanings import meanings


def ask_mood(reply: AskMood, words: Words, _: Links) -> list[Message]:
    """How do you feel? Six moods and a way past them."""
    quoted = words("quoted", text=question_line(reply.question))
    taps = [postback(words(f"mood-{mood}"), ChooseMood(reply.prompt_number, mood)) for mood in MOODS]
    skip = postback(words(f"mood-{SKIP_MOOD}"), ChooseMood(reply.prompt_number, None))
    asked = words("ask-mood", question=quoted)
    pairs = [row(*(button(tap) for tap in taps[first : first + 2]), spacing="sm") for first in range(0, len(taps), 2)]
    switch = [_switch(reply.language)] if reply.language else []
    made = bubble(body=column(text(asked)), footer=column(*pairs, button(skip), *map(button, switch)))
    return with_quick([flex(one_line(asked), made)], *taps, skip, *switch)


def _switch(language: str) -> Part:
    """The chat in the question's language from now on, offered in that language."""
    return postback(words_for(language)("language-switch"), SetLanguage(language))


def ask_spread(reply: AskSpread, words: Words, _: Links) -> list[Message]:
    """One, three, five or ten cards, with what each costs in stars; three is what most people want."""
    owned = words("ask-spread-hold", stars=words("stars", n=reply.stars), coins=words("coins", n=reply.coins))
    made = bubble(
        header=column(title(words("ask-spread-title"), color=CREAM), text(owned, size="xs", color=MIST), spacing="xs"),
        body=column(*(_spread(words, spread, reply.prompt_number) for spread in SPREAD_STARS), spacing="lg"),
    )
    taps = [postback(_name(words, spread), ChooseSpread(reply.prompt_number, spread)) for spread in SPREAD_STARS]
    return with_quick([flex(words("ask-spread-alt"), made)], *taps)


def _spread(words: Words, spread: str, prompt_number: int) -> Part:
    favourite = spread == DEFAULT_SPREAD
    about = [note(words(f"spread-{spread}-about"))]
    if favourite:
        about.append(note(words("spread-favourite"), color=BRONZE, weight="bold"))
    label = words("ask-spread-button", spread=_name(words, spread), stars=words("stars", n=SPREAD_STARS[spread]))
    tap = button(postback(label, ChooseSpread(prompt_number, spread), _name(words, spread)), primary=favourite)
    return column(tap, column(*about, paddingStart="4px"), spacing="xs")


def _name(words: Words, spread: str) -> str:
    return meanings(words.language).spread(spread).name
