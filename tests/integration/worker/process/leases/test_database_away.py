"""While the database is away, what was interpreted or delivered is kept."""

import threading
import uuid

from tests.helpers.processes.relay import Relay
from tests.helpers.support import until
from tests.helpers.turns import Turns
from tests.integration.worker.process.leases.leasing import Taking, Teller, row
from worker.readings import reading
from worker.runtime.parts import Parts


def cut_for_a_moment(wire: Relay) -> None:
    """The database is away until it has been asked for three times."""
    wire.cut = True
    before = wire.accepted

    def restore() -> None:
        until(lambda: wire.accepted >= before + 3)
        wire.cut = False

    threading.Thread(target=restore, daemon=True).start()


def test_an_interpretation_is_kept_while_the_database_is_away(
    turns: Turns, parts: Parts, wire: Relay, teller: Teller, line: Taking, paid: uuid.UUID
) -> None:
    teller.meanwhile = lambda: cut_for_a_moment(wire)

    reading.read(parts, paid)

    assert (teller.asked, line.asked) == (1, ["reply"])
    assert row(turns) == ("delivered", 1)


def test_that_line_has_taken_it_is_kept_while_the_database_is_away(
    turns: Turns, parts: Parts, wire: Relay, line: Taking, paid: uuid.UUID
) -> None:
    line.meanwhile = lambda: cut_for_a_moment(wire)

    reading.read(parts, paid)

    assert line.asked == ["reply"]
    assert row(turns) == ("delivered", 1)
