"""Which groups of invitations look as if somebody had invited themselves."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from bot.owner.stats.rings import Invitation, rings

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def person(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_DNS, name)


def invited(inviter: str, friend: str, hours: float = 0.0, *, idle: bool = True) -> Invitation:
    return Invitation(person(friend), person(inviter), NOON + timedelta(hours=hours), idle, 220)


def test_many_idle_friends_of_one_inviter_are_seen() -> None:
    [ring] = rings(invited("a", f"friend {number}", number / 10) for number in range(6))

    assert ring == {"inviter": str(person("a")), "friends": 6, "idle": 6, "chain": 2, "hours": 0.5, "coins": 1320}


def test_a_chain_made_within_hours_is_seen() -> None:
    [ring] = rings([invited("a", "b"), invited("b", "c", 2.0)])

    assert (ring["chain"], ring["idle"], ring["hours"]) == (3, 2, 2.0)


def test_a_circle_is_seen() -> None:
    [ring] = rings([invited("a", "b"), invited("b", "c", 1.0), invited("c", "a", 2.0)])

    assert (ring["friends"], ring["chain"]) == (3, 4)


def test_the_costliest_ring_comes_first() -> None:
    many = [invited("z", f"friend {number}") for number in range(9)]

    found = rings([invited("a", "b"), invited("b", "c", 1.0), *many])

    assert [ring["coins"] for ring in found] == [9 * 220, 2 * 220]


@pytest.mark.parametrize(
    "invitations",
    [
        [],
        [invited("a", "b")],
        [invited("a", f"friend {number}") for number in range(4)],
        [invited("a", f"friend {number}", idle=number < 4) for number in range(8)],
        [invited("a", "b"), invited("b", "c", 30.0)],
        [invited("a", "b", idle=False), invited("b", "c", 1.0, idle=False)],
        [invited("a", "b"), invited("c", "d")],
    ],
    ids=["none", "one", "a few idle", "half of them idle", "a slow chain", "a chain that reads", "two who know nobody else"],
)
def test_ordinary_invitations_are_not(invitations: list[Invitation]) -> None:
    assert rings(invitations) == []
