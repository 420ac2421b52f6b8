"""What is ruled for single subjects and tones, whatever the cards say. Pure."""

from typing import Final

from worker.fallback.leaning import Lean
from worker.fallback.understand.forms import Form
from worker.fallback.understand.subjects import Subject
from worker.fallback.understand.tones import Tone

_OWED: Final = frozenset(("lend", "owed", "money_between", "debt_of_another"))
LEANS: Final = {
    **dict.fromkeys(("too_good", "online_stranger", "taken", "share_circle"), Lean.SLOW),
    **dict.fromkeys(("redundancy", "proposal", "help_kin"), Lean.MIXED),
    **dict.fromkeys(("debt_due", "debt_of_another", "money_between", "coming_out", "confess", "stalling"), Lean.MIXED),
}
"""Subjects that no card may speak for, and such as no card may make lighter or heavier than they are."""

OF_NO_TOPIC: Final = frozenset(("online_stranger", "taken", "owed", "debt_due", "debt_of_another", "money_between", "money_lost"))
"""What the deck says of love or money would push, or speak of spending to somebody who waits to be paid."""

AS_USUAL: Final = {Tone.ILLNESS: (Tone.OWN_ILLNESS,), Tone.ORDINARY: (Tone.WEARY, Tone.HURT)}
"""By the tone of a subject, further tones in which its own headline is said."""

OF_NO_FIELD: Final = frozenset(
    (
        *("feelings", "dates", "early_dates", "dating_app", "proposal", "school_choice", "group_work", "exam_after"),
        *("redundancy", "selling", "help_kin"),
    )
)
"""Subjects that the deck's texts on love, work or money would speak past, as of a shared home to somebody who has a crush: their
cards say what they say in general."""

TAKES_UP: Final = frozenset(
    (
        *("boss", "shamed", "wronged_at_work", "group_work", "landlord", "roommate", "neighbour", "neighbour_trouble", "friends"),
        *("home", "child", "raising", "tell_parents", "quarrel", "inlaws", "relatives_ask", "people", "trust", "left_out", "pet"),
    )
)
"""Subjects that are named by whom the asker named: your manager and not the people at work."""

_GLAD: Final = frozenset(("happy", "calm", "hopeful"))
_GLAD_IN: Final = frozenset((Tone.ORDINARY, Tone.LIGHT, Tone.WEIGH))
"""Elsewhere a word about a good mood would not go with what was asked."""


def goes_with(mood: str | None, tone: Tone) -> bool:
    """Whether a word about the asker's mood goes with the tone."""
    return mood not in _GLAD or tone in _GLAD_IN


def is_foretold(form: Form, subject: Subject | None) -> bool:
    """Whether a matter that costs much is only asked about: when the house sells, whether the money comes back."""
    return form is Form.WHEN or (form is Form.WILL and subject is not None and subject.name in _OWED)
