"""Finds invitations that look as if one person had invited themselves under other accounts. Pure.

Nobody can tell from outside whose account is whose. What shows is a group of invited friends who took their coins and did
nothing else: many around one inviter, or one inviting the next within hours.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

MANY_IDLE: Final = 5
"""Idle friends of one group that are worth a look, when they are nearly all of its friends."""

NEARLY_ALL: Final = 0.8

LONG_CHAIN: Final = 3
"""Accounts that invited one after the other, each within `CHAIN_HOURS` of its own invitation."""

CHAIN_HOURS: Final = 24


@dataclass(frozen=True)
class Invitation:
    """`friend` sent `inviter`'s code. `idle`: the friend never paid and never had a reading. `coins`: what both sides got."""

    friend: uuid.UUID
    inviter: uuid.UUID
    at: datetime
    idle: bool
    coins: int


def rings(invitations: Iterable[Invitation]) -> list[dict[str, Any]]:
    """Groups that look invented, the most coins first.

    `inviter`: who invited most of it; `friends`, `idle` ones of these; `chain`: the most accounts that invited one after the
    other; `hours` from the first invitation to the last; `coins` that it brought.
    """
    found = [_described(group) for group in _groups(invitations)]
    return sorted((ring for ring in found if _looks_invented(ring)), key=lambda ring: (-ring["coins"], ring["inviter"]))


def _looks_invented(ring: Mapping[str, Any]) -> bool:
    nearly_all_idle = ring["idle"] >= NEARLY_ALL * ring["friends"]
    return bool(nearly_all_idle and (ring["idle"] >= MANY_IDLE or ring["chain"] >= LONG_CHAIN))


def _described(group: list[Invitation]) -> dict[str, Any]:
    invited: defaultdict[uuid.UUID, int] = defaultdict(int)
    for one in group:
        invited[one.inviter] += 1
    times = [one.at for one in group]
    return {
        "inviter": str(max(invited, key=lambda person: (invited[person], str(person)))),
        "friends": len(group),
        "idle": sum(one.idle for one in group),
        "chain": _longest_chain(group),
        "hours": round((max(times) - min(times)).total_seconds() / 3600, 1),
        "coins": sum(one.coins for one in group),
    }


def _groups(invitations: Iterable[Invitation]) -> Iterable[list[Invitation]]:
    """Invitations that hang together, whoever invited whom."""
    leader: dict[uuid.UUID, uuid.UUID] = {}

    def lead(person: uuid.UUID) -> uuid.UUID:
        while (above := leader.setdefault(person, person)) != person:
            leader[person] = leader[above]
            person = above
        return person

    kept = list(invitations)
    for one in kept:
        leader[lead(one.friend)] = lead(one.inviter)
    groups: defaultdict[uuid.UUID, list[Invitation]] = defaultdict(list)
    for one in kept:
        groups[lead(one.inviter)].append(one)
    return groups.values()


def _longest_chain(group: list[Invitation]) -> int:
    """In accounts. In a circle nobody is counted twice: an invitation continues a chain only if it came later."""
    within = timedelta(hours=CHAIN_HOURS)
    came: dict[uuid.UUID, tuple[datetime, int]] = {}
    for one in sorted(group, key=lambda one: one.at):
        before = came.get(one.inviter)
        came[one.friend] = (one.at, before[1] + 1 if before and one.at - before[0] <= within else 2)
    return max(length for _, length in came.values())
