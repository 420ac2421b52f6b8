"""All tables in one place, for migrations and tools."""

from models.events.payment_lookups import PaymentLookup
from models.events.tables import StripeEvent, WebhookEvent
from models.money.ledger import LedgerEntry
from models.money.mismatches import PaymentMismatch
from models.money.payment import Payment, PaymentClaim
from models.money.pricing.bonuses import BonusRow
from models.money.pricing.sale import Sale
from models.offers.guesses import CodeGuesses
from models.offers.star_gifts import StarGift
from models.offers.tables import Arrival, Campaign, PromoChosen, PromoCode, PromoUse
from models.owner import news, news_recipients
from models.owner.alerts import WatchAlert, WatchFact
from models.owner.audit import OwnerAction
from models.owner.inbox import InboxMessage
from models.owner.inbox_answers import InboxAnswer
from models.owner.notes import OwnerNote
from models.owner.notices import OwnerNotice
from models.owner.pause import PauseRow
from models.owner.pending import PendingAction
from models.people.conversation import ConversationRow
from models.people.referral import ReferralLink
from models.people.rich_menus import RichMenuRow
from models.people.user import User
from models.readings.picture import ReadingPicture
from models.readings.reading import Reading
from models.readings.review import Review

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
    news.News,
    news_recipients.NewsRecipient,
    news_recipients.NewsBatch,
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
