"""One of every reply that MiMi can give, with arguments as the conversation gives them."""

from datetime import UTC, date, datetime
from typing import Any, Final

from bot.say.flex.parts import Links
from bot.say.reply import Reply
from models.money.economy import SPREAD_STARS
from models.readings.deck import SPREADS, Card
from prompts.schema import Interpretation, Passage

LINKS: Final = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh", "https://mimi.example/privacy")
READING: Final = "0e8f9b6a-3f1c-4b58-9f0e-3a1f6a2d9c11"
SEED: Final = "a1b2c3d4" * 8
NOW: Final = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
CARDS: Final = [Card(number * 7, reversed=number % 2 == 1) for number in range(10)]
QUESTION: Final = "ปีหน้าควรเปลี่ยนงานไหมคะ"


def interpretation(cards: int, text: str = "ไพ่ใบนี้ชวนให้ใจเย็น", **more: Any) -> Interpretation:
    facts: dict[str, Any] = {
        "valid": True,
        "reason": "",
        "mood": "",
        "topic": "work",
        "timeframe": "",
        "gist": text,
        "opening": text,
        "cards": [Passage(position=number, text=text) for number in range(1, cards + 1)],
        "together": text,
        "insights": [text] * 3,
        "action": text,
        "questions": [text] * 2,
    }
    return Interpretation.model_validate(facts | more)


def reading(spread: str, **more: Any) -> Reply:
    facts: dict[str, Any] = {
        "reading_id": READING,
        "question": QUESTION,
        "mood": "hopeful",
        "spread": spread,
        "cards": CARDS[: SPREADS[spread]],
        "interpretation": interpretation(SPREADS[spread]),
        "seed": SEED,
        "level": 3,
        "level_coins": 10,
        "follow_up_free": True,
        "invite_code": "MIMI-7K3PQX",
    }
    return Reply("reading", facts | more)


def table(spread: str, drawn: int, first: bool) -> Reply:
    facts = {"place": 3, "spread": spread, "drawn": CARDS[:drawn], "remaining": SPREADS[spread] - drawn}
    return Reply("table", {**facts, "picks": list(range(0, 2 * drawn, 2)), "commitment": SEED, "first": first})


def need_stars(coins: int, can_exchange: bool) -> Reply:
    facts = {"place": 3, "spread": "celtic", "cost": 3, "stars": 1, "coins": coins, "can_exchange": can_exchange}
    return Reply("need_stars", {**facts, "missing": 2, "nonce": "ab" * 8})


def history(older: str | None, entries: int) -> Reply:
    item = {"id": READING, "at": NOW, "question": QUESTION, "spread": "celtic", "cards": CARDS}
    return Reply("history", {"items": [item] * (entries - 1) + [{**item, "question": None}], "older": older})


