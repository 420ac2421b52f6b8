"""What the rest of the chat costs in round trips to Postgres, BEGIN and COMMIT included: each with the number of today.

That LINE took the reply is noted later, for many turns together.
"""

import pytest

from bot.chat.events import Followed, Said, Tapped, Voiced
from models.owner import news
from models.owner.news import Written
from models.owner.news_audience import Audience
from tests.helpers.rows import Rows
from tests.helpers.turns import Turns
from tests.integration.bot.chat.robustness.metered import Chat, assert_costs, rich


@pytest.mark.parametrize(
    ("words", "trips"),
    [
        ("ขอบคุณค่ะ", 3),
        ("แอดมิน", 2),
        ("ส่งดาวให้เพื่อน", 3),
        ("gift 1 star", 2),
        ("GIFT-HHHHHHHHHH", 5),
        ("MIMI-HHHHHH", 3),
        ("SONGKRAN", 5),
        ("จ่ายแล้วแต่ดาวไม่เข้า", 3),
        ("หยุดรับข่าว", 4),
        ("ไม่อยากมีชีวิตอยู่แล้ว", 2),
    ],
)
def test_what_people_type(chat: Chat, words: str, trips: int) -> None:
    chat.cost(Followed, unblocked=False)
    rich(chat)

    assert_costs(chat.cost(Said, text=words, message_id="m1"), trips, words)


@pytest.mark.parametrize(
    ("data", "trips"),
    [("open:{}", 3), ("share:{}", 4), ("rate:5:{}", 3), ("word:{}", 2), ("followup:{}", 4)],
)
def test_what_is_tapped_under_a_reading(chat: Chat, rows: Rows, data: str, trips: int) -> None:
    chat.cost(Followed, unblocked=False)
    rich(chat)
    for asked in ("mood:calm:1", "spread:three:1", "draw:all:1"):
        if asked.startswith("mood"):
            chat.cost(Said, text="งานใหม่จะเป็นอย่างไรคะ", message_id="m1")
        chat.cost(Tapped, data=asked)
    reading = rows.one("select id from readings")
    Turns(chat.engine).interpreted(reading)

    assert_costs(chat.cost(Tapped, data=data.format(reading)), trips, data)


def test_a_message_to_the_owner(chat: Chat) -> None:
    chat.cost(Followed, unblocked=False)
    chat.cost(Said, text="แอดมิน", message_id="m1")

    assert_costs(chat.cost(Said, text="อยากถามเรื่องการเติมดาวค่ะ", message_id="m2"), 3, "a message to the owner")


def test_a_voice_message_that_nobody_hears(chat: Chat) -> None:
    chat.cost(Followed, unblocked=False)

    assert_costs(chat.cost(Voiced, message_id="m1", seconds=5.0), 2, "a voice message")


def test_news_that_goes_along(chat: Chat) -> None:
    """One that takes it, and two with which its reply is settled."""
    chat.cost(Followed, unblocked=False)
    with chat.engine.begin() as connection:
        made = news.write(connection, Written("วันนี้มีไพ่ชุดใหม่ค่ะ", None, "none"), Audience())
        row = news.fetch(connection, made, lock=True)
        assert row
        news.begin(connection, row, "carried", row["created_at"].replace(year=2100))

    assert_costs(chat.cost(Tapped, data="help"), 5, "news beside the help")
