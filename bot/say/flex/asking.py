"""From hello to the spread: the greeting, the question, the mood, the number of cards."""

from bot.say.buttons.answers import MOODS, SKIP_MOOD, ChooseMood, ChooseSpread
from bot.say.flex import menu_taps
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    MIST,
    Links,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    one_line,
    postback,
    text,
    text_message,
    title,
)
from bot.say.flex.questions import question_line, suggested
from bot.say.limits import Message
from bot.say.replies.asking import AskMood, AskQuestion, AskSpread, Greeting, QuestionTooLong, QuestionTooShort
from bot.say.words import Words
from models.money.economy import SPREAD_STARS
from models.readings.deck import DEFAULT_SPREAD
from prompts.meanings import meanings


def greeting(reply: Greeting, words: Words, links: Links) -> list[Message]:
    """Hello by name, the welcome gift, and what to tap first."""
    named, gifted = reply.name.strip(), reply.coins and not reply.returning
    hello = words("greeting-title", name=one_line(reply.name, 40)) if named else words("greeting-title-nameless")
    gift = words("greeting-gift", coins=words("coins", n=reply.coins)) if gifted else words("greeting-back")
    privacy = [note(words("greeting-privacy"), margin="lg")]
    if links.privacy_url:
        opened = link(words("greeting-privacy-link"), links.privacy_url)
        privacy.append(note(words("greeting-privacy-link"), color=BRONZE, decoration="underline", action=opened))
    made = bubble(
        header=column(
            text(words("brand"), size="xs", color=GOLD, weight="bold"), title(hello, color=CREAM, size="xl"), spacing="sm"
        ),
        body=column(text(words("greeting-body")), text(gift, color=BRONZE, weight="bold", margin="lg"), *privacy),
        footer=column(
            button(menu_taps.ask(words), primary=True), button(menu_taps.daily(words)), button(menu_taps.show_help(words))
        ),
    )
    return [flex(words("greeting-alt-back" if reply.returning else "greeting-alt"), made)]


def ask_question(_: AskQuestion, words: Words, __: Links) -> list[Message]:
    """What would you like to ask? With four questions to start from."""
    return text_message(words("ask-question"), *suggested(words))


def question_too_short(reply: QuestionTooShort, words: Words, _: Links) -> list[Message]:
    """The text is no question yet."""
    return text_message(words("question-short", minimum=reply.minimum))


def question_too_long(reply: QuestionTooLong, words: Words, _: Links) -> list[Message]:
    """The text is too long for one question."""
    return text_message(words("question-long", maximum=reply.maximum))


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
