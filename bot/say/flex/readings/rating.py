"""What people think of a reading: five stars to tap, and a word about it."""

import uuid

from bot.say.buttons.menu import Ask
from bot.say.buttons.on_reading import RATINGS, AddWord, AskFollowUp, Rate
from bot.say.buttons.on_reading import AskRating as AskRatingButton
from bot.say.flex import menu_taps
from bot.say.flex.parts import BRONZE, Part, bubble, button, column, flex, offer, postback, row, text, text_message, with_quick
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.readings import AskRating, AskWord, Rated, ThanksAfterReading, WordSaved
from bot.say.words import Words


def rating(words: Words, reading_id: uuid.UUID, given: int = 0) -> list[Part]:
    """The question how good it was, and five stars to tap; the first `given` of them are filled."""
    stars = [
        column(
            text("★" if number <= given else "☆", size="xxl", color=BRONZE, align="center"),
            action=postback(words("star-label", n=number), Rate(reading_id, number), "★" * number),
            paddingTop="4px",
            paddingBottom="4px",
        )
        for number in RATINGS
    ]
    asked = [] if given else [text(words("reading-rate"), size="sm", align="center", margin="lg")]
    return [*asked, row(*stars)]


def thanks_after_reading(reply: ThanksAfterReading, words: Words, _: Links) -> list[Message]:
    """A warm word, and the ways on from the reading."""
    follow_up = postback(words("follow-up-button"), AskFollowUp(reply.reading_id))
    review = postback(words("rate-button"), AskRatingButton(reply.reading_id))
    return offer(words("small-thanks-reading"), follow_up, review, postback(words("reading-again"), Ask()))


def ask_rating(reply: AskRating, words: Words, _: Links) -> list[Message]:
    """How good was it? Five stars to tap."""
    made = bubble(body=column(*rating(words, reply.reading_id)), size="kilo")
    return [flex(words("rate-alt"), made)]


def rated(reply: Rated, words: Words, _: Links) -> list[Message]:
    """Thank you; the stars can be changed, and a word can be added."""
    more = postback(words("rated-more"), AddWord(reply.reading_id))
    made = bubble(
        body=column(
            text(words("rated", n=reply.rating), weight="bold", align="center"),
            *rating(words, reply.reading_id, given=reply.rating),
            text(words("rated-word"), size="sm", margin="md"),
            spacing="sm",
        ),
        footer=column(button(more), button(menu_taps.ask(words))),
        size="kilo",
    )
    return with_quick([flex(words("rated-alt", n=reply.rating), made)], more, menu_taps.ask(words))


def ask_word(_: AskWord, words: Words, __: Links) -> list[Message]:
    """What would you like to say about the reading?"""
    return offer(words("word-ask"), menu_taps.cancel(words))


def word_saved(_: WordSaved, words: Words, __: Links) -> list[Message]:
    """The word was kept."""
    return text_message(words("word-thanks"))
