"""Checks of the invariants. Each is one statement and returns the rows that break it, none when all is well.

`union all` and one `group by` read each table once, however large it is. A check reads one snapshot, so it may run while
people chat.
"""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.engine import allow
from models.database.rows import all_rows
from models.money.ledger import Reason
from models.people.referral import OVER_LIMIT
from models.readings.reading_refunds import DANGER
from models.watch.owner_checks import taken_back

LONGEST_SECONDS: Final = 600.0
"""A million entries take about a second; ten million take longer than a statement of the chat may."""

_BALANCES: Final = """
with booked as (
  select user_id, sum(amount) filter (where currency = 'star') as stars, sum(amount) filter (where currency = 'coin') as coins
  from ledger_entries group by user_id
)
select u.id as user_id, u.stars, coalesce(b.stars, 0) as stars_booked, u.coins, coalesce(b.coins, 0) as coins_booked
from users u left join booked b on b.user_id = u.id
where u.stars <> coalesce(b.stars, 0) or u.coins <> coalesce(b.coins, 0) or u.stars < 0 or u.coins < 0
"""

# A reading that cost nothing (a daily card, the free further question) has neither.
_READINGS: Final = """
with facts as (
  select cast(id as text) as reading, user_id, status, cost_stars as cost, 0 as spends, 0 as spent, 0 as refunds, 0 as refunded,
    0 as by_owner
  from readings
  union all
  select ref, user_id, null, null, cast(reason = :spend as int), case when reason = :spend then -amount else 0 end,
    cast(reason = :refund as int), case when reason = :refund then amount else 0 end, 0
  from ledger_entries where reason in (:spend, :refund)
  union all
  select ref, user_id, null, null, 0, 0, 0, 0, amount from ledger_entries where reason = :by_owner
), summed as (
  select reading, user_id, max(status) as status, max(cost) as cost, sum(spends) as spends, sum(spent) as spent,
    sum(refunds) as refunds, sum(refunded) as refunded, sum(by_owner) as by_owner
  from facts group by reading, user_id
)
select * from summed where cost is null
  or spends <> cast(cost > 0 as int) or spent <> cost
  or refunds <> cast(cost > by_owner and status = 'refunded' as int)
  or refunded <> case when status = 'refunded' then cost - by_owner else 0 end or by_owner not in (0, cost)
"""

# An order whose money went back later had been paid, and credited, before.
_ORDERS: Final = """
with facts as (
  select cast(id as text) as order_id, user_id, status, stars_granted as stars,
    cast(status = 'paid' or (status in ('refunded', 'disputed') and paid_at is not null) as int) as due,
    0 as credits, 0 as credited
  from payment_history
  union all
  select ref, user_id, null, null, 0, cast(reason = :credit as int), amount from ledger_entries where reason in (:credit, :bonus)
), summed as (
  select order_id, user_id, max(status) as status, max(stars) as stars, max(due) as due, sum(credits) as credits,
    sum(credited) as credited
  from facts group by order_id, user_id
)
select * from summed where status is null or credits <> due or credited <> due * stars
"""

_REFERRALS: Final = """
with facts as (
  select cast(id as text) as friend, cast(referred_by as text) as inviter, 1 as claims, 0 as friend_rewards,
    0 as inviter_rewards, false as over_limit
  from users where referred_by is not null
  union all
  select cast(user_id as text), ref, 0, 1, 0, coalesce(note = :over, false) from ledger_entries where reason = :friend
  union all
  select ref, cast(user_id as text), 0, 0, 1, false from ledger_entries where reason = :inviter
), summed as (
  select friend, inviter, sum(claims) as claims, sum(friend_rewards) as friend_rewards,
    sum(inviter_rewards) as inviter_rewards, bool_or(over_limit) as over_limit
  from facts group by friend, inviter
)
select * from summed where friend = inviter or claims <> 1 or friend_rewards <> 1
  or inviter_rewards <> cast(not over_limit as int)
"""