def balance(stars: int, coins: int) -> Reply:
    moved = [
        {"reason": "reading:spend", "currency": "star", "amount": -1, "at": NOW},
        {"reason": "welcome:gift", "currency": "coin", "amount": 100, "at": NOW},
        {"reason": "something:new", "currency": "coin", "amount": 1, "at": NOW},
    ]
    facts = {"stars": stars, "coins": coins, "level": 2, "readings": 2, "next_level_at": 3}
    return Reply("balance", {**facts, "exchangeable": coins // 100, "movements": moved if stars else []})


def credited(**more: Any) -> Reply:
    facts = {"stars": 27, "balance": 30, "order": "A1B2C3D4", "amount_baht": 199, "at": NOW}
    return Reply("credited", {**facts, **more})


REPLIES: Final = [
    Reply("greeting", {"name": "ฝน", "coins": 100, "returning": False}),
    Reply("greeting", {"name": "", "coins": 100, "returning": True}),
    Reply("ask_question", {"suggestions": True}),
    Reply("ask_question", {"suggestions": False}),
    Reply("question_short", {"minimum": 5}),
    Reply("question_long", {"maximum": 500}),
    Reply("ask_mood", {"place": 3, "question": QUESTION}),
    Reply("ask_spread", {"place": 3, "stars": 1, "coins": 100, "prices": SPREAD_STARS}),
    Reply("invalid_question", {"reason": "…", "questions": [QUESTION] * 3}),
    table("three", 0, True),
    table("celtic", 9, False),
    Reply("card_drawn", {"position_index": 10, "spread": "celtic", "card": CARDS[1]}),
    Reply("already_drawn", {"position": 2}),
    *(reading(spread) for spread in SPREADS),
    reading("three", question=None, mood=None, level=None, seed="", invite_code="", follow_up_free=False),
    reading("five", interpretation=interpretation(3, insights=[], questions=[])),
    Reply("busy_reading"),
    Reply("waiting_reading"),
    Reply("reading_plain", {"paragraphs": ["ก" * 4000] * 13}),
    Reply("old_button"),
    Reply("cancelled", {"was_anything": True}),
    Reply("cancelled", {"was_anything": False}),
    Reply("idle_forgotten"),
    Reply("help"),
    *(Reply("unreadable", {"kind": kind}) for kind in ("sticker", "image", "audio", "video", "file", "location", "hologram")),
    *(Reply("resume", {"state": state, "place": 3}) for state in ("mood", "draw", "follow_up")),
    Reply("refunded", {"stars": 1, "why": "failed", "reason": "", "questions": []}),
    Reply("refunded", {"stars": 3, "why": "invalid", "reason": "…", "questions": [QUESTION] * 3}),
    Reply("refunded", {"stars": 1, "why": "invalid", "reason": "…", "questions": []}),
    Reply("refunded", {"stars": 2, "why": "old"}),
    Reply("refunded", {"stars": 2, "why": "something new"}),
    Reply("rate_limited"),
    Reply("readings_enough"),
    Reply("sorry"),
    balance(3, 1240),
    balance(0, 40),
    Reply("exchange_offer", {"coins": 1240, "stars_max": 12, "options": [1, 5, 10, 12]}),
    Reply("exchange_confirm", {"stars": 5, "nonce": "ab" * 8}),
    Reply("exchange_done", {"stars": 3, "coins_left": 40, "stars_now": 6}),
    Reply("exchange_short", {"missing": 60}),
    need_stars(240, can_exchange=True),
    need_stars(40, can_exchange=False),
    credited(bonus=2),
    credited(amount_baht=None),
    credited(owed=10, balance=20),
    credited(go_on=True),
    Reply("order_ended", {"why": "failed", "baht": 199, "order": "A1B2C3D4"}),
    Reply("order_ended", {"why": "expired", "baht": 99, "order": "A1B2C3D4"}),
    Reply("granted", {"amount": 2, "currency": "star", "reason": "ขอโทษที่ล่าช้า"}),
    Reply("granted", {"amount": 50, "currency": "coin", "reason": ""}),
    Reply("topup"),
    Reply("invite", {"code": "MIMI-7K3PQX", "friends": 3, "coins_earned": 360}),
    Reply("referral_ok", {"coins": 100, "inviter_name": "ต้น"}),
    Reply("referral_ok", {"coins": 100, "inviter_name": None}),
    Reply("referral_friend_joined", {"coins": 120, "name": "เมย์"}),
    Reply("referral_friend_joined", {"coins": 120, "name": ""}),
    *(Reply("referral_no", {"why": why}) for why in ("unknown", "self", "already", "late", "old_user")),
    history(None, 3),
    history(READING, 12),
    Reply("history_empty"),
    Reply("daily", {"card": CARDS[3], "date": date(2026, 11, 22), "again": False}),
    Reply("daily", {"card": CARDS[3], "date": date(2026, 11, 22), "again": True}),
    Reply("rate_ask", {"reading_id": READING}),
    Reply("rated", {"stars": 4, "reading_id": READING}),
    Reply("word_ask"),
    Reply("word_thanks"),
    Reply("follow_up_ask", {"free": True, "cost": 0, "reading_id": READING}),
    Reply("follow_up_ask", {"free": False, "cost": 1, "reading_id": READING}),
    Reply("ask_follow_up_again"),
    Reply("follow_up_answer", {"reading_id": READING, "question": QUESTION, "text": "ไพ่บอกว่า…", "cards": CARDS[:3]}),
    Reply("follow_up_closed"),
    Reply("share", {"gist": "ก" * 300, "spread": "three", "cards": CARDS[:3], "code": "MIMI-7K3PQX"}),
    Reply("language_ask"),
    Reply("language_set"),
    Reply("forget_ask", {"nonce": "ab" * 8, "stars": 3, "coins": 40}),
    Reply("forgotten"),
    Reply("safety", {"kind": "self_harm"}),
    Reply("safety", {"kind": "abuse"}),
    Reply("safety", {"kind": "harm_to_others", "stars": 2}),
    Reply("safety", {"kind": "medical_emergency", "stars": 1}),
]
