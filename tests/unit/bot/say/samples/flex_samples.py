"""One or more of every kind of reply, with facts as the conversation gives them."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from bot.chat.dialogue.states import WAITING
from bot.chat.dialogue.understand.small_talk import ANSWERED
from bot.say.buttons.answers import MOODS
from bot.say.links import Links
from bot.say.replies.asking import (
    AlreadyDrawn,
    AskMood,
    AskQuestion,
    AskSpread,
    AskWhichQuestion,
    CardDrawn,
    ChooseCards,
    Greeting,
    MoodNoted,
    Purse,
    QuestionTooLong,
    QuestionTooShort,
)
from bot.say.replies.base import Reply
from bot.say.replies.chat import (
    AskKindly,
    AskLanguage,
    AskWhatIsWrong,
    Barred,
    Cancelled,
    ConfirmForget,
    DataKept,
    Forgotten,
    Heard,
    Help,
    HelpLines,
    LanguageChanged,
    NothingHeard,
    NotUnderstood,
    OldButton,
    Paused,
    RateLimited,
    SmallTalk,
    SpeakAgain,
    TimedOut,
    TurnFailed,
    Unreadable,
    VoiceTooLong,
)
from bot.say.replies.codes import CodeAccepted, CodeRefused
from bot.say.replies.money import (
    Balance,
    ConfirmExchange,
    Credited,
    ExchangeDone,
    ExchangeHeld,
    ExchangeOffer,
    FriendJoined,
    Granted,
    Invite,
    LookingForPayment,
    Movement,
    OrderEnded,
    ReferralAccepted,
    ReferralRefused,
    Refunded,
    StarsNeeded,
    TakenBack,
    TooFewCoins,
    TopUp,
)
from bot.say.replies.readings import (
    AskFollowUp,
    AskFollowUpAgain,
    AskRating,
    AskWord,
    Daily,
    DailyLimitReached,
    FollowUpAnswer,
    FollowUpClosed,
    History,
    HistoryEmpty,
    LastCard,
    LateReadingFollows,
    PastReading,
    Rated,
    Reading,
    ReadingInPlainText,
    ReadingInProgress,
    Share,
    ThanksAfterReading,
    WordSaved,
)
from models.money.pricing.bonuses import Bonus
from models.money.pricing.sale import Running
from models.money.pricing.terms import Terms
from models.readings.deck import SPREADS, Card
from prompts.schema import Interpretation, Passage
from tests.unit.bot.say.samples.inbox_samples import INBOX
from tests.unit.bot.say.samples.offer_samples import GIFTS, NEWS
from tests.unit.bot.say.samples.owner_samples import NOTICES

LINKS: Final = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh", "https://mimi.example/privacy")
READING: Final = uuid.UUID("0e8f9b6a-3f1c-4b58-9f0e-3a1f6a2d9c11")
SEED: Final = "a1b2c3d4" * 8
NOW: Final = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
CARDS: Final = [Card(number * 7, reversed=number % 2 == 1) for number in range(10)]
QUESTION: Final = "ปีหน้าควรเปลี่ยนงานไหมคะ"
PURSE: Final = Purse(stars=1, coins=140, exchangeable=1)
TURNED: Final = (("three", 1), ("five", 4), ("celtic", 9))


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


def reading(spread: str, **more: Any) -> Reading:
    usual = Reading(
        reading_id=READING,
        question=QUESTION,
        mood="hopeful",
        spread=spread,
        cards=CARDS[: SPREADS[spread]],
        interpretation=interpretation(SPREADS[spread]),
        seed=SEED,
        level=3,
        follow_up_free=True,
        invite_code="MIMI-7K3PQX",
    )
    return replace(usual, **more)


def table(spread: str, drawn: int, first: bool, coins: int = 0) -> ChooseCards:
    return ChooseCards(3, spread, CARDS[:drawn], list(range(0, 2 * drawn, 2)), commitment=SEED, coins=coins, first=first)


def stars_needed(coins: int) -> StarsNeeded:
    return StarsNeeded(3, "celtic", Purse(1, coins, coins // 100), nonce="ab" * 8)


def history(older_than: uuid.UUID | None, entries: int) -> History:
    item = PastReading(READING, NOW, QUESTION, "celtic", CARDS)
    return History([item] * (entries - 1) + [replace(item, question=None)], older_than)


def balance(stars: int, coins: int) -> Balance:
    moved = [
        Movement("reading:spend", "star", -1, NOW),
        Movement("welcome:gift", "coin", 100, NOW),
        Movement("something:new", "coin", 1, NOW),
    ]
    return Balance(
        stars, coins, level=2, readings=2, next_level_at=3, exchangeable=coins // 100, movements=moved if stars else []
    )


def credited(**more: Any) -> Credited:
    return replace(Credited(27, 30, "A1B2C3D4", 199, NOW), **more)


REPLIES: Final[list[Reply]] = [
    Greeting("ฝน", 100, returning=False),
    Greeting("", 100, returning=True),
    AskQuestion(),
    QuestionTooShort(5),
    QuestionTooLong(500),
    AskWhichQuestion(QUESTION, QUESTION, "468789577898262530", cards=0),
    AskWhichQuestion(QUESTION, "ก" * 500, "468789577898262530", cards=2),
    AskMood(3, QUESTION, PURSE),
    AskMood(3, QUESTION, Purse(0, 100, 1), "en"),
    AskMood(3, QUESTION, Purse(0, 40, 0), "th"),
    AskSpread(3, PURSE, "sad"),
    AskSpread(3, Purse(0, 0, 0)),
    *(MoodNoted(mood) for mood in (*MOODS, None)),
    table("three", 0, True),
    table("one", 0, True, coins=100),
    table("celtic", 0, False),
    table("celtic", 9, False),
    *(CardDrawn(drawn, spread, CARDS[1], table(spread, drawn, False)) for spread, drawn in TURNED),
    CardDrawn(10, "celtic", CARDS[1]),
    AlreadyDrawn(2),
    *(reading(spread) for spread in SPREADS),
    *(LastCard(spread, CARDS[:count]) for spread, count in SPREADS.items()),
    reading("three", question="", mood=None, level=None, seed="", invite_code="", follow_up_free=False),
    reading("five", interpretation=interpretation(3, insights=[], questions=[])),
    ReadingInProgress(),
    LateReadingFollows(),
    ReadingInPlainText(["ก" * 4000] * 13),
    OldButton(),
    Cancelled(was_anything=True),
    Cancelled(was_anything=False),
    TimedOut(),
    *(SmallTalk(kind, idle) for kind in ANSWERED if kind not in ("paid", "no_stars") for idle in (True, False)),
    *(NotUnderstood(state.value) for state in WAITING),
    Help(),
    *(Unreadable(kind) for kind in ("sticker", "image", "audio", "video", "file", "location", "hologram")),
    Refunded(1, "failed"),
    Refunded(3, "invalid", "…", [QUESTION] * 3),
    Refunded(1, "invalid", "…"),
    Refunded(2, "old"),
    Refunded(2, "something new"),
    Refunded(0, "invalid", "…", [QUESTION] * 3),
    Refunded(0, "failed"),
    RateLimited(),
    TurnFailed(),
    *NOTICES,
    Paused({"th": "ปรับปรุงระบบชำระเงินค่ะ", "en": "We’re updating the payment system."}, datetime(2026, 11, 29, 11, 0, tzinfo=UTC)),
    Paused({}, datetime(2026, 11, 29, 11, 0, tzinfo=UTC)),
    DailyLimitReached(),
    balance(3, 1240),
    balance(0, 40),
    ExchangeOffer(1240, 12, [1, 5, 10, 12]),
    ConfirmExchange(5, "ab" * 8),
    ExchangeDone(3, coins_left=40, stars_now=6),
    TooFewCoins(60),
    ExchangeHeld(),
    stars_needed(240),
    stars_needed(140),
    stars_needed(40),
    credited(bonus=2),
    credited(amount_baht=None),
    credited(owed=10, balance=20),
    credited(go_on=True),
    LookingForPayment(found=True),
    LookingForPayment(found=False),
    OrderEnded("failed", 199, "A1B2C3D4"),
    OrderEnded("expired", 99, "A1B2C3D4"),
    Granted(2, "star", "ขอโทษที่ล่าช้า"),
    Granted(50, "coin"),
    TakenBack(50, "coin", "ให้ผิดคน"),
    TopUp(),
    TopUp(Terms(Running(READING, 20, NOW + timedelta(days=2)), Bonus(READING, 15, "SONGKRAN", None))),
    CodeAccepted("SONGKRAN", "coins", 100, 250),
    CodeAccepted("สงกรานต์", "stars", 1, 3),
    CodeAccepted("NEW YEAR", "percent", 20),
    CodeRefused("already", "SONGKRAN"),
    CodeRefused("over", "SONGKRAN"),
    CodeRefused("gone", "SONGKRAN"),
    CodeRefused("not_new", "สงกรานต์"),
    CodeRefused("unknown"),
    CodeRefused("tired"),
    Invite("MIMI-7K3PQX", friends=3, coins_earned=360),
    ReferralAccepted(100, "ต้น"),
    ReferralAccepted(100, None),
    FriendJoined(120, "เมย์"),
    FriendJoined(120, ""),
    ReferralRefused("unknown"),
    ReferralRefused("self"),
    ReferralRefused("already"),
    ReferralRefused("late"),
    ReferralRefused("old_user"),
    history(None, 3),
    history(READING, 12),
    HistoryEmpty(),
    Daily(READING, CARDS[3], date(2026, 11, 22), again=False, invite_code="MIMI-7K3PQX"),
    Daily(READING, CARDS[3], date(2026, 11, 22), again=True, invite_code="MIMI-7K3PQX"),
    ThanksAfterReading(READING),
    AskRating(READING),
    Rated(READING, 4),
    AskWord(),
    WordSaved(),
    AskFollowUp(0),
    AskFollowUp(1),
    AskFollowUpAgain(),
    FollowUpAnswer(READING, QUESTION, "ไพ่บอกว่า…\n\nลองถามดูค่ะ"),
    FollowUpClosed(),
    Share(READING, "ก" * 300, "MIMI-7K3PQX", question_kept=True),
    Share(READING, "ก" * 300, "MIMI-7K3PQX", question_kept=True, with_question=True),
    Share(READING, "…", "MIMI-7K3PQX", question_kept=False),
    *GIFTS,
    *NEWS,
    AskLanguage(),
    LanguageChanged(),
    ConfirmForget("ab" * 8, stars=3, coins=40),
    DataKept(),
    Forgotten(),
    AskKindly("self_harm", "468789577898262530"),
    AskKindly("abuse", "468789577898262530"),
    AskKindly("harm_to_others", "468789577898262530"),
    AskKindly("medical_emergency", "468789577898262530"),
    AskWhatIsWrong(),
    Barred(),
    *INBOX,
    Heard("ปีหน้าเราควรเปลี่ยนงานดีไหมคะ", "468789577898262531"),
    Heard("ก" * 1000, "468789577898262531"),
    SpeakAgain(),
    NothingHeard(),
    VoiceTooLong(60),
    HelpLines("any", stars=1),
    HelpLines("self_harm"),
    HelpLines("abuse"),
    HelpLines("harm_to_others", stars=2),
    HelpLines("medical_emergency", stars=1),
]