# A gift left its giver once. It is on its way, or has come to one friend, or has come back; never two of these.
_GIFTS: Final = """
with facts as (
  select cast(id as text) as gift, giver_id, taker_id, status, stars, 0 as gives, 0 as given, 0 as takes, 0 as taken,
    0 as returns, 0 as returned from star_gifts
  union all
  select ref, case when reason <> :take then user_id end, case when reason = :take then user_id end, null, null,
    cast(reason = :give as int), case when reason = :give then -amount else 0 end,
    cast(reason = :take as int), case when reason = :take then amount else 0 end,
    cast(reason = :back as int), case when reason = :back then amount else 0 end
  from ledger_entries where reason in (:give, :take, :back)
), summed as (
  select gift, min(cast(giver_id as text)) as user_id, count(distinct giver_id) as givers, count(distinct taker_id) as takers,
    max(status) as status, max(stars) as stars, sum(gives) as gives, sum(given) as given, sum(takes) as takes,
    sum(taken) as taken, sum(returns) as returns, sum(returned) as returned
  from facts group by gift
)
select * from summed where status is null or givers <> 1 or gives <> 1 or given <> stars
  or takers <> cast(status = 'taken' as int) or takes <> takers or taken <> takes * stars
  or returns <> cast(status = 'returned' as int) or returned <> returns * stars
"""


# What Stripe took back of somebody's orders was clawed back or is owed; what it may take back is frozen.
_CLAIMS: Final = """
with facts as (
  select user_id, stars_taken as owed, stars_frozen as frozen from payment_history where stars_taken > 0 or stars_frozen > 0
  union all
  select user_id, amount, 0 from ledger_entries where reason in (:clawback, :restore, :owed)
  union all
  select id, -stars_owed, -stars_frozen from users where stars_owed > 0 or stars_frozen > 0
)
select user_id, sum(owed) as owed_too_little, sum(frozen) as frozen_too_little from facts
where user_id in (select p.user_id from payment_claims c join payment_history p on p.id = c.order_id)
group by user_id having sum(owed) <> 0 or sum(frozen) <> 0
"""

# Payments that do not match are the owner's to settle. What she settled moved money as it says: one credit of the session
# that she credited, none of one that she refunded or noted.
_PROBLEMS: Final = """
select m.id as mismatch, m.order_id, p.user_id, m.kind, m.state, m.problem, m.session
from payment_mismatches m join payment_history p on p.id = m.order_id
where m.settled_at is null
  or (select count(*) from ledger_entries l where l.key = :credit || ':' || m.session) <> cast(m.state = 'credited' as int)
order by m.found_at
"""


# The words that were stored with it are gone as well.
_DANGERS: Final = """
select r.id as reading, r.user_id, r.status, r.cost_stars as cost from readings r
where r.failure = :danger and (r.status <> 'refunded' or r.question is not null or r.interpretation is not null
  or r.cost_stars <> (select coalesce(sum(l.amount), 0) from ledger_entries l
    where l.key in (:refund || ':' || r.id, :by_owner || ':' || r.id)))
"""


# A picture shows what its reading says. Nothing of what was deleted may be left in one.
_PICTURES: Final = """
select p.reading_id as reading, r.user_id, r.status, p.shape from reading_pictures p join readings r on r.id = p.reading_id
where r.status = 'refunded' or r.interpretation is null or r.interpretation = '{}'
  or (r.question is null and p.shape like '%-question')
"""


# Each use of a code is one movement, or one bonus; each spent bonus one movement with its order's stars.
_CODES: Final = """
with facts as (
  select :gift || ':' || u.code_id || ':' || u.user_id as key, 1 as due, c.amount, 0 as booked, 0 as moved
  from promo_uses u join promo_codes c on c.id = u.code_id where c.gives <> 'percent'
  union all
  select 'bonus of ' || u.code_id || ':' || u.user_id, 1, 0, 0, 0
  from promo_uses u join promo_codes c on c.id = u.code_id where c.gives = 'percent'
  union all
  select 'bonus of ' || code_id || ':' || user_id, 0, 0, 1, 0 from bonuses
  union all
  select :bonus || ':' || b.id, 1, p.code_stars, 0, 0
  from bonuses b left join payment_history p on p.id = b.order_id and p.bonus_id = b.id and p.paid_at is not null
  where b.spent_at is not null
  union all
  select key, 0, 0, 1, amount from ledger_entries where reason in (:gift, :bonus)
  union all
  select 'uses of ' || c.id, c.uses, 0, 0, 0 from promo_codes c
  union all
  select 'uses of ' || code_id, 0, 0, 1, 0 from promo_uses
)
select key, sum(due) as due, sum(booked) as booked, sum(amount) as amount, sum(moved) as moved from facts
group by key having sum(due) <> sum(booked) or sum(amount) is distinct from sum(moved)
"""


