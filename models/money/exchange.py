"""Exchanges coins for stars: both movements or neither, once for each nonce."""

import uuid

from sqlalchemy import Connection

from models.money import ledger
from models.money.economy import COINS_PER_STAR
from models.money.ledger import Reason


def exchange(connection: Connection, user: uuid.UUID, stars: int, nonce: str) -> tuple[int, int] | None:
    """Makes `stars` stars of coins, in the caller's transaction; the stars and the coins afterwards.

    None when this nonce was used before: nothing moves then. Raises ledger.InsufficientFunds when there are too few
    coins. The caller holds the person's row lock.
    """
    of = f"{user}:{nonce}"
    coins_left = ledger.move(connection, user, "coin", -stars * COINS_PER_STAR, Reason.EXCHANGE_COINS, of)
    if coins_left is None:
        return None
    stars_now = ledger.move(connection, user, "star", stars, Reason.EXCHANGE_STARS, of)
    return stars_now or 0, coins_left
