"""`mimi pause` and `mimi resume`."""

from typing import Annotated

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import Yes, act, open_house, said


def pause(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="What people are told: a text in Thai, one in English, or both.", show_default=False),
    ] = None,
    until: Annotated[
        str, typer.Option(help="Until when: 18:00, 2026-12-01, '2026-12-01 08:00', 3h, 45m.", show_default=False)
    ] = "",
    yes: Yes = False,
) -> None:
    """Pauses MiMi: people hear it instead of beginning a reading or a payment. What runs goes on, what is at Stripe is credited.

    It ends by itself, after 30 days at the latest, or with `mimi resume`. A second pause replaces the first. Help lines, the
    card of the day, past readings and balances stay.

    Exits with 0, with 1 when it is declined or refused, with 2 when settings or arguments are wrong, with 3 when the database
    is away.
    """
    from datetime import UTC, datetime

    from bot.owner.actions.action import Refused
    from bot.owner.actions.moments import a_moment
    from bot.owner.actions.pause import LONGEST, Pause

    given = [*(words or []), "", ""]
    if not until or len(given) > 4:
        cli.stop("Say until when (--until), and what people are told in at most two languages.", cli.UNUSABLE)
    with open_house() as house:
        try:
            ends = a_moment(until, datetime.now(UTC), house.zone, latest=LONGEST)
        except Refused as refused:
            cli.stop(said(refused.line), cli.UNUSABLE)
        act(Pause(given[0], ends, given[1]), house, yes=yes)


def resume(yes: Yes = False) -> None:
    """Ends the pause.

    Exits with 0, with 1 when there was none, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.actions.pause import Resume

    with open_house() as house:
        act(Resume(), house, yes=yes)
