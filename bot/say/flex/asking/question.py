"""Asking for the question, and why a text is none."""

from bot.say.buttons.other_question import AskOther, KeepQuestion
from bot.say.flex.parts import bubble, button, column, flex, note, postback, text, text_message, title_bar, with_quick
from bot.say.flex.question_parts import question_line, suggested, suggested_buttons, topic_icons
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.asking import AskQuestion, AskWhichQuestion, QuestionTooLong, QuestionTooShort
from bot.say.words import Words


def ask_question(_: AskQuestion, words: Words, links: Links) -> list[Message]:
    """What would you like to ask? With four questions to start from."""
    made = bubble(body=column(text(words("ask-question"))), footer=column(suggested_buttons(words, links)))
    return with_quick([flex(words("ask-question"), made)], *suggested(words), icons=topic_icons(links))


def ask_which_question(reply: AskWhichQuestion, words: Words, _: Links) -> list[Message]:
    """This one instead? Both questions are shown; the one that waits keeps its cards."""
    ask = postback(words("which-other"), AskOther(reply.message_id))
    keep = postback(words("which-waiting"), KeepQuestion(reply.message_id))
    cards = [note(words("which-cards", n=reply.cards))] if reply.cards else []
    made = bubble(
        header=title_bar(words("which-title")),
        body=column(
            note(words("which-other-label")),
            text(question_line(reply.other), weight="bold"),
            note(words("which-waiting-label"), margin="md"),
            text(question_line(reply.waiting)),
            *cards,
            spacing="xs",
        ),
        footer=column(button(keep, primary=True), button(ask)),
    )
    return with_quick([flex(words("which-alt"), made)], keep, ask)


def question_too_short(reply: QuestionTooShort, words: Words, _: Links) -> list[Message]:
    """The text is no question yet."""
    return text_message(words("question-short", minimum=reply.minimum))


def question_too_long(reply: QuestionTooLong, words: Words, _: Links) -> list[Message]:
    """The text is too long for one question."""
    return text_message(words("question-long", maximum=reply.maximum))
