"""What all failed turns share."""

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Nobody looks at the exceptions, and printing them with all their variables takes seconds."""
    with capture_logs():
        yield
