"""One person at the desk."""

import uuid

from bot.owner.actions.action import Refused, line
from bot.owner.actions.gifts import Grant
from bot.owner.actions.people import Forget
from bot.owner.desk.buttons import Begin
from bot.owner.desk.cards import card, fact
from bot.owner.desk.reading_answers import a_currency, a_number, a_reason, currencies
from bot.owner.desk.subject import Ask, Form, Subject, Visit
from bot.say.limits import Message
from models.people import lookup


def show(visit: Visit, who: str) -> list[Message]:
    """The person that is meant, with what can be done for them."""
    found = lookup.find(visit.connection, who)
    if not found:
        raise Refused(line("owner-nobody-meant"))
    words, whom = visit.words, found[0]
    facts = [fact(words("owner-person-stars"), str(whom["stars"])), fact(words("owner-person-coins"), str(whom["coins"]))]
    buttons = [
        (words("owner-act-grant"), Begin("grant", str(whom["id"]))),
        (words("owner-act-forget"), Begin("forget", str(whom["id"]))),
    ]
    return [card(whom["name"] or str(whom["id"])[:8], facts, buttons)]


def a_person(visit: Visit, typed: str) -> str:
    """The id of the one person that is meant. Raises Refused."""
    found = lookup.find(visit.connection, typed)
    if len(found) != 1:
        raise Refused(line("owner-several-meant" if found else "owner-nobody-meant"))
    return str(found[0]["id"])


WHO = Ask("user", "owner-ask-who", a_person)

SUBJECT = Subject(
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
        Form(Forget, (WHO,)),
    ),
)
