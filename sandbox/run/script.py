"""Someone chats with MiMi through one whole reading, over the stand-in for LINE; what both say is printed as it comes.

The script knows what its person wants, not how MiMi looks: buttons are found by the beginning of their postback data.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from sandbox.run.client import Control, Phone
from sandbox.run.transcript import buttons, lines

ANSWER_S: Final = 15.0
READING_S: Final = 90.0
LOOK_EVERY_S: Final = 2.0


class Stuck(Exception):
    """MiMi did not say what the script waits for. The message says what that was."""


@dataclass(frozen=True)
class Part:
    """What someone comes with: who they are, what they ask, how they feel, which spread they choose."""

    name: str
    language: str
    question: str
    mood: str = "hopeful"
    spread: str = "three"


MALI: Final = Part("มะลิ", "th", "ปีหน้าเราควรเปลี่ยนงานดีไหมคะ อยู่ที่เดิมมาห้าปีแล้ว เริ่มรู้สึกไม่โต")
TOM: Final = Part("Tom", "en", "Should I take the new job in Chiang Mai, or stay where I am?")

Say = Callable[[str], None]


@dataclass
class Scene:
    """One part being played. `play` comes back once the reading is in the chat."""

    control: Control
    part: Part
    out: Say
    phone: Phone = field(init=False)
    heard: list[dict[str, Any]] = field(default_factory=list)

    def play(self) -> None:
        """Raises Stuck when MiMi falls silent, ControlError when the stand-in does."""
        self.phone = self.control.arrive(self.part.name, self.part.language)
        self._note("adds MiMi as a friend")
        self._do(self.phone.follow())
        self._hear(lambda: bool(self.heard), "a greeting")

        self._line(self.part.name, [self.part.question])
        self._do(self.phone.say(self.part.question))
        self._tap(f"mood:{self.part.mood}:", "how she feels")
        self._tap(f"spread:{self.part.spread}:", "the spreads")
        self._hear(lambda: bool(self._see("draw:")), "the cards, face down")
        self._draw()
        self._note("the reading is in the chat")
        self._costs()

    def _draw(self) -> None:
        """Turn cards until none are left to turn and the reading has come."""
        end = time.monotonic() + READING_S
        while not self._reading():
            self._hear(lambda: bool(self._cards() or self._reading()), "the next card, or the reading", end)
            if cards := self._cards():
                self._tap_this(random.choice(cards))

    def _cards(self) -> list[dict[str, Any]]:
        return [button for button in self._see("draw:") if not str(button["data"]).startswith("draw:all")]

    def _reading(self) -> bool:
        """A reading offers to be rated, followed up or shared."""
        return bool(self._see("rate:") or self._see("review:") or self._see("followup:"))

    def _see(self, prefix: str) -> list[dict[str, Any]]:
        return buttons(self.heard, prefix)

    def _tap(self, prefix: str, what: str) -> None:
        self._hear(lambda: bool(self._see(prefix)), what)
        self._tap_this(self._see(prefix)[0])

    def _tap_this(self, button: dict[str, Any]) -> None:
        label = button.get("displayText") or button.get("label") or button["data"]
        self._line(self.part.name, [f"(taps) {label}"])
        self._do(self.phone.tap(button))

    def _do(self, answer: dict[str, Any]) -> None:
        """What was heard before belongs to the past."""
        self.heard = []
        status = answer.get("status")
        if status != 200:
            raise Stuck(f"MiMi's webhook answered {status} instead of 200")

    def _hear(self, enough: Callable[[], bool], what: str, end: float | None = None) -> None:
        end = end or time.monotonic() + ANSWER_S
        while not enough():
            if time.monotonic() > end:
                raise Stuck(f"{self.part.name} waited in vain for {what}")
            for entry in self.phone.new(LOOK_EVERY_S):
                if entry.get("from") == "mimi" and isinstance(entry.get("message"), dict):
                    self.heard.append(entry["message"])
                    self._line("MiMi", lines(entry["message"]))

    def _line(self, who: str, said: list[str]) -> None:
        gap = " " * 6
        self.out(f"\n{who}:")
        for line in said:
            self.out((gap + line).rstrip())

    def _note(self, what: str) -> None:
        self.out(f"\n· {self.part.name}: {what}")

    def _costs(self) -> None:
        costs = self.phone.chat().get("costs") or {}
        model = costs.get("model") or {}
        tokens = f"{model.get('input', 0)} tokens in, {model.get('output', 0)} out" if model else "no model"
        self.out(f"· it took {costs.get('replies', 0)} replies (free), {costs.get('pushes', 0)} pushes; {tokens}")
