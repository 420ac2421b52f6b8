"""`mimi grant`, `takeback`, `refund`, `resend`: what people are given, what is taken back, and a reading sent once more."""

import uuid
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said
from bot.owner.commands.meaning import Reason, Who, the_one, worded

if TYPE_CHECKING:
    from bot.owner.actions.house import House


class Coin(StrEnum):
    """What can be given."""

    star = "star"
    coin = "coin"


TheReading = Annotated[
    str, typer.Argument(help="The reading's id, or its first eight digits, as `mimi user` shows it.", show_default=False)
]


def grant(
    who: Who,
    amount: Annotated[int, typer.Argument(min=1, max=9999, help="How many.", show_default=False)],
    currency: Annotated[Coin, typer.Argument(help="Of what.", show_default=False)],
    reason: Reason,
    key: Annotated[
        str | None,
        typer.Option(
            help="Makes this gift the only one of its kind: the same key again gives nothing. A new one is made and"
            " printed first when you give none, so that you can repeat a command that broke off.",
            show_default=False,
        ),
    ] = None,
    yes: Yes = False,
) -> None:
    """Gives someone stars or coins, with a reason, in the ledger; MiMi tells them in the chat. `mimi takeback` takes it back.

    Asks first, with the person's full name; a part of a name is not enough. A key that was used for another gift is an error.
    Exits with 0, with 1 when nothing was given (nobody or more than one is meant, you say no, or this key has been given
    before), with 2 when settings or arguments are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.gifts import Grant

    why, key = worded(reason), key or str(uuid.uuid4())
    typer.echo(f"Key: {key}")
    with open_house() as house:
        act(Grant(the_one(house, who)["id"], currency.value, amount, why, key), house, yes=yes)


def takeback(
    key: Annotated[
        str, typer.Argument(help="The gift's key, as `mimi grant` printed it and `mimi user` shows it.", show_default=False)
    ],
    reason: Reason,
    yes: Yes = False,
) -> None:
    """Takes a gift back that was a mistake, once, in the ledger: as much of it as is left. MiMi tells the person in the chat.

    What has been spent stays spent, and frozen stars are not touched. Asks first. Exits with 0, with 1 when nothing was taken
    (no such gift, nothing left of it, taken before, or you say no), with 2 when settings or arguments are wrong, with 3 when
    the database is away.
    """
    from bot.owner.actions.gifts import TakeBack

    why = worded(reason)
    with open_house() as house:
        act(TakeBack(key.strip(), why), house, yes=yes)


def refund(reading: TheReading, reason: Reason, yes: Yes = False) -> None:
    """Gives the stars of a delivered reading back, once, with a reason, in the ledger; MiMi tells the person in the chat.

    The reading stays theirs. One that failed was refunded by itself. Asks first. Exits with 0, with 1 when nothing was given
    back (also when the stars had been given back before, or you say no), with 2 when the settings are wrong, with 3 when the
    database is away.
    """
    from bot.owner.actions.gifts import Refund

    why = worded(reason)
    with open_house() as house:
        act(Refund(_reading(house, reading), why), house, yes=yes)


def resend(reading: TheReading, yes: Yes = False) -> None:
    """Sends a delivered reading to its person once more, by push: LINE counts it among the month's.

    Asks first. Exits with 0, with 1 when it is not sent (no such reading, it has not been delivered, they have blocked MiMi, or
    you say no), with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.resend import Resend

    with open_house() as house:
        act(Resend(_reading(house, reading), uuid.uuid4()), house, yes=yes)


def _reading(house: "House", beginning: str) -> uuid.UUID:
    """The reading that is meant. Ends the command when there is none, or several."""
    from bot.owner.actions.action import line
    from models.money import gifts

    with house.engine.connect() as connection:
        try:
            return gifts.find_reading(connection, beginning)
        except gifts.NotRefundable as error:
            cli.stop(said(line(f"owner-refund-not-{error.why}")))
