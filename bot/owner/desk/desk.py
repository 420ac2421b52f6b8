"""The desk in the chat: takes an owner's words and taps, and hands everything else on to the conversation."""

from dataclasses import replace

import structlog

from bot.chat.desk import Answered
from bot.chat.events import Event, Said, Tapped
from bot.chat.limits.exceptions import plain_danger
from bot.chat.turn import Opened
from bot.owner.actions.action import Refused
from bot.owner.actions.house import House
from bot.owner.desk import asking, typed
from bot.owner.desk.buttons import PREFIX, Begin, Choose, No, Open, OwnButton, Yes, parse
from bot.owner.desk.registry import SUBJECTS
from bot.owner.desk.subject import Subject, Visit, forms_of, screens_of
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.words import words_for
from models.owner import pending

log = structlog.get_logger()


class OwnerDesk:
    """The desk of the owners that the settings name (`bot.chat.desk.Desk`). Thread-safe."""

    def __init__(self, house: House, links: Links, subjects: tuple[Subject, ...] = SUBJECTS) -> None:
        self._owners = frozenset(house.settings.owner_line_ids)
        self._house = house
        self._links = links
        self._subjects = subjects

    def belongs_to(self, line_id: str) -> bool:
        """Whether this is an owner."""
        return line_id in self._owners

    def answer(self, opened: Opened) -> Answered | None:
        """The answer to an owner's event; None: the conversation's. Raises PermissionError for anybody else."""
        visit = self._visit(opened)
        match opened.event:
            case Tapped(data=data) if data.startswith(PREFIX):
                button = parse(data)
                return self._tapped(visit, button) if button else asking.over(visit)
            case Said(text=text) as said if plain_danger(said) is None:
                return self._said(visit, text)
            case Tapped():
                pending.take(visit.connection, visit.owner)  # she went on with something else
        return None

    def brings(self, opened: Opened, room: int) -> list[Message]:
        """What comes first in the reply to any event of an owner. A subject is not asked where its message has no room left."""
        visit = replace(self._visit(opened), opens=_opens(opened.event))
        brought: list[Message] = []
        for brings in (subject.brings for subject in self._subjects if subject.brings):
            if len(brought) >= room:
                break
            try:
                with visit.connection.begin_nested():
                    brought += brings(visit)
            except Exception:  # what she hears besides must not cost her the answer
                log.exception("owner_brings_failed")
        return brought[: max(room, 0)]

    def _visit(self, opened: Opened) -> Visit:
        owner = opened.event.line_id
        if not self.belongs_to(owner):
            raise PermissionError("the desk is the owners' alone")
        words = words_for(opened.person.language)
        return Visit(opened.connection, self._house, owner, opened.person.id, words, self._links, self._subjects, opened.event.id)

    def _tapped(self, visit: Visit, button: OwnButton) -> Answered:
        match button:
            case Open():
                pending.take(visit.connection, visit.owner)
                return self._open(visit, button)
            case Begin(action=name, given=given):
                form = forms_of(self._subjects).get(name)
                return asking.begin(visit, form, given) if form else asking.over(visit)
            case Choose(pending=id_, value=value):
                asked = pending.take(visit.connection, visit.owner, id_)
                return asking.reply(visit, asked, value) if asked and asked.asks else asking.over(visit)
            case Yes(pending=id_):
                waiting = pending.take(visit.connection, visit.owner, id_)
                return asking.confirm(visit, waiting) if waiting else asking.over(visit)
            case No(pending=id_):
                left = pending.take(visit.connection, visit.owner, id_)
                return asking.left(visit) if left else asking.over(visit)

    def _said(self, visit: Visit, text: str) -> Answered | None:
        opens = typed.opened_by(text)
        if opens is not None:
            return self._tapped(visit, opens)
        if pending.asked(visit.connection, visit.owner) is None:
            return None
        asked = pending.take(visit.connection, visit.owner)
        if asked is None or typed.cancels(text):
            return asking.left(visit)
        if asked.action.startswith(asking.SCREEN):
            return self._open(visit, Open(asked.action.removeprefix(asking.SCREEN), text.strip()))
        return asking.reply(visit, asked, text)

    def _open(self, visit: Visit, button: Open) -> Answered:
        screen = screens_of(self._subjects).get(button.screen)
        if screen is None:
            return asking.over(visit)
        try:
            shown = screen(visit, button.argument)
        except Refused as refused:
            return asking.told(visit, refused.line)
        return shown if isinstance(shown, Answered) else Answered(shown)


def _opens(event: Event) -> str:
    """The screen that an event opens without an argument; "" for none."""
    match event:
        case Tapped(data=data) if data.startswith(PREFIX):
            opens = parse(data)
        case Said(text=text):
            opens = typed.opened_by(text)
        case _:
            opens = None
    return opens.screen if isinstance(opens, Open) and not opens.argument else ""
