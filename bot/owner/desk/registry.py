"""Every subject of the desk, in the order of its menu. A subject stands in `bot/owner/desk/screens`."""

from typing import Final

from bot.owner.desk.screens import alerts, figures, inbox, menu, news, pause, payments, person, private, story, trail
from bot.owner.desk.screens.offers import campaigns, codes, sale
from bot.owner.desk.subject import Subject

SUBJECTS: Final[tuple[Subject, ...]] = (
    menu.SUBJECT,
    alerts.SUBJECT,
    figures.SUBJECT,
    person.SUBJECT,
    story.SUBJECT,
    private.SUBJECT,
    inbox.SUBJECT,
    payments.SUBJECT,
    codes.SUBJECT,
    campaigns.SUBJECT,
    sale.SUBJECT,
    news.SUBJECT,
    pause.SUBJECT,
    trail.SUBJECT,
)
