"""All tables, for migrations and tools.

The web process and the worker speak SQL and import none of this: it would cost each of them 0.2 s of CPU and 10 MB.
"""

from models.tables.events import PaymentLookup, StripeEvent, WebhookEvent
from models.tables.messages import InboxAnswer, InboxMessage, News, NewsBatch, NewsRecipient
from models.tables.money import BonusRow, LedgerEntry, Payment, PaymentClaim, PaymentMismatch, Sale
from models.tables.offers import Arrival, Campaign, CodeGuesses, PromoChosen, PromoCode, PromoUse, StarGift
from models.tables.owner import OwnerAction, OwnerNote, OwnerNotice, PauseRow, PendingAction, WatchAlert, WatchFact
from models.tables.people import ConversationRow, ReferralLink, RichMenuRow, User
from models.tables.readings import Reading, ReadingPicture, Review

TABLES = (
    User,
    ConversationRow,
    Reading,
    ReadingPicture,
    LedgerEntry,
    Payment,
    PaymentClaim,
    PaymentMismatch,
    Sale,
    PromoCode,
    PromoChosen,
    PromoUse,
    BonusRow,
    Campaign,
    Arrival,
    PaymentLookup,
    InboxMessage,
    InboxAnswer,
    ReferralLink,
    RichMenuRow,
    StarGift,
    CodeGuesses,
    News,
    NewsRecipient,
    NewsBatch,
    Review,
    WebhookEvent,
    StripeEvent,
    OwnerAction,
    PendingAction,
    PauseRow,
    WatchAlert,
    WatchFact,
    OwnerNotice,
    OwnerNote,
)
