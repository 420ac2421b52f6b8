"""One or more of every kind of reply about what people are offered beside readings."""

import uuid
from datetime import UTC, datetime
from typing import Final, get_args, get_type_hints

from bot.say.replies.base import Reply
from bot.say.replies.offers import (
    AskTakeBack,
    ConfirmGift,
    GiftArrived,
    GiftCameBack,
    GiftCard,
    GiftClosed,
    GiftLeft,
    GiftMade,
    GiftOffer,
    GiftRefused,
    GiftTaken,
    GiftTakenBack,
    GiftTooFew,
    GiftTooMuch,
    News,
    NewsStarted,
    NewsStopped,
    TooManyGiftsOut,
)
from models.owner.news import TAPS

GIFT: Final = uuid.UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")
CARD: Final = GiftCard(GIFT, "GIFT-7K3PQXHMN4", 3, datetime(2026, 12, 6, 17, 30, tzinfo=UTC))

GIFTS: Final[list[Reply]] = [
    GiftOffer([1, 3, 5], 7, []),
    GiftOffer([1], 2, [CARD, CARD]),
    GiftOffer([], 0, [CARD]),
    GiftTooFew(0),
    GiftTooFew(2),
    GiftTooMuch(100),
    TooManyGiftsOut(10),
    ConfirmGift(3, "ab" * 8),
    GiftMade(CARD, "มะลิ", 4),
    GiftMade(CARD, "ก" * 300, 0),
    GiftMade(CARD, "", 4),
    AskTakeBack(GIFT),
    GiftLeft(),
    GiftTakenBack(3),
    GiftClosed(),
    GiftTaken(3, 5, "มะลิ", go_on=False),
    GiftTaken(1, 1, None, go_on=True),
    *(GiftRefused(why) for why in get_args(get_type_hints(GiftRefused)["why"])),
    GiftArrived(3, "พิม"),
    GiftArrived(1, ""),
    GiftCameBack(3),
]

NEWS: Final[list[Reply]] = [
    *(News("ตั้งแต่วันนี้ถึงวันอาทิตย์ เติมดาวได้โบนัสเพิ่มอีกเท่าตัวค่ะ\nแวะมาเปิดไพ่กันนะคะ", tap) for tap in TAPS),
    News("ก" * 1000, "ask"),
    NewsStopped(),
    NewsStarted(),
]
