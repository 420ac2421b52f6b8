"""Cases on one database."""

import pytest

from tests.helpers.turns import Turns
from tests.integration.models.money.mismatches.case import WRONG, Case


@pytest.fixture
def cases(turns: Turns) -> dict[str, Case]:
    """One of each kind."""
    return {kind: Case(turns, kind) for kind in WRONG}
