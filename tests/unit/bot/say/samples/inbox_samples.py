"""Messages to the owner, her answers, and what was found of a payment: an example of each reply."""

from datetime import UTC, datetime
from typing import Final

from bot.say.replies.base import Reply
from bot.say.replies.inbox import (
    AskMessage,
    MessageInWords,
    MessageLeft,
    MessageTaken,
    MessageTooLong,
    OwnerAnswered,
    PaymentLookedUp,
    PaymentWentBack,
    TooManyMessages,
)

INBOX: Final[tuple[Reply, ...]] = (
    AskMessage(),
    AskMessage(kept=True),
    AskMessage(again=True),
    MessageInWords("image"),
    MessageTooLong(1000),
    MessageLeft(),
    MessageTaken(),
    TooManyMessages(5),
    OwnerAnswered("สวัสดีค่ะ ตรวจแล้วนะคะ ดูที่นี่ได้เลย https://example.com/a?b=1 และ https://example.com/c.", "จ่ายแล้วไม่ได้ดาวค่ะ"),
    OwnerAnswered("ตรวจแล้วค่ะ เรียบร้อยแล้วนะคะ"),
    PaymentWentBack("1,199.00 THB"),
    PaymentLookedUp("credited", "0F1C5A52", 199, 27, 30),
    PaymentLookedUp("unfit", "0F1C5A52", 199),
    PaymentLookedUp("waiting", "0F1C5A52", 199),
    PaymentLookedUp("away"),
    PaymentLookedUp("unpaid", "0F1C5A52", 199),
    PaymentLookedUp("had", "0F1C5A52", 199, 27, 0, datetime(2026, 11, 29, 5, 0, tzinfo=UTC)),
    PaymentLookedUp("none"),
)
