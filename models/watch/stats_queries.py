"""Queries for `mimi stats`: one statement for each question, days in the owner's time zone.

All take `start` and `end` (the end excluded) and the name of the time zone whose days are meant.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, TextClause, text

from models.database.rows import Row, all_rows
from models.money.ledger import Reason


@dataclass(frozen=True)
class Span:
    """From `start` to before `end`; `zone` is an IANA name, such as Asia/Bangkok."""

    start: datetime
    end: datetime
    zone: str


_WITHIN: Final = "created_at >= :start and created_at < :end"
_DAY: Final = "cast({} at time zone :zone as date)"
_TIMES: Final = """
  percentile_cont(cast(:quantiles as float8[])) within group (order by model_ms / 1000.0) as model,
  percentile_cont(cast(:quantiles as float8[])) within group (order by extract(epoch from claimed_at - created_at)) as queue,
  percentile_cont(cast(:quantiles as float8[])) within group (order by extract(epoch from delivered_at - created_at))
    filter (where carried_by is null) as whole
"""

_PEOPLE: Final = text(
    f"""
with active as (select user_id, max(created_at) as last from readings where {_WITHIN} group by 1)
select (select count(*) from users where {_WITHIN}) as new,
  (select count(*) from active) as active,
  (select count(*) from active a join users u on u.id = a.user_id
    where {_DAY.format("a.last")} > {_DAY.format("u.created_at")}) as returning,
  (select count(*) from users where blocked_at >= :start and blocked_at < :end) as blocked
"""
)
_READINGS: Final = text(
    f"select kind, spread, coalesce(source, 'none') as source, status, coalesce(failure, '') as failure, count(*) as count"
    f" from readings where {_WITHIN} group by 1, 2, 3, 4, 5"
)
_ALL_TIMES: Final = text(f"select {_TIMES} from readings where {_WITHIN} and kind <> 'daily'")
_COSTS: Final = text(
    f"""
select spread, count(*) as readings, avg(cost_stars) as stars, avg(cost_usd) as usd,
  count(*) filter (where model is not null and cost_usd is null) as unknown,
  avg(input_tokens) as input, avg(cached_tokens) as cached, avg(output_tokens) as output
from readings where {_WITHIN} and kind = 'reading' and interpreted_at is not null group by 1
"""
)
_SALES: Final = text(
    f"""
select {_DAY.format("paid_at")} as day, package, count(*) as orders, sum(amount_baht) as baht, sum(stars_granted) as stars,
  sum(refunded_satang) / 100.0 as refunded_baht
from payment_history where paid_at >= :start and paid_at < :end group by 1, 2 order by 1, 2
"""
)
_REFERRALS: Final = text(
    f"""
select (select count(*) from users where referred_at >= :start and referred_at < :end) as friends,
  coalesce(sum(amount) filter (where reason = :inviter), 0) as inviters_coins,
  coalesce(sum(amount) filter (where reason = :friend), 0) as friends_coins
from ledger_entries where {_WITHIN} and reason in (:inviter, :friend)
"""
)
_INVITATIONS: Final = text(
    """
select u.id as friend, u.referred_by as inviter, u.referred_at as at,
  u.total_readings = 0 and not exists (select from payment_history p where p.user_id = u.id and p.paid_at is not null) as idle,
  coalesce((select sum(l.amount) from ledger_entries l
    where l.key in (:friend || ':' || u.id, :inviter || ':' || u.id) and l.currency = 'coin'), 0) as coins
from users u where u.referred_at >= :start and u.referred_at < :end order by u.referred_at
"""
)
_SPENT: Final = text(
    f"""
select coalesce(sum(cost_usd), 0) as usd, coalesce(sum(cost_usd) filter (where status = 'refunded'), 0) as refunded_usd
from readings where {_WITHIN}
"""
)
_STARS: Final = text(
    f"select reason, sum(amount) as stars from ledger_entries where {_WITHIN} and currency = 'star' group by 1 order by 1"
)
_RATINGS: Final = text(
    f"""
select coalesce(r.prompt_version, r.source, 'none') as version, count(*) as ratings, avg(v.rating) as mean,
  avg(cast(v.rating >= 4 as int)) as happy
