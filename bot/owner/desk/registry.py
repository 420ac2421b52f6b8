"""Every subject of the desk, in the order of its menu. A subject stands in `bot/owner/desk/screens`."""

from typing import Final

from bot.owner.desk.screens import figures, menu, pause, payments, person, story
from bot.owner.desk.subject import Form, Screen, Subject

SUBJECTS: Final[tuple[Subject, ...]] = (
    menu.SUBJECT,
    figures.SUBJECT,
    person.SUBJECT,
    story.SUBJECT,
    payments.SUBJECT,
    pause.SUBJECT,
)


def screens_of(subjects: tuple[Subject, ...]) -> dict[str, Screen]:
    """All screens by name."""
    return {name: screen for subject in subjects for name, screen in subject.screens.items()}


def forms_of(subjects: tuple[Subject, ...]) -> dict[str, Form]:
    """All forms by the name of their act."""
    return {form.name: form for subject in subjects for form in subject.forms}
