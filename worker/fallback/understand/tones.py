"""How an answer must sound: in what voice a question wants to be answered, over and above its topic."""

from enum import StrEnum
from typing import Final

from bot.safety.rules import Class


class Tone(StrEnum):
    """ORDINARY for most questions. Each other tone has its own words in prompts/fallback."""

    ORDINARY = "ordinary"
    LIGHT = "light"
    """Something small and pleasant: a trip, a haircut, a pet to adopt."""
    WEARY = "weary"
    """Tired, sleepless, stressed."""
    HURT = "hurt"
    """Wronged or turned down by others: bullied, betrayed, fired."""
    GRIEF = "grief"
    """Someone, or an animal, has died."""
    GONE = "gone"
    """Somebody beloved is gone, and the words do not say whether by death or by parting: what is said must be right for both."""
    ALARM = "alarm"
    """The asker's own body frightens them: the doctor comes first."""
    ILLNESS = "illness"
    """Of somebody else."""
    OWN_ILLNESS = "own_illness"
    ADDICTION = "addiction"
    """Somebody near drinks, gambles or takes drugs. What the asker needs comes first."""
    LIFESPAN = "lifespan"
    """How long somebody will live."""
    PREGNANCY = "pregnancy"
    EXPECTING = "expecting"
    """With child, or about to be a parent: glad and afraid at once."""
    SCAM = "scam"
    """Money was taken by deceit. Nobody may promise that it comes back."""
    BETTING = "betting"
    COURT = "court"
    SPYING = "spying"
    """What somebody else does in secret."""
    ANGER = "anger"
    """The wish to harm or to take revenge."""
    FEAR = "fear"
    """Ghosts, omens, curses."""
    EX = "ex"
    """A love that is over: nothing may push back to it."""
    WEIGH = "weigh"
    """A decision that costs much: a loan, land, a job given up, a marriage ended. Nothing may push."""


OF_CLASS: Final = {
    Class.DEATH_DATE: Tone.LIFESPAN,
    Class.PREGNANCY: Tone.PREGNANCY,
    Class.MEDICAL: Tone.ILLNESS,
    Class.BETTING: Tone.BETTING,
    Class.LEGAL: Tone.COURT,
    Class.SPYING: Tone.SPYING,
    Class.VIOLENCE: Tone.ANGER,
}

GENTLE: Final = frozenset(
    {Tone.GRIEF, Tone.GONE, Tone.ALARM, Tone.ILLNESS, Tone.OWN_ILLNESS, Tone.ADDICTION, Tone.LIFESPAN, Tone.EXPECTING, Tone.FEAR}
)
"""Each card gives its comfort instead of what it says of the topic: no fun, no errands, no outlook."""

SPEAKS_AS: Final = {Tone.OWN_ILLNESS: Tone.ILLNESS}
"""A tone that takes the words which it does not have from another."""

UNWELL: Final = frozenset({Tone.WEARY, Tone.HURT})
"""Whoever only tells what is wrong is answered with what can be done, not with how it looks."""

PLAIN: Final = frozenset({Tone.ORDINARY, Tone.LIGHT, Tone.WEARY, Tone.HURT})
"""The answer comes from the cards alone. In every other tone the tone's own sentences lead."""
