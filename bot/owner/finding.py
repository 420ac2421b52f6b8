"""Finds the people that an owner means, for her chat and the command line alike.

What is stored names them without a call outside; only an e-mail address is asked for at Stripe: payers' addresses are not kept.
"""

import re
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Refused, line
from bot.owner.actions.house import House
from bot.pay.errors import PaymentsError
from models.people import lookup
from models.people.lookup import Found

EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def is_email(who: str) -> bool:
    """Whether this is an e-mail address, which only Stripe knows."""
    return EMAIL.fullmatch(who.strip()) is not None


def find(connection: Connection, who: str, *, parts: bool, limit: int = 20) -> Found:
    """Find people by what is stored (`models.people.lookup.find`); with `parts`, by a part of their name too."""
    return lookup.find(connection, who, limit, parts=parts)


def find_by_email(house: House, email: str, limit: int = 20) -> Found:
    """Find people by the e-mail address of a receipt. Asks Stripe, so never within a transaction.

    Raises Refused when Stripe does not answer.
    """
    try:
        sessions = house.payments.sessions_of(email.strip())
    except PaymentsError as error:
        raise Refused(line("owner-stripe-away", error=type(error).__name__)) from None
    with house.engine.connect() as connection:
        return lookup.by_sessions(connection, sessions, limit)


def the_one(connection: Connection, who: str) -> UUID:
    """The one person that is meant by an id, a code or their whole name. Raises Refused for nobody and for several."""
    found = find(connection, who, parts=False)
    if found.total != 1:
        raise Refused(line("owner-several-meant", n=found.total) if found.total else line("owner-nobody-meant"))
    person: UUID = found.people[0]["id"]
    return person
