"""Invitations: each person's code, its results, and a new friend's claim."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.money import ledger
from models.money.economy import REFERRAL_DAYS, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS, REFERRALS_REWARDED_A_DAY
from models.money.ledger import Reason
from models.readings.invite_code import MAKE_CODE, new_codes

OVER_LIMIT: Final = "over-limit"
"""Note on a friend's entry when the inviter had reached the day's limit of rewards: the inviter gets no entry then."""


@dataclass(frozen=True)
class Link:
    """A person's code, the number of invited friends, and the coins earned."""

    code: str
    friends: int
    coins_earned: int


@dataclass(frozen=True)
class Claim:
    """Result of a claim. `rewarded`: the inviter got coins too (`inviter` is their id)."""

    result: Literal["ok", "unknown", "self", "already", "late", "old_user"]
    inviter: uuid.UUID | None = None
    inviter_name: str | None = None
    rewarded: bool = False


# Codes that are all somebody else's insert nothing either: then there is no row to select, and others are tried.
_LINK: Final = text(MAKE_CODE + "select code, total_referrals, coins_earned from referral_links where user_id = :user")


def own_link(connection: Connection, user: uuid.UUID, code: str | None = None) -> Link:
    """Return the person's link; create it if there is none (with `code`, if given and free)."""
    codes = [code] if code else new_codes()
    while True:
        row = connection.execute(_LINK, {"user": user, "codes": codes}).one_or_none()
        if row is not None:
            return Link(row.code, row.total_referrals, row.coins_earned)
        codes = new_codes()


# The inviter's row is locked only for a claim that may count. It is locked while the friend's is held: two people who
# send each other's codes at the same moment deadlock, Postgres undoes one of the two, and that turn is run again.
# The claim itself comes in a statement of its own, so that it sees what the turn before committed.
_CLAIM: Final = text(
    """
select 1 from users where id = (
    select l.user_id from referral_links l join users f on f.id = :friend
    where l.code = :code and l.user_id <> f.id and f.referred_by is null and f.created_at > :since)
  for no key update;
with inviter as (
  select u.id, u.name from referral_links l join users u on u.id = l.user_id where l.code = :code and u.forgotten_at is null
), today as (
  select count(*) < :most as room from ledger_entries e join inviter i on e.user_id = i.id
  where e.reason = :reason and e.created_at >= :midnight
), claimed as (
  update users f set referred_by = i.id, referred_at = :now from inviter i
  where f.id = :friend and f.referred_by is null and f.created_at > :since and i.id <> f.id
  returning f.referred_by as id
), tallied as (
  update referral_links l set total_referrals = total_referrals + 1,
    coins_earned = coins_earned + case when t.room then :coins else 0 end
  from claimed c, today t where l.user_id = c.id
)
select i.id as inviter, i.name as inviter_name, t.room, f.referred_by is not null as already, f.total_readings,
  exists (select from claimed) as claimed
from users f cross join today t left join inviter i on true where f.id = :friend
"""
)


def claim(connection: Connection, friend: uuid.UUID, code: str, *, name: str | None, now: datetime, midnight: datetime) -> Claim:
    """A friend has sent an inviter's code: coins for both, or why not, in the caller's transaction.

    `name` is the friend's, for the inviter's announcement; `midnight` is when the inviter's day began. The caller holds the
    friend's row lock and runs the whole transaction again when it was the victim of a deadlock.
    """
    row = connection.execute(
        _CLAIM,
        {
            "friend": friend,
            "code": code,
            "since": now - timedelta(days=REFERRAL_DAYS),
            "now": now,
            "midnight": midnight,
            "most": REFERRALS_REWARDED_A_DAY,
            "coins": REFERRAL_INVITER_COINS,
            "reason": Reason.REFERRAL_INVITER.value,
        },
    ).one()
    if row.inviter is None:
        return Claim("unknown")
    if row.inviter == friend:
        return Claim("self")
    if row.already:
        return Claim("already")
    if not row.claimed:
        return Claim("old_user" if row.total_readings else "late")
    note = None if row.room else OVER_LIMIT
    ledger.move(connection, friend, "coin", REFERRAL_FRIEND_COINS, Reason.REFERRAL_FRIEND, friend, ref=row.inviter, note=note)
    if row.room:
        reward = REFERRAL_INVITER_COINS
        reason = Reason.REFERRAL_INVITER
        ledger.move(connection, row.inviter, "coin", reward, reason, friend, ref=friend, note=name, announce=True)
    return Claim("ok", row.inviter, row.inviter_name, rewarded=row.room)