def balances(connection: Connection) -> list[dict[str, Any]]:
    """I1: people whose stars or coins are not the sum of their ledger entries, or below 0; or whose frozen and owed stars are
    not what refunds and disputes of their orders make them."""
    named = {"clawback": Reason.TOPUP_CLAWBACK, "restore": Reason.TOPUP_RESTORE, "owed": Reason.TOPUP_OWED}
    return [*_broken(connection, _BALANCES), *_broken(connection, _CLAIMS, **named)]


def readings(connection: Connection) -> list[dict[str, Any]]:
    """I2: readings without exactly one spend of their cost; or with a refund though not refunded, or not exactly one.

    What an owner had given back before does not come back again.
    """
    named = {"spend": Reason.READING_SPEND, "refund": Reason.READING_REFUND, "by_owner": Reason.OWNER_REFUND}
    return _broken(connection, _READINGS, **named)


def orders(connection: Connection) -> list[dict[str, Any]]:
    """I3: paid orders without exactly one credit of their stars, a code's counted in, and other orders with any; and payments
    that do not match their order, until the owner has settled them (`models.money.mismatch_steps`)."""
    named = {"credit": Reason.TOPUP_CREDIT, "bonus": Reason.CODE_BONUS}
    return [*_broken(connection, _ORDERS, **named), *_broken(connection, _PROBLEMS, credit=Reason.TOPUP_CREDIT)]


def referrals(connection: Connection) -> list[dict[str, Any]]:
    """I4: invitees claimed twice or by themselves, and claims with one reward but not the other.

    Where the inviter's day was full, the friend's entry says so (`OVER_LIMIT`) and stands alone.
    """
    return _broken(connection, _REFERRALS, over=OVER_LIMIT, friend=Reason.REFERRAL_FRIEND, inviter=Reason.REFERRAL_INVITER)


def gifts(connection: Connection) -> list[dict[str, Any]]:
    """I6: gifts that are not exactly one of these: on their way, with the friend, or back with the giver."""
    return _broken(connection, _GIFTS, give=Reason.GIFT_GIVE, take=Reason.GIFT_TAKE, back=Reason.GIFT_RETURN)


def dangers(connection: Connection) -> list[dict[str, Any]]:
    """I7: readings in whose question danger was heard that still cost a star, or of which words are kept."""
    return _broken(connection, _DANGERS, danger=DANGER, refund=Reason.READING_REFUND, by_owner=Reason.OWNER_REFUND)


def pictures(connection: Connection) -> list[dict[str, Any]]:
    """I8: pictures that are kept although what they show was deleted or refunded."""
    return _broken(connection, _PICTURES)


def codes(connection: Connection) -> list[dict[str, Any]]:
    """I9: codes used more often than counted, or without exactly the one movement or bonus that they give; bonuses spent
    without exactly one movement of what their order promised, or moved and not spent."""
    return _broken(connection, _CODES, gift=Reason.CODE_GIFT, bonus=Reason.CODE_BONUS)


def _broken(connection: Connection, statement: str, **values: str) -> list[dict[str, Any]]:
    allow(connection, LONGEST_SECONDS)
    return all_rows(connection, text(statement), **{name: str(value) for name, value in values.items()})


CHECKS: Final[dict[str, Callable[[Connection], list[dict[str, Any]]]]] = {
    "I1": balances,
    "I2": readings,
    "I3": orders,
    "I4": referrals,
    "I6": gifts,
    "I7": dangers,
    "I8": pictures,
    "I9": codes,
    "I10": taken_back,
}
