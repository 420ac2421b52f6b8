"""Decides what the evidence of one fault means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

TOKEN_CERTAIN_S: Final = 55.0
"""While a reply token is younger than this, "Invalid reply token" says that the earlier attempt delivered."""


@dataclass(frozen=True)
class Seen:
    """A reading came into the chat: by `reply` or `push`, at that second. `token_since`: when its token's event happened, by
    LINE's clock; `sent_again`: LINE sent that event more than once."""

    via: str
    at: float
    token_since: float | None = None
    sent_again: bool = False


@dataclass(frozen=True)
class ReadingFacts:
    """A reading that was paid for: what its row says (seconds since the epoch), and each time that it was seen."""

    status: str
    asked_at: float
    settled_at: float | None
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True)
class TopupFacts:
    """An order that was paid at Stripe then, how often it was credited, and when."""

    asked_at: float
    credits: int
    settled_at: float | None


@dataclass(frozen=True)
class Evidence:
    """Everything that is known of one fault's people. `without`: those who never got what they came for, a draw or Stripe's
    page. `unsaid`: replies and news that were neither sent nor given up. `broken`: rows that break an invariant, by its name."""

    readings: tuple[ReadingFacts, ...] = ()
    topups: tuple[TopupFacts, ...] = ()
    without: int = 0
    unsaid: int = 0
    failed: int = 0
    late: int = 0
    back_at: float = 0.0
    broken: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """One line of the table. `lasted_s`: how long the fault lasted; `problems`: the rules that were broken, in words."""

    fault: str
    lasted_s: float
    readings: int
    topups: int
    once: int
    twice: int
    in_doubt: int
    pushed: int
    refunded: int
    lost: int
    stuck: int
    failed: int
    late: int
    recovered_s: float
    problems: tuple[str, ...]


def judge(
    fault: str, evidence: Evidence, *, began_at: float, ended_at: float, within: float, unknowable: bool, by_reply: bool
) -> Outcome:
    """`began_at`, `ended_at`: of the fault (seconds since the epoch). The others are as in `fault.Fault`."""
    readings, topups = evidence.readings, evidence.topups
    again = [reading for reading in readings if len(reading.seen) > 1]
    in_doubt = sum(unknowable and cannot_be_told(reading.seen) for reading in again)
    pushed = sum(any(seen.via == "push" for seen in reading.seen) for reading in readings)
    credited_twice = sum(topup.credits > 1 for topup in topups)
    unpaid = sum(topup.credits == 0 for topup in topups)
    counts = {
        "twice": len(again) - in_doubt + credited_twice,
        "lost": sum(reading.status == "delivered" and not reading.seen for reading in readings),
        "stuck": sum(_open(reading) for reading in readings) + unpaid + evidence.without + evidence.unsaid,
    }
    recovered = _recovered(evidence, ended_at)
    problems = [f"{count} {what}" for what, count in counts.items() if count]
    problems += [f"{rows} rows break {name}" for name, rows in evidence.broken.items()]
    if by_reply and pushed:
        problems.append(f"{pushed} by push")
    if recovered > within:
        problems.append(f"recovered after {recovered:.0f} s, not within {within:.0f} s")
    return Outcome(
        fault=fault,
        lasted_s=ended_at - began_at,
        readings=len(readings),
        topups=len(topups),
        once=sum(len(reading.seen) == 1 for reading in readings),
        twice=counts["twice"],
        in_doubt=in_doubt,
        pushed=pushed,
        refunded=sum(reading.status == "refunded" for reading in readings),
        lost=counts["lost"],
        stuck=counts["stuck"],
        failed=evidence.failed,
        late=evidence.late,
        recovered_s=recovered,
        problems=tuple(problems),
    )


def cannot_be_told(seen: tuple[Seen, ...]) -> bool:
    """Whether LINE could not have said, when it came for the second time, that the first reply had arrived: there were two, the
    first was a reply, and its token was over by then, or nobody knew how old it was."""
    if len(seen) != 2 or seen[0].via != "reply" or seen[0].token_since is None:
        return False
    first, second = seen
    return first.sent_again or second.at - seen[0].token_since >= TOKEN_CERTAIN_S


def _open(reading: ReadingFacts) -> bool:
    return reading.status not in ("delivered", "refunded")


def _recovered(evidence: Evidence, ended_at: float) -> float:
    """Seconds from the fault's end until the web process answered and all that was asked before the end was settled."""
    asked: list[ReadingFacts | TopupFacts] = [*evidence.readings, *evidence.topups]
    settled = [one.settled_at for one in asked if one.asked_at <= ended_at and one.settled_at]
    return max(0.0, *(at - ended_at for at in (evidence.back_at, *settled)))
