"""What is chosen before the draw: a mood, and how many cards."""

from bot.say.buttons.answers import MOODS, SKIP_MOOD, ChooseMood, ChooseSpread
from bot.say.flex.parts import BRONZE, CREAM, MIST, Part, bubble, button, column, flex, note, postback, text, text_message, title
from bot.say.flex.question_parts import question_line
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.asking import AskMood, AskSpread
from bot.say.words import Words
from models.money.economy import SPREAD_STARS
from models.readings.deck import DEFAULT_SPREAD
from prompts.meanings import meanings


def ask_mood(reply: AskMood, words: Words, _: Links) -> list[Message]:
    """How do you feel? Six moods and a way past them."""
    quoted = words("quoted", text=question_line(reply.question))
    taps = [postback(words(f"mood-{mood}"), ChooseMood(reply.prompt_number, mood)) for mood in MOODS]
    skip = postback(words(f"mood-{SKIP_MOOD}"), ChooseMood(reply.prompt_number, None))
    return text_message(words("ask-mood", question=quoted), *taps, skip)


def ask_spread(reply: AskSpread, words: Words, _: Links) -> list[Message]:
    """One, three, five or ten cards, with what each costs in stars; three is what most people want."""
    owned = words("ask-spread-hold", stars=words("stars", n=reply.stars), coins=words("coins", n=reply.coins))
    made = bubble(
        header=column(title(words("ask-spread-title"), color=CREAM), text(owned, size="xs", color=MIST), spacing="xs"),
        body=column(*(_spread(words, spread, reply.prompt_number) for spread in SPREAD_STARS), spacing="lg"),
    )
    return [flex(words("ask-spread-alt"), made)]


def _spread(words: Words, spread: str, prompt_number: int) -> Part:
    name = meanings(words.language).spread(spread).name
    label = words("ask-spread-button", spread=name, stars=words("stars", n=SPREAD_STARS[spread]))
    favourite = spread == DEFAULT_SPREAD
    about = [note(words(f"spread-{spread}-about"))]
    if favourite:
        about.append(note(words("spread-favourite"), color=BRONZE, weight="bold"))
    tap = button(postback(label, ChooseSpread(prompt_number, spread), name), primary=favourite)
    return column(tap, column(*about, paddingStart="4px"), spacing="xs")
