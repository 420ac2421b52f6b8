"""Danger in a text, before anything else is made of it: help lines at once, or one kind question first."""

from dataclasses import replace

from bot.chat.dialogue.states import Conversation, HeldText
from bot.chat.dialogue.steps.shared import Step
from bot.safety.danger import Concern, Danger, find_danger
from bot.say.replies.chat import AskKindly, HelpLines


def help_lines(here: Conversation, kind: Danger) -> Step:
    """Help lines; the conversation ends, and nothing of it is kept."""
    return Step(here.left(), (HelpLines(kind.value),))


def ask_kindly(here: Conversation, concern: Concern, text: HeldText) -> Step:
    """Asks whether the text was a cry for help or a way of speaking. Holds the text and keeps the state meanwhile."""
    return Step(replace(here, held=text), (AskKindly(concern.kind.value, text.message_id),))


def talk_to_someone(here: Conversation, held: HeldText | None) -> Step:
    """Answers a person who confirmed that they need help. Works however old the button is."""
    concern = find_danger(held.text) if held else None
    return help_lines(here, concern.kind if concern else Danger.SELF_HARM)
