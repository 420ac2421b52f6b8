"""Where messages point: pictures, invitations, the pay page, the privacy page."""

import uuid
from dataclasses import dataclass, field
from urllib.parse import quote

from bot.say.picture_address import Shape, key_from, token
from bot.say.words import DEFAULT_LANGUAGE, words_for
from bot.settings import Settings
from models.readings.deck import Card


def code_message(word: str) -> str:
    """What people send to use a promo code."""
    return words_for(DEFAULT_LANGUAGE)("code-message", code=word)


def campaign_message(name: str) -> str:
    """What people send first who come by a campaign."""
    return words_for(DEFAULT_LANGUAGE)("campaign-message", name=name)


@dataclass(frozen=True)
class Links:
    """Where messages point: the web process's public https address, the account's @id and the pay page's LIFF id.

    `privacy_url` is the page that says what is kept and why; the greeting links to it when there is one. `owner_contact` says
    in words how to reach the owner, if at all. `picture_key` signs the addresses of readings' pictures.
    """

    public_url: str
    oa_id: str
    liff_id: str
    privacy_url: str = ""
    owner_contact: str = ""
    picture_key: bytes = field(default=b"", repr=False)

    @classmethod
    def from_settings(cls, settings: Settings) -> "Links":
        """The links of the account that the settings name."""
        return cls(
            public_url=settings.public_url,
            oa_id=settings.line_oa_id,
            liff_id=settings.liff_id,
            privacy_url=f"{settings.public_url}/privacy",
            owner_contact=settings.owner_contact,
            picture_key=key_from(settings.line_channel_secret.get_secret_value()),
        )

    def deck_picture(self, card: Card) -> str:
        """The picture of a card as it lies."""
        return f"{self.public_url}/deck/{card.picture}"

    def deck_back(self) -> str:
        """The picture of a face-down card."""
        return f"{self.public_url}/deck/back.jpg"

    def reading_picture(self, reading_id: uuid.UUID, shape: Shape) -> str:
        """The picture of a reading or of a day's card, for whoever has this address."""
        return f"{self.public_url}/picture/{token(self.picture_key, reading_id, shape)}/{shape}.jpg"

    def shuffle(self) -> str:
        """The moving picture of the cards being shuffled."""
        return f"{self.public_url}/deck/shuffle.png"

    def portrait(self) -> str:
        """MiMi's face."""
        return f"{self.public_url}/deck/mimi.png"

    def topic_icon(self, topic: str) -> str:
        """The icon of a thing people ask about: love, work, money or self."""
        return f"{self.public_url}/deck/topic-{topic}.png"

    def message_link(self, message: str) -> str:
        """Opens the chat with MiMi with `message` already typed; it only has to be sent."""
        return f"https://line.me/R/oaMessage/{quote(self.oa_id, safe='')}/?{quote(message, safe='')}"

    def invite_link(self, code: str) -> str:
        """The link that a friend is sent with an invite code."""
        return self.message_link(code)

    def gift_link(self, code: str, language: str) -> str:
        """The page that hands a gift over: shown in any chat as a card with a picture, and from there on to LINE."""
        return f"{self.public_url}/gift/{quote(code, safe='')}?lang={language}"

    def gift_picture(self) -> str:
        """The picture on a gift's card."""
        return f"{self.public_url}/deck/gift.jpg"

    def add_link(self) -> str:
        """MiMi's page in LINE, where a stranger adds her as a friend."""
        return f"https://line.me/R/ti/p/{quote(self.oa_id, safe='')}"

    def topup_link(self, package: str = "") -> str:
        """The pay page inside LINE, with this package chosen there if one is named."""
        chosen = f"?package={quote(package, safe='')}" if package else ""
        return f"https://liff.line.me/{self.liff_id}{chosen}"
