"""A piece of news on its way to people, and what is seen of it."""

import json
import uuid
from datetime import UTC, datetime, timedelta

from bot.say.limits import Message
from models.owner import news
from models.owner.news import Written
from models.owner.news_audience import Audience
from tests.helpers.turns import Turns

THAI, ENGLISH = "วันนี้มีไพ่ชุดใหม่มาให้ลองค่ะ", "There is a new deck today."
WRITTEN = Written(THAI, ENGLISH, "ask")


def shown(messages: list[Message]) -> str:
    return json.dumps(messages, ensure_ascii=False)


def carried(turns: Turns, written: Written = WRITTEN) -> uuid.UUID:
    """News that goes along with replies for a day."""
    with turns.engine.begin() as connection:
        made = news.write(connection, written, Audience())
        row = news.fetch(connection, made, lock=True)
        assert row
        news.begin(connection, row, "carried", datetime.now(UTC) + timedelta(days=1))
    return made


def state(turns: Turns, user: uuid.UUID) -> str | None:
    found = turns.all("select state from news_recipients where user_id = :id", id=user)
    return found[0]["state"] if found else None
