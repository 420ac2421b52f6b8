"""What a subject brings to the desk: entries of the menu, screens, and the forms of its acts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.chat.desk import Answered
from bot.owner.actions.action import Action
from bot.owner.actions.house import House
from bot.say.buttons.base import Button
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.words import Words


@dataclass(frozen=True)
class Visit:
    """One event of an owner at her desk: the turn's transaction, her LINE id and ours, her language's words, the event's id.

    `opens`: the screen that the event opens, where one is asked what it brings along.
    """

    connection: Connection
    house: House
    owner: str
    user: UUID
    words: Words
    links: Links
    subjects: "tuple[Subject, ...]"
    event: str = ""
    opens: str = ""


Screen = Callable[[Visit, str], list[Message] | Answered]
"""Builds a screen for its argument (empty: none). Reads only. May raise Refused.

What needs a call outside is answered with `Answered(messages, afterwards=...)`: it is asked once the turn is committed.
"""


@dataclass(frozen=True)
class Choice:
    """A button under a question: what it shows and the answer that it gives."""

    label: str
    value: str


@dataclass(frozen=True)
class Ask:
    """How one argument of an act is asked for.

    `question` is a Fluent key. `read` makes the argument of what was typed or chosen: something that JSON can hold; it raises
    Refused for an answer that cannot be used, and the question is asked again.
    """

    name: str
    question: str
    read: Callable[[Visit, str], Any]
    choices: Callable[[Visit], Sequence[Choice]] | None = None


@dataclass(frozen=True)
class Form:
    """An act with its arguments in the order in which they are asked for. `made`: arguments that nobody is asked for.

    `then`: a button under the result, a Fluent key with what it opens.
    """

    action: type[Action]
    asks: tuple[Ask, ...] = ()
    made: Callable[[], Mapping[str, Any]] = dict
    then: Callable[[Any], tuple[str, Button]] | None = None

    @property
    def name(self) -> str:
        return self.action.name

    def fill(self, arguments: Mapping[str, Any]) -> Action:
        """The act with its arguments, in the types that its fields say. Raises pydantic's ValidationError (a mistake of ours)."""
        return TypeAdapter(self.action).validate_python(dict(arguments))


@dataclass(frozen=True)
class Entry:
    """A button of the desk's menu; `label` is a Fluent key."""

    label: str
    button: Button


@dataclass(frozen=True)
class Subject:
    """One subject of the desk. `brings`: what comes first with the reply to any event of an owner, one message at most."""

    entries: tuple[Entry, ...] = ()
    screens: Mapping[str, Screen] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    brings: Callable[[Visit], list[Message]] | None = None


def screens_of(subjects: tuple[Subject, ...]) -> dict[str, Screen]:
    """All screens by name."""
    return {name: screen for subject in subjects for name, screen in subject.screens.items()}


def forms_of(subjects: tuple[Subject, ...]) -> dict[str, Form]:
    """All forms by the name of their act."""
    return {form.name: form for subject in subjects for form in subject.forms}
