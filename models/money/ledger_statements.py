"""The ledger's statements: each checks its key, moves the balance and books the entry in one round trip.

The spend of a reading that begins is `ledger_spend`, a function of the database (its newest version is in the migrations), so
that it travels with the reading (`models.readings.reading_steps`).
"""

from typing import Final

from sqlalchemy import text

# A spend may not touch frozen stars (a disputed payment's); taking back what Stripe took back may.
_MOVE: Final = """
with known as (select 1 from ledger_entries where key = :key),
moved as (
  update users set {column} = {column} + :amount
  where id = :user and not exists (select from known) and {column} + :amount >= {floor}
  returning {column} as balance
)
, entry as (
  insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, note, tell, created_at)
  select :id, :user, :currency, :amount, :reason, :key, balance, :ref, :note, :tell, clock_timestamp() from moved
  returning balance_after
)
select (select balance_after from entry) as balance, exists (select from known) as known
"""

# The credit is booked whole, and what it pays of the stars owed is an entry of its own, so that each order has its full credit.
# The row is locked before it is read: what is owed cannot change between the two.
CREDIT_PAYING: Final = text(
    """
with known as (select 1 from ledger_entries where key = :key),
held as (select id, least(stars_owed, cast(:amount as int)) as pays from users where id = :user for no key update),
moved as (
  update users u set stars = u.stars + :amount - held.pays, stars_owed = u.stars_owed - held.pays
  from held where u.id = held.id and not exists (select from known)
  returning u.stars as balance, held.pays as pays
)
, entry as (
  insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, note, tell, created_at)
  select :id, :user, :currency, :amount, :reason, :key, balance + pays, :ref, :note, :tell, clock_timestamp() from moved
)
, paid as (
  insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, tell, created_at)
  select gen_random_uuid(), :user, :currency, -pays, 'topup:owed', 'topup:owed:' || :key, balance, :ref, false, clock_timestamp()
  from moved where pays > 0
)
select (select balance from moved) as balance, exists (select from known) as known
"""
)
# Takes what is there, frozen or not; the rest is owed.
CLAW: Final = text(
    """
with held as (select id, least(stars, cast(:stars as int)) as taken from users where id = :user for no key update),
moved as (
  update users u set stars = u.stars - held.taken, stars_owed = u.stars_owed + :stars - held.taken
  from held where u.id = held.id
  returning u.stars as balance, held.taken as taken
)
insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, tell, created_at)
select :id, :user, 'star', -taken, :reason, :key, balance, :ref, false, clock_timestamp() from moved where taken > 0
"""
)

# Coins become stars and the stars are spent, or nothing moves: three entries under three keys, one guarded update. What is
# left must cover the frozen stars, as after any spend.
SPEND_WITH_COINS: Final = text(
    """
with known as (select 1 from ledger_entries where key in (:spend_key, :coins_key, :stars_key)),
moved as (
  update users set coins = coins - :coins, stars = stars + :made - :price
  where id = :user and not exists (select from known) and coins >= :coins and stars + :made - :price >= stars_frozen
  returning stars as balance, coins as coins_left
)
, entries as (
  insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, tell, created_at)
  select gen_random_uuid(), :user, e.currency, e.amount, e.reason, e.key, e.after, :ref, false, clock_timestamp()
  from moved cross join lateral (values
    (1, 'coin', -:coins, :coins_reason, :coins_key, coins_left),
    (2, 'star', :made, :stars_reason, :stars_key, balance + :price),
    (3, 'star', -:price, :spend_reason, :spend_key, balance)
  ) as e (step, currency, amount, reason, key, after)
  order by e.step
)
select (select balance from moved) as balance, exists (select from known) as known
"""
)

MOVE: Final = {
    ("coin", False): text(_MOVE.format(column="coins", floor="0")),
    ("coin", True): text(_MOVE.format(column="coins", floor="0")),
    ("star", False): text(_MOVE.format(column="stars", floor="0")),
    ("star", True): text(_MOVE.format(column="stars", floor="stars_frozen")),
}
