"""All tables in one place, for migrations and tools."""

from models.conversation import ConversationRow
from models.event import StripeEvent, WebhookEvent
from models.ledger import LedgerEntry
from models.payment import Payment, PaymentClaim
from models.reading import Reading
from models.referral import ReferralLink
from models.review import Review
from models.user import User

TABLES = (User, ConversationRow, Reading, LedgerEntry, Payment, PaymentClaim, ReferralLink, Review, WebhookEvent, StripeEvent)
