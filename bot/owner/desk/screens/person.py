"""One person at the desk: found by whatever names them, what they own, and what can be done for them."""

import uuid
from dataclasses import replace
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from bot.chat.desk import Answered
from bot.owner import finding
from bot.owner.actions.action import Refused, line
from bot.owner.actions.gifts import Grant
from bot.owner.actions.people import Block, Forget, Note, Unblock
from bot.owner.desk import asking
from bot.owner.desk.answers import a_currency, a_number, a_reason, a_text, currencies
from bot.owner.desk.buttons import Begin, Open, OwnButton
from bot.owner.desk.cards import card, fact, grid, said
from bot.owner.desk.subject import Ask, Entry, Form, Subject, Visit
from bot.say.flex.dates import day
from bot.say.flex.parts import BRONZE, Part, column, copy, note, postback, separator, tap_line, text, text_message
from bot.say.limits import Message
from bot.say.words import Words
from models.database.engine import allow
from models.database.rows import Row
from models.people.lookup import Found

LISTED: Final = 8
"""People on one card."""


SEARCH_SECONDS: Final = 20.0
"""A part of a name is looked for in every row: some seconds with a million people. The reply token lives for a minute."""


def show(visit: Visit, who: str) -> list[Message] | Answered:
    """The person that is meant; several are listed. The address of a receipt is asked for at Stripe, once the turn is over."""
    if not who:
        return asking.ask_for_screen(visit, "person", "owner-find-how")
    if finding.is_email(who):
        return Answered(text_message(visit.words("owner-find-at-stripe")), afterwards=lambda: _by_email(visit, who))
    allow(visit.connection, SEARCH_SECONDS)
    return shown(visit, finding.find(visit.connection, who, parts=True, limit=LISTED))


def _by_email(visit: Visit, email: str) -> list[Message]:
    try:
        found = finding.find_by_email(visit.house, email, LISTED)
        with visit.house.engine.connect() as connection:
            return shown(replace(visit, connection=connection), found)
    except (Refused, SQLAlchemyError) as error:
        why = error.line if isinstance(error, Refused) else line("owner-afterwards-failed", error=type(error).__name__)
        return text_message(said(why, visit.words))


def shown(visit: Visit, found: Found) -> list[Message]:
    """The one person, or all that may be meant. Raises Refused for nobody."""
    if not found.total:
        raise Refused(line("owner-nobody-meant"))
    return [_person(visit, found.people[0]) if found.total == 1 else _several(visit, found)]


def name_of(person: Row) -> str:
    """Their full name, or the beginning of their id."""
    return " ".join((person["name"] or "").split()) or str(person["id"])[:8]


def _several(visit: Visit, found: Found) -> Message:
    words = visit.words
    lines: list[Part] = [text(words("owner-find-which", n=found.total), size="sm")]
    for person in found.people:
        about = words("owner-person-since", at=day(words, person["created_at"]), n=person["total_readings"])
        lines += [separator(), _tap(name_of(person), about, Open("person", str(person["id"])))]
    if found.left_out:
        lines.append(note(words("owner-left-out", n=found.left_out)))
    return card(words("owner-find-title"), lines)


def _tap(name: str, about: str, button: OwnButton) -> Part:
    return column(text(name, weight="bold", color=BRONZE), note(about), action=postback(name, button), paddingAll="4px")


def _person(visit: Visit, person: Row) -> Message:
    words, whom = visit.words, str(person["id"])
    facts = [
        fact(words("owner-person-stars"), f"{person['stars']:,}"),
        fact(words("owner-person-coins"), f"{person['coins']:,}"),
        fact(words("owner-person-readings"), f"{person['total_readings']:,}"),
        fact(words("owner-person-joined"), day(words, person["created_at"])),
    ]
    if person["code"]:
        facts.append(fact(words("owner-person-code"), person["code"]))
    lists: list[tuple[str, OwnButton]] = [
        (words("owner-list-readings"), Open("readings", whom)),
        (words("owner-list-orders"), Open("orders", whom)),
        (words("owner-list-ledger"), Open("ledger", whom)),
        (words("owner-list-notes"), Open("notes", whom)),
    ]
    barring = "unblock" if person["barred_at"] else "block"
    done: list[tuple[str, OwnButton]] = [
        (words("owner-act-grant"), Begin("grant", whom)),
        (words("owner-act-note"), Begin("note", whom)),
        (words("owner-act-unblock" if person["barred_at"] else "owner-act-block"), Begin(barring, whom)),
        (words("owner-list-acts"), Open("acts", whom)),
        (words("owner-act-forget"), Begin("forget", whom)),
    ]
    ids = tap_line(words("owner-person-copy"), copy(words("owner-person-copy"), person["line_id"]), size="xs")
    contents = [*facts, *_oddities(words, person), grid(lists), separator(), grid(done), ids]
    return card(name_of(person), contents)


def _oddities(words: Words, person: Row) -> list[Part]:
    """What is unusual about them."""
    found = []
    if person["barred_at"]:
        found.append(words("owner-person-barred"))
    if person["blocked_at"]:
        found.append(words("owner-person-blocked"))
    if person["forgotten_at"]:
        found.append(words("owner-person-forgotten"))
    if person["stars_frozen"]:
        found.append(words("owner-person-frozen", n=person["stars_frozen"]))
    if person["stars_owed"]:
        found.append(words("owner-person-owed", n=person["stars_owed"]))
    return [text(one, size="sm", weight="bold", color=BRONZE) for one in found]


def a_person(visit: Visit, typed: str) -> str:
    """The id of the one person that is meant by an id, a code or their whole name. Raises Refused."""
    return str(finding.the_one(visit.connection, typed))


WHO: Final = Ask("user", "owner-ask-who", a_person)

SUBJECT = Subject(
    entries=(Entry("owner-menu-person", Open("person")),),
    screens={"person": show},
    forms=(
        Form(
            Grant,
            (
                WHO,
                Ask("currency", "owner-ask-currency", a_currency, currencies),
                Ask("amount", "owner-ask-amount", a_number),
                Ask("reason", "owner-ask-reason", a_reason),
            ),
            made=lambda: {"key": str(uuid.uuid4())},
        ),
        Form(Block, (WHO,)),
        Form(Unblock, (WHO,)),
        Form(Note, (WHO, Ask("words", "owner-ask-note", a_text))),
        Form(Forget, (WHO,)),
    ),
)
