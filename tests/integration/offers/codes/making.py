"""Promo codes, and what is said of them."""

import json
from typing import Any

from bot.say.limits import Message
from models.offers import codes
from models.offers.codes import Wanted
from tests.helpers.turns import Turns


def make(turns: Turns, word: str = "SONGKRAN", gives: Any = "coins", amount: int = 100, **more: Any) -> None:
    with turns.engine.begin() as connection:
        codes.make(connection, Wanted(word, gives, amount, **more))


def shown(messages: list[Message]) -> str:
    return json.dumps(messages, ensure_ascii=False)