from (select * from reviews where {_WITHIN}) v join readings r on r.id = v.reading_id group by 1 order by 1
"""
)
_READINGS_BY_DAY: Final = text(
    f"""
select {_DAY.format("created_at")} as day,
  count(*) filter (where status <> 'refunded' and source = 'model') as by_model,
  count(*) filter (where status <> 'refunded' and source is distinct from 'model') as by_deck,
  count(*) filter (where status = 'refunded') as refunded,
  avg(cost_usd) filter (where kind = 'reading' and spread = 'three' and interpreted_at is not null) as three_usd, {_TIMES}
from readings where {_WITHIN} and kind <> 'daily' group by 1
"""
)
_PEOPLE_BY_DAY: Final = text(
    f"""
with active as (select distinct user_id, {_DAY.format("created_at")} as day from readings where {_WITHIN}),
came as (
  select day, user_id, true as asked from active
  union all select {_DAY.format("created_at")}, id, false from users where {_WITHIN}
)
select c.day, count(*) filter (where not asked) as new,
  count(*) filter (where asked and {_DAY.format("u.created_at")} < c.day) as returning
from came c join users u on u.id = c.user_id group by 1
"""
)
QUANTILES: Final = [0.5, 0.95]


def people(connection: Connection, span: Span) -> Row:
    """`new` friends; `active`: had a card or a reading; `returning`: did so on a later day than they joined; `blocked`."""
    return _in_span(connection, _PEOPLE, span)[0]


def readings(connection: Connection, span: Span) -> list[Row]:
    """`count` by `kind`, `spread`, `source`, `status` and `failure`."""
    return _in_span(connection, _READINGS, span)


def times(connection: Connection, span: Span) -> Row:
    """Seconds, [half, 95 %] of readings and further questions: `model`, `queue`, and `whole` from paid to delivered.

    Those that waited for the person's next event count in `model` and `queue` only.
    """
    return _in_span(connection, _ALL_TIMES, span, quantiles=QUANTILES)[0]


def costs(connection: Connection, span: Span) -> list[Row]:
    """Of an interpreted reading, by `spread`: mean `stars`, `usd` and tokens; `unknown` had a model without a price."""
    return _in_span(connection, _COSTS, span)


def sales(connection: Connection, span: Span) -> list[Row]:
    """Paid orders by `day` and `package`, also those refunded since (`refunded_baht`)."""
    return _in_span(connection, _SALES, span)


def referrals(connection: Connection, span: Span) -> Row:
    """`friends` who came with a code, and the coins that it brought both sides."""
    return _in_span(connection, _REFERRALS, span, inviter=Reason.REFERRAL_INVITER.value, friend=Reason.REFERRAL_FRIEND.value)[0]


def invitations(connection: Connection, span: Span) -> list[Row]:
    """Who came with whose code: `friend`, `inviter`, `at`, whether the friend is `idle` (never paid, never read), `coins`."""
    return _in_span(connection, _INVITATIONS, span, inviter=Reason.REFERRAL_INVITER.value, friend=Reason.REFERRAL_FRIEND.value)


def spent(connection: Connection, span: Span) -> Row:
    """`usd` for all calls of models; `refunded_usd`: of these for questions that were none, were declined or showed danger."""
    return _in_span(connection, _SPENT, span)[0]


def stars(connection: Connection, span: Span) -> list[Row]:
    """How many `stars` moved, by the ledger's `reason`."""
    return _in_span(connection, _STARS, span)


def ratings(connection: Connection, span: Span) -> list[Row]:
    """By prompt `version` (or source, where no prompt was used): how many, their `mean`, the share of 4 and 5 (`happy`)."""
    return _in_span(connection, _RATINGS, span)


def readings_by_day(connection: Connection, span: Span) -> list[Row]:
    """Days that had any: `by_model`, `by_deck`, `refunded`; mean `three_usd` of three cards; times as in `times`."""
    return _in_span(connection, _READINGS_BY_DAY, span, quantiles=QUANTILES)


def people_by_day(connection: Connection, span: Span) -> list[Row]:
    """Days that had any: `new` friends, and `returning` ones who had joined before."""
    return _in_span(connection, _PEOPLE_BY_DAY, span)


def _in_span(connection: Connection, statement: TextClause, span: Span, **more: Any) -> list[Row]:
    return all_rows(connection, statement, **asdict(span), **more)
