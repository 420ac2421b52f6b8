"""The packages as the pay page shows them: to anybody when it opens, and to one person once it knows who is there. Pure."""

from dataclasses import asdict, dataclass
from typing import Any

from bot.say.flex.dates import moment
from bot.say.words import Words
from models.money.economy import SPREAD_STARS
from models.money.pricing.terms import Offered, Terms


@dataclass(frozen=True)
class Shown:
    """One package's number of stars, and its texts. `percent` and `bonus` are empty where there is no bonus."""

    name: str
    total: int
    stars: str
    bonus: str
    use: str
    percent: str
    price: str


def packages(words: Words, terms: Terms) -> list[Shown]:
    """All packages on these terms."""
    return [_shown(words, offered) for offered in terms.all()]


def news(words: Words, terms: Terms) -> list[str]:
    """Lines about the sale and about the person's code."""
    lines = []
    if terms.sale:
        lines.append(words("page-sale", percent=terms.sale.percent, until=moment(words, terms.sale.ends_at)))
    if terms.bonus:
        lines.append(words("page-code", code=terms.bonus.word, percent=terms.bonus.percent))
    return lines


def as_json(words: Words, terms: Terms) -> dict[str, Any]:
    """What the page's script fills in when it knows who is there."""
    shown = {package.name: asdict(package) for package in packages(words, terms)}
    return {"packages": shown, "news": news(words, terms)}


def _shown(words: Words, offered: Offered) -> Shown:
    bonus = offered.bonus_stars
    return Shown(
        name=offered.name,
        total=offered.stars,
        stars=words("stars", n=offered.stars),
        bonus=words("page-bonus", stars=offered.base, bonus=bonus) if bonus else "",
        use=words("page-readings", n=offered.stars // SPREAD_STARS["three"]),
        percent=words("page-percent", percent=offered.bonus_percent) if bonus else "",
        price=words("page-price", baht=offered.baht),
    )
