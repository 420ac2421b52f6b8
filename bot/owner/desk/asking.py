"""An act in the chat: its arguments one by one, its preview, its result. `models.owner.pending` keeps how far it has come."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from bot.chat.desk import Answered
from bot.owner.actions import perform
from bot.owner.actions.action import Action, Line, Refused, line
from bot.owner.desk.buttons import Choose, No, Open, Yes
from bot.owner.desk.cards import card, lines_of
from bot.owner.desk.subject import Form, Visit, forms_of
from bot.say.buttons.base import Button
from bot.say.flex.parts import text
from bot.say.limits import Message
from models.owner import pending
from models.owner.pending import Pending

SCREEN: Final = "s:"
"""Before a screen's name, where an act's would stand: the argument of the screen is asked for."""


def begin(visit: Visit, form: Form, given: tuple[str, ...]) -> Answered:
    """Begins an act with its first arguments."""
    arguments = dict(form.made())
    try:
        for ask, value in zip(form.asks, given, strict=False):
            arguments[ask.name] = ask.read(visit, value)
    except Refused as refused:
        return told(visit, refused.line)
    return _go_on(visit, form, arguments)


def ask_for_screen(visit: Visit, screen: str, question: str) -> Answered:
    """Asks what a screen is to show; `question` is a Fluent key. The next text she types is the screen's argument."""
    made = pending.put(visit.connection, visit.owner, f"{SCREEN}{screen}", {}, "argument")
    leave = (visit.words("owner-desk-cancel"), No(made))
    return Answered([card(visit.words("owner-desk-title"), [text(visit.words(question), size="sm")], [leave])])


def reply(visit: Visit, asked: Pending, typed: str) -> Answered:
    """Takes an answer to what is asked for, and asks for the next argument or shows what would be done."""
    form = forms_of(visit.subjects).get(asked.action)
    ask = next((ask for ask in form.asks if ask.name == asked.asks), None) if form else None
    if form is None or ask is None:  # from an earlier release
        return over(visit)
    try:
        value = ask.read(visit, typed)
    except Refused as refused:
        return _go_on(visit, form, dict(asked.arguments), refused.line)
    return _go_on(visit, form, {**asked.arguments, ask.name: value})


def confirm(visit: Visit, waiting: Pending) -> Answered:
    """Does what was previewed."""
    form = forms_of(visit.subjects).get(waiting.action)
    if form is None or waiting.asks is not None:
        return over(visit)
    return _do(visit, form, form.fill(waiting.arguments))


def over(visit: Visit) -> Answered:
    """Nothing waits for this answer any more."""
    return told(visit, line("owner-desk-over"))


def left(visit: Visit) -> Answered:
    """She does not want to."""
    return told(visit, line("owner-desk-left"))


def told(visit: Visit, *lines: Line) -> Answered:
    """A card that only says something."""
    return Answered([_lines(visit, "owner-desk-title", lines)])


def _go_on(visit: Visit, form: Form, arguments: Mapping[str, Any], why: Line | None = None) -> Answered:
    missing = next((ask for ask in form.asks if ask.name not in arguments), None)
    if missing is None:
        return _preview(visit, form, arguments)
    made = pending.put(visit.connection, visit.owner, form.name, arguments, missing.name)
    choices = missing.choices(visit) if missing.choices else ()
    taps = [(choice.label, Choose(made, choice.value)) for choice in choices]
    shown = [line(missing.question)] if why is None else [why, line(missing.question)]
    leave = (visit.words("owner-desk-cancel"), No(made))
    return Answered([card(_heading(visit, form.name), lines_of(shown, visit.words), [*taps, leave])])


def _preview(visit: Visit, form: Form, arguments: Mapping[str, Any]) -> Answered:
    action = form.fill(arguments)
    try:
        will = action.preview(visit.connection, visit.house)
    except Refused as refused:
        return told(visit, refused.line)
    if not will.asks:
        return _do(visit, form, action)
    made = pending.put(visit.connection, visit.owner, form.name, arguments, None)
    answers = [(visit.words("owner-desk-yes"), Yes(made)), (visit.words("owner-desk-no"), No(made))]
    shown = lines_of((*will.lines, line("owner-sure")), visit.words)
    return Answered([card(_heading(visit, form.name), shown, answers, primary=True)])


def _do(visit: Visit, form: Form, action: Action) -> Answered:
    try:
        result = perform.carry_out(action, visit.connection, visit.house, visit.owner)
    except Refused as refused:
        return told(visit, refused.line)
    after = None
    if result.afterwards is not None:

        def after() -> list[Message]:
            lines = perform.finish(result)
            return [_lines(visit, "owner-desk-title", lines)] if lines else []

    then = [form.then(action)] if form.then else []
    return Answered([_lines(visit, f"owner-act-{action.name}", result.lines, result.whom, then)], result.jobs, after)


def _lines(
    visit: Visit, heading: str, lines: tuple[Line, ...], whom: UUID | None = None, then: Sequence[tuple[str, Button]] = ()
) -> Message:
    """A card with ways on, back to the person that it was about, and to the menu."""
    ways = [(visit.words(label), button) for label, button in then]
    if whom:
        ways.append((visit.words("owner-list-back"), Open("person", str(whom))))
    return card(visit.words(heading), lines_of(lines, visit.words), [*ways, (visit.words("owner-desk-menu"), Open("menu"))])


def _heading(visit: Visit, action: str) -> str:
    return visit.words(f"owner-act-{action}")
