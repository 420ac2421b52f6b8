"""What the checks make of an answer."""

from typing import Any

import pytest

from tests.helpers.model.model_answers import expected
from worker.interpret.checks.checking import InvalidOutput, read


def passages(*texts: str) -> list[dict[str, Any]]:
    return [{"position": place, "text": text} for place, text in enumerate(texts, 1)]


def refused(said: str, **changes: Any) -> str:
    """The hint with which `said` is refused."""
    with pytest.raises(InvalidOutput) as raised:
        read(said, expected(**changes))
    return str(raised.value)
