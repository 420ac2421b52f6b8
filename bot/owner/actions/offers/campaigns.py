"""Campaigns: ways by which people come, each with a link and a QR picture."""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Connection

from bot.owner.actions.action import Preview, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.offers.words import check
from models.offers import campaigns


@dataclass(frozen=True)
class MakeCampaign:
    """Make a campaign. It touches neither money nor people, so it does not ask."""

    name: ClassVar[str] = "makecampaign"

    named: str

    def preview(self, connection: Connection, house: House) -> Preview:
        check(self.named, "campaign")
        return Preview((), asks=False)

    def carry_out(self, connection: Connection, house: House) -> Result:
        check(self.named, "campaign")
        made = campaigns.make(connection, self.named)
        found = campaigns.find(connection, self.named)
        assert found is not None
        said = line("owner-campaign-made" if made else "owner-campaign-known", name=found["name"])
        return Result((said,), changed=made is not None)
