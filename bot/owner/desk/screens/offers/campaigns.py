"""Where people come from, at the desk: campaigns with their links and figures, and inviters."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.owner.actions.action import Refused, line
from bot.owner.actions.offers.campaigns import MakeCampaign
from bot.owner.actions.offers.words import check
from bot.owner.desk.buttons import Begin, Open
from bot.owner.desk.cards import card, fact
from bot.owner.desk.screens.offers.parts import qr
from bot.owner.desk.subject import Ask, Entry, Form, Subject, Visit
from bot.say.buttons.base import Button
from bot.say.flex.parts import Part, note, one_line, text
from bot.say.limits import Message
from bot.say.links import campaign_message
from models.database.rows import Row
from models.offers import campaigns
from models.offers.code_words import fold

DAYS: Final = 30
SHOWN: Final = 6
SINCE_EVER: Final = datetime(2020, 1, 1, tzinfo=UTC)


def show(visit: Visit, name: str) -> list[Message]:
    """All campaigns with the last days' figures; or one with all it brought. Raises Refused."""
    return [_one(visit, name) if name else _list(visit)]


def _list(visit: Visit) -> Message:
    words, now = visit.words, datetime.now(UTC)
    since = now - timedelta(days=DAYS)
    rows = campaigns.results(visit.connection, since, now, limit=SHOWN, readers=False)
    inviters = campaigns.inviters(visit.connection, since, now, limit=3, readers=False)
    contents: list[Part] = [note(words("owner-campaigns-about", days=DAYS) if rows else words("owner-campaigns-none"))]
    contents += _figures(visit, [(row["name"], row) for row in rows])
    if inviters:
        contents.append(text(words("owner-inviters"), size="sm", weight="bold"))
        contents += _figures(visit, [(row["name"] or str(row["id"])[:8], row) for row in inviters])
    taps: list[tuple[str, Button]] = [(f"#{row['name']}", Open("campaigns", fold(row["name"]))) for row in rows]
    made = (words("owner-act-makecampaign"), Begin("makecampaign"))
    return card(words("owner-campaigns"), contents, [made, *taps, (words("owner-desk-menu"), Open("menu"))])


def _figures(visit: Visit, rows: Sequence[tuple[str, Row]]) -> list[Part]:
    def figures(row: Row) -> str:
        return visit.words("owner-campaign-figures", friends=row["friends"], buyers=row["buyers"], baht=int(row["baht"]))

    return [fact(one_line(name, 30), figures(row)) for name, row in rows]


def _one(visit: Visit, name: str) -> Message:
    words, found = visit.words, campaigns.find(visit.connection, name)
    if found is None:
        raise Refused(line("owner-campaign-unknown", name=name))
    rows = campaigns.results(visit.connection, SINCE_EVER, datetime.now(UTC), limit=1000)
    row = next(row for row in rows if row["id"] == found["id"])
    figures = [
        fact(words(f"owner-came-{figure}"), f"{row[figure]:,}")
        for figure in ("friends", "readers", "buyers", "baht", "refunded_baht")
        if figure != "refunded_baht" or row[figure]
    ]
    contents = [*figures, *qr(visit, campaign_message(found["name"]))]
    return card(f"#{found['name']}", contents, [(words("owner-campaigns"), Open("campaigns"))])


def a_name(_: Visit, typed: str) -> str:
    """A word that can be a campaign's. Raises Refused."""
    check(typed.strip().lstrip("#"), "campaign")
    return typed.strip().lstrip("#")


def its_picture(made: MakeCampaign) -> tuple[str, Button]:
    """The campaign with its link and QR picture."""
    return "owner-show-link", Open("campaigns", fold(made.named))


SUBJECT: Final = Subject(
    entries=(Entry("owner-campaigns", Open("campaigns")),),
    screens={"campaigns": show},
    forms=(Form(MakeCampaign, (Ask("named", "owner-campaign-ask-name", a_name),), then=its_picture),),
)
