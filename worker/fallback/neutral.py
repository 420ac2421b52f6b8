"""A reading for a question whose matter is unsure: general words that fit any matter, and no advice for one topic."""

from functools import cached_property, partial
from typing import Any, Final

from models.readings.deck import Card
from worker.fallback.composer import Composer
from worker.fallback.leaning import Lean
from worker.fallback.understand.asks import asked_of
from worker.fallback.understand.forms import Form
from worker.fallback.wording import smooth

_OWN_HEADLINES: Final = frozenset((Form.WHEN, Form.WHO, Form.FEELS, Form.WHY))
"""Forms whose common headlines lean neither for nor against anything, or say what they only guess."""

_CHOOSING: Final = frozenset((Form.CHOOSE, Form.SHOULD))
_DOING: Final = frozenset((Form.HOW, Form.WHY, Form.WATCH))

_WITH_HINT: Final = {"five": (2, 3, 4), "celtic": (2, 5)}
"""Places of a spread whose first sentence may already say what the card asks of a person."""


class NeutralComposer(Composer):
    """Says what helps, what hinders, one small step and a sentence to ask."""

    @property
    def _neutral(self) -> dict[str, Any]:
        bank: dict[str, Any] = self.words["neutral"]
        return bank

    @cached_property
    def _asked(self) -> str:
        """What is asked, by its name in the bank."""
        if self.topic == "health":
            return "health"
        if asked := asked_of(self.question.text):
            return asked
        return "choose" if self.form in _CHOOSING else "how" if self.form in _DOING else "any"

    def _gists(self) -> list[str]:
        common = self.form in _OWN_HEADLINES and self._asked not in {"talk", "health"}
        if common:
            return super()._gists()
        near = self._neutral["near"]
        own = self._short(near["ways"]) if self.ways and self._asked != "health" else []
        return own or self._short(near.get(self._near, [])) or list(self._neutral["gist"][self._asked])

    @cached_property
    def _near(self) -> str | None:
        """The bank of headlines that name what the asker named; whether something will be is answered also without a name."""
        if self._asked == "any" and self.form is Form.WILL:
            return self.lean
        named = self.said is not None and (self._asked != "talk" or self.said.kind == "person")
        return self._asked if named and self._asked != "health" else None

    def _openings(self) -> list[str]:
        bank = self._neutral["openings"]
        return list(bank["alone" if len(self.cards) == 1 else "one_voice" if self.lean is not Lean.MIXED else "both"])

    def _said(self, place: int, card: Card) -> str | None:
        """What the card asks of the person, as a question or a suggestion, unless the first sentence has said it."""
        bank = self._neutral["sayings"]
        after_hint = place in _WITH_HINT.get(self.question.spread, ())
        kind = "after_hint" if after_hint else "behind" if self._is_past(place) else "now"
        fill = partial(self.wording.fill, card=card)
        fresh = self.already_read.fresh(smooth(bank[kind], fill), fill)
        return fresh or super()._said(place, card)

    def _is_past(self, place: int) -> bool:
        return (self.question.spread, place) in {("three", 1), ("celtic", 3), ("celtic", 4)}

    def _together(self) -> str:
        return self.already_read.pick(self._neutral["together"], self._fill)

    def _advice(self) -> list[str]:
        """None of the cards' own: they name people and things that this matter may not have."""
        return []

    def _common_insights(self) -> list[str]:
        bank = self._neutral["insights"]
        return [*bank.get(self._asked, []), *bank["all"]]

    def _actions(self) -> list[str]:
        if near := self._unread(self._near_actions()):
            return near
        bank = self._neutral["actions"]
        own, common = self._unread(bank[self._asked]), self._unread(bank["any"])
        return own or common or self._unread(self.words["actions"]["other"]) or list(bank["any"])

    def _near_actions(self) -> list[str]:
        near = self._neutral["near_actions"]
        if self._asked == "health":
            return []
        if self.ways:
            return list(near["ways"])
        if self.said is None:
            return []
        talk = self._asked == "talk" and self.said.kind == "person"
        return list(near["talk" if talk else self.said.kind])
