"""What a package brings somebody now: its own stars, a sale's, and those of the bonus that they hold. Every side asks here.

The chat's offer, the pay page and the order show the same numbers because all of them come from `Terms.of`.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from models.money.economy import PACKAGES, Package
from models.money.pricing.bonuses import Bonus
from models.money.pricing.sale import Running


@dataclass(frozen=True)
class Offered:
    """One package as it is sold to one person. `code_stars` of `stars` come with the bonus that a code gave them."""

    package: Package
    stars: int
    code_stars: int = 0
    bonus: Bonus | None = None
    sale: Running | None = None

    @property
    def name(self) -> str:
        return self.package.name

    @property
    def baht(self) -> int:
        return self.package.baht

    @property
    def base(self) -> int:
        """Stars without any bonus."""
        return self.package.stars

    @property
    def bonus_stars(self) -> int:
        """Stars on top of the package's own: its bonus, the sale's and the code's."""
        return self.stars - self.package.stars

    @property
    def bonus_percent(self) -> int:
        """All percentages together; 0 where they make no star."""
        extra = (self.sale.percent if self.sale else 0) + (self.bonus.percent if self.bonus else 0)
        return self.package.bonus_percent + extra if self.bonus_stars else 0


@dataclass(frozen=True)
class Terms:
    """A sale and a bonus, if there are any. Percentages add up; each package's bonus is rounded down once."""

    sale: Running | None = None
    bonus: Bonus | None = None

    def of(self, package: Package) -> Offered:
        """This package on these terms. A bonus that makes no star of its own is kept for a larger package."""
        for_all = package.with_percent(self.sale.percent if self.sale else 0)
        sale = self.sale if for_all.total > package.total else None
        stars = for_all.with_percent(self.bonus.percent).total if self.bonus else for_all.total
        more = stars - for_all.total
        return Offered(package, stars, more, self.bonus if more else None, sale)

    def all(self) -> list[Offered]:
        """Every package on these terms."""
        return [self.of(package) for package in PACKAGES.values()]

    def best(self) -> Offered:
        """The package whose star costs least on these terms."""
        return min(self.all(), key=lambda offered: offered.baht / offered.stars)


# The bonus of an order that nobody can pay any more waits with it: the bank confirms the payment, or it fails and lets go. So
# does that of a paid order that does not match: the owner credits what was ordered, or lets go.
# Of two bonuses the higher one first: the other one is for the order after. In one statement, because a tap in the chat waits.
_TERMS: Final = text(
    """
select s.id as sale, s.percent as sale_percent, s.ends_at, b.id as bonus, b.percent, b.word, b.held_by
from (select 1) as always
left join lateral (select id, percent, ends_at from sales
  where tstzrange(starts_at, ends_at) @> cast(:at as timestamptz)
    or tstzrange(starts_at, ends_at) @> cast(:promised as timestamptz)
  order by percent desc limit 1) s on true
left join lateral (select b.id, b.percent, c.word, p.id as held_by from bonuses b join promo_codes c on c.id = b.code_id
  left join payment_history p on p.id = b.order_id and p.status = 'pending'
  where b.user_id = :user and b.spent_at is null
    and (p.id is null or p.stripe_payment_id is null or p.checkout_url is not null)
    and not exists (select from payment_history o join payment_mismatches m on m.order_id = o.id and m.settled_at is null
      where o.id = b.order_id and o.status = 'mismatch')
  order by b.percent desc, b.given_at limit 1) b on true
"""
)


def terms(connection: Connection, user: uuid.UUID | None, at: datetime, promised: datetime | None = None) -> Terms:
    """What counts for this person (None: for anybody) at this moment.

    `promised`: when they opened the page that they tapped on. If the sale of then was the better one, it still counts.
    """
    row = connection.execute(_TERMS, {"user": user, "at": at, "promised": promised or at}).one()
    sale = Running(row.sale, row.sale_percent, row.ends_at) if row.sale else None
    return Terms(sale, Bonus(row.bonus, row.percent, row.word, row.held_by) if row.bonus else None)
