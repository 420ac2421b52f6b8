"""The owner at a terminal, and the orders in the books."""

import uuid
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from typer import testing
from typer.testing import CliRunner, Result

from bot.owner.cli import app
from models.money import payment_steps
from models.money.payment_facts import Facts
from models.money.payment_steps import Settled
from tests.helpers.turns import Turns

testing._get_command = cache(testing._get_command)  # type: ignore[attr-defined]
"""What typer makes of all commands stays: making it takes it 20 ms, longer than most commands."""


def command_line(words: Sequence[str], environment: Mapping[str, str], typed: str | bytes | None = None) -> Result:
    """What came of `mimi WORDS…`."""
    return CliRunner().invoke(app, words, env=environment, input=typed)


class Owner:
    """The owner at a terminal."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def runs(self, *words: str, exits: int = 0, types: str | bytes | None = None) -> Result:
        result = command_line(words, self.environment, types)
        assert result.exit_code == exits, f"{result.exit_code}: {result.output} {result.exception!r}"
        return result


def order(turns: Turns, user: uuid.UUID, **more: Any) -> uuid.UUID:
    made = uuid.uuid4()
    facts = {"id": made, "user": user, "status": "pending", "session": f"cs_test_{made.hex}", **more}
    turns.run(
        "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, stripe_payment_id, created_at)"
        " values (:id, :user, 'popular', 199, 27, :status, :session, now())",
        **facts,
    )
    return made


def settle(turns: Turns, made: uuid.UUID, **changes: object) -> str:
    """Books that Stripe says of an order: paid, with `changes` of the other facts. The status that it ends in."""
    return book(turns, made, **changes).status


def book(turns: Turns, made: uuid.UUID, **changes: object) -> Settled:
    """The same; all that came of it."""
    session = turns.one("select stripe_payment_id from payment_history where id = :id", id=made)
    facts = {"session": session, "order": str(made), "paying": "paid", "satang": 19900, "currency": "thb", **changes}
    with turns.engine.begin() as connection:
        settled = payment_steps.settle(connection, made, Facts(**facts))
    assert settled
    return settled
