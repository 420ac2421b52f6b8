"""`mimi campaign`: links and QR pictures by which people come, and who came by each."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.owner import command as cli
from bot.owner.commands.acting import act, open_house
from bot.owner.commands.offers.qr_files import QrFile, save_qr

if TYPE_CHECKING:
    from bot.owner.actions.house import House

FIGURES: Final = {
    "friends": "Friends",
    "readers": "Had a reading",
    "buyers": "Bought",
    "baht": "Baht",
    "refunded_baht": "Refunded",
}
CAMPAIGNS: Final = {"name": "Campaign", **FIGURES, "created_at": "Since"}
INVITERS: Final = {"id": "Id", "name": "Inviter", **FIGURES}


def campaign(
    name: Annotated[
        str | None, typer.Argument(help="Its name: Latin or Thai letters and digits, 3 to 20 of them.", show_default=False)
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=3660, help="Count those who came in the last so many days.")] = 30,
    qr: QrFile = None,
) -> None:
    """Makes a campaign and prints its link; without a name, lists all campaigns and the best inviters.

    The link opens the chat with a greeting and #NAME typed already. Somebody who sends it within 24 hours of joining belongs to
    this campaign, the first one for good. Baht are all that these people paid up to now.

    Exits with 0 (also when there is a campaign of this name), with 1 when the name cannot be used, with 2 when the settings are
    wrong, with 3 when the database is away.
    """
    from models.offers import campaigns

    with open_house() as house:
        if name is not None:
            _make_or_show(house, name, qr)
            return
        now = datetime.now(UTC)
        span = (now - timedelta(days=days), now)
        with house.engine.connect() as connection:
            cli.table(f"Campaigns, last {days} days", campaigns.results(connection, *span), house.zone, CAMPAIGNS)
            cli.table(f"Inviters, last {days} days", campaigns.inviters(connection, *span), house.zone, INVITERS)


def _make_or_show(house: "House", name: str, qr: Path | None) -> None:
    from bot.owner.actions.offers.campaigns import MakeCampaign
    from bot.say.links import campaign_message
    from models.offers import campaigns

    with house.engine.connect() as connection:
        known = campaigns.find(connection, name)
    if known is None:
        act(MakeCampaign(name), house, yes=True)
    with house.engine.connect() as connection:
        found = known or campaigns.find(connection, name)
    assert found is not None
    save_qr(house, campaign_message(found["name"]), qr)
