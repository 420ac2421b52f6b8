"""Taps that many messages offer: the commands of the menu, each under its usual label."""

from bot.say.buttons import menu
from bot.say.flex.parts import Part, postback
from bot.say.words import Words


def ask(words: Words) -> Part:
    """Ask a question."""
    return postback(words("ask"), menu.Ask())


def daily(words: Words) -> Part:
    """The card of the day."""
    return postback(words("daily-card"), menu.ShowDaily())


def history(words: Words) -> Part:
    """Past readings."""
    return postback(words("past-readings"), menu.ShowHistory())


def invite(words: Words) -> Part:
    """Invite friends."""
    return postback(words("invite-friends"), menu.ShowInvite())


def show_help(words: Words) -> Part:
    """How it works."""
    return postback(words("how-to"), menu.ShowHelp())


def go_on(words: Words) -> Part:
    """Go on with the question that waits for stars."""
    return postback(words("need-go-on"), menu.GoOn())


def cancel(words: Words) -> Part:
    """Cancel what is going on."""
    return postback(words("cancel"), menu.Cancel())
