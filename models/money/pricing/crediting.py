"""Books what a paid order brings: the stars that were bought, and those of a code, each a movement of its own."""

from sqlalchemy import Connection

from models.database.rows import Row
from models.money import ledger
from models.money.ledger import Reason
from models.money.pricing import bonuses


def keep_bonus(connection: Connection, order: Row) -> Row:
    """The order, about to be paid, as it will be booked, with its bonus spent.

    Where another order has spent the bonus, it brings the bought stars only, and `problem` says so: two open orders never hold
    the same bonus, so this is for the owner to look at.
    """
    if not order["bonus_id"] or bonuses.spend(connection, order["bonus_id"], order["id"]):
        return {**order, "problem": None}
    problem = f"{order['code_stars']} stars of a code were promised, and another order has had them"
    return {**without_bonus(order, order["stars_granted"] - order["code_stars"]), "problem": problem}


def without_bonus(order: Row, stars: int) -> Row:
    """The order as it is when it brings so many stars, and none of a code."""
    return {**order, "bonus_id": None, "code_stars": 0, "stars_granted": stars}


def credit(connection: Connection, order: Row, session: str) -> int | None:
    """Credit the order's stars and return the balance; None when this session was credited before.

    A code's stars come first, under the bonus's key: once, whatever was promised.
    """
    user, more = order["user_id"], order["code_stars"]
    if more:
        ledger.move(connection, user, "star", more, Reason.CODE_BONUS, order["bonus_id"], ref=order["id"])
    return ledger.move(connection, user, "star", order["stars_granted"] - more, Reason.TOPUP_CREDIT, session, ref=order["id"])
