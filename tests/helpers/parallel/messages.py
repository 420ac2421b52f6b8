"""What the processes that run tests tell the one that started them. The other way only the numbers of groups go, and None."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reports:
    """A test has ended; its reports, as pytest writes them for sending."""

    reports: list[dict[str, Any]]


@dataclass(frozen=True)
class Warned:
    """A warning while a test ran."""

    said: str
    category: type[Warning]
    filename: str
    line: int
    when: str
    nodeid: str
    location: tuple[str, int, str] | None


@dataclass(frozen=True)
class Stopped:
    """A test has ended the whole run with `pytest.exit`, for this reason."""

    reason: str


@dataclass(frozen=True)
class Ended:
    """The process has taken down what its fixtures had started; with what went wrong, if anything did."""

    wrong: str | None


Message = Reports | Warned | Stopped | Ended
