"""Switches that make the stand-ins fail or answer slowly. All are off by default."""

import random
from dataclasses import dataclass, field
from typing import Any, Final

FAILS: Final = ("500", "500_after", "429", "timeout_before", "timeout_after")
MODEL_MODES: Final = (
    "normal",
    "slow",
    "429",
    "500",
    "cut_off",
    "wrong_schema",
    "refusal",
    "verdict",
    "invalid_question",
    "garbage",
)
MODERATION_MODES: Final = ("normal", "deaf", "missing", "500", "slow")
"""`deaf` flags nothing; `missing` answers as an endpoint without moderation; `slow` outlasts whoever waits."""

HANG_S: Final = 6.0
"""How long a request hangs in a time-out: longer than any of MiMi's clients waits, and still bounded."""

SLOW_MS: Final = 3000
"""The delay of the model's mode `slow` when no `delay_ms` is given."""


class BadSwitch(ValueError):
    """A switch that does not exist, or a value it does not take."""


@dataclass
class Fail:
    """How the next calls of one kind fail: `kind` one of FAILS, `times` how often (None: until switched off).

    `share`: the part of the calls that fails, drawn by lot.
    """

    kind: str | None = None
    times: int | None = None
    share: float = 1.0

    def take(self) -> str | None:
        """The failure of this call, counted off."""
        kind = self.kind if self.share >= 1 or random.random() < self.share else None
        if kind is not None and self.times is not None:
            self.times -= 1
            if self.times <= 0:
                self.kind, self.times = None, None
        return kind


@dataclass
class ModelSwitch:
    """How the model behaves. `delay_ms` comes on top in every mode; `times` counts down to normal."""

    mode: str = "normal"
    delay_ms: int = 0
    times: int | None = None
    retry_after_s: int = 1
    moderation: str = "normal"

    def take(self) -> tuple[str, int]:
        """(mode, delay in ms) of this call, counted off."""
        mode, delay_ms = self.mode, self.delay_ms
        if mode == "slow" and not delay_ms:
            delay_ms = SLOW_MS
        if self.times is not None:
            self.times -= 1
            if self.times <= 0:
                self.mode, self.delay_ms, self.times = "normal", 0, None
        return mode, delay_ms

    def patch(self, changes: dict[str, Any]) -> None:
        """Raises BadSwitch before anything has changed."""
        known = {"mode", "delay_ms", "times", "retry_after_s", "moderation"}
        if unknown := set(changes) - known:
            raise BadSwitch(f"model has no switch {', '.join(sorted(unknown))}; it has {', '.join(sorted(known))}")
        mode = changes.get("mode", self.mode) or "normal"
        if mode not in MODEL_MODES:
            raise BadSwitch(f"model.mode is one of {', '.join(MODEL_MODES)}, not {mode!r}")
        delay_ms = _whole("model.delay_ms", changes.get("delay_ms", self.delay_ms))
        retry_after_s = _whole("model.retry_after_s", changes.get("retry_after_s", self.retry_after_s))
        times = _times(changes)
        moderation = changes.get("moderation", self.moderation) or "normal"
        if moderation not in MODERATION_MODES:
            raise BadSwitch(f"model.moderation is one of {', '.join(MODERATION_MODES)}, not {moderation!r}")
        self.mode, self.delay_ms, self.retry_after_s, self.moderation = mode, delay_ms, retry_after_s, moderation
        if "mode" in changes or "times" in changes:
            self.times = times


@dataclass
class StripeSwitch:
    """How Stripe behaves. `fail` is of the next API calls, everything else of the webhooks.

    `drop`: that many of the next events are never sent. `reorder`: events that close together arrive last first.
    `webhooks` off: events are held until they are asked for.
    """

    duplicate: bool = False
    reorder: bool = False
    delay_ms: int = 0
    drop: int = 0
    webhooks: str = "on"
    fail: Fail = field(default_factory=Fail)

    def take_drop(self) -> bool:
        """Whether this event is lost, counted off."""
        lost = self.drop > 0
        self.drop -= lost
        return lost

    def show(self) -> dict[str, Any]:
        return {**vars(self), "fail": self.fail.kind, "times": self.fail.times}

    def patch(self, changes: dict[str, Any]) -> None:
        """Raises BadSwitch before anything has changed. `times` goes with `fail`."""
        known = {*vars(self), "times"}
        if unknown := set(changes) - known:
            raise BadSwitch(f"stripe has no switch {', '.join(sorted(unknown))}; it has {', '.join(sorted(known))}")
        turned: dict[str, Any] = {}
        for name, value in changes.items():
            if name in ("delay_ms", "drop"):
                turned[name] = _whole(f"stripe.{name}", value)
            elif name in ("duplicate", "reorder"):
                turned[name] = bool(value)
            elif name == "fail":
                turned[name] = _fail("stripe.fail", value, changes)
            elif name == "webhooks":
                turned[name] = {"on": "on", "off": "off", True: "on", False: "off"}.get(value)
                if turned[name] is None:
                    raise BadSwitch(f"stripe.webhooks is on or off, not {value!r}")
        vars(self).update(turned)


@dataclass
class Switches:
    """All switches of the sandbox. `late_s`: events are sent so long after they happened; their reply tokens are as old."""

    latency_ms: int = 0
    reply_fail: Fail = field(default_factory=Fail)
    push_fail: Fail = field(default_factory=Fail)
    redeliver_twice: bool = False
    clock_offset_s: float = 0.0
    late_s: float = 0.0
    model: ModelSwitch = field(default_factory=ModelSwitch)
    stripe: StripeSwitch = field(default_factory=StripeSwitch)

    def show(self) -> dict[str, Any]:
        return {
            "latency_ms": self.latency_ms,
            "reply_fail": self.reply_fail.kind,
            "push_fail": self.push_fail.kind,
            "times": {"reply_fail": self.reply_fail.times, "push_fail": self.push_fail.times},
            "redeliver_twice": self.redeliver_twice,
            "clock_offset_s": self.clock_offset_s,
            "late_s": self.late_s,
            "model": vars(self.model).copy(),
            "stripe": self.stripe.show(),
        }

    def patch(self, changes: dict[str, Any]) -> None:
        """Turn the named switches. `times` and `share` go with the `reply_fail` or `push_fail` named beside them.

        Raises BadSwitch; what was named before the bad one has then been turned.
        """
        for name, value in changes.items():
            if name in {"reply_fail", "push_fail"}:
                setattr(self, name, _fail(name, value, changes))
            elif name == "latency_ms":
                self.latency_ms = _whole(name, value)
            elif name in {"clock_offset_s", "late_s"}:
                setattr(self, name, _number(name, value))
            elif name == "redeliver_twice":
                self.redeliver_twice = bool(value)
            elif name == "model":
                self.model.patch(_mapping(name, value))
            elif name == "stripe":
                self.stripe.patch(_mapping(name, value))
            elif name != "times":
                raise BadSwitch(f"there is no switch {name!r}")


def _fail(name: str, value: Any, changes: dict[str, Any]) -> Fail:
    if isinstance(value, dict):
        value, changes = value.get("kind"), value
    if value in (None, "", "off"):
        return Fail()
    if str(value) not in FAILS:
        raise BadSwitch(f"{name} is one of {', '.join(FAILS)} or null, not {value!r}")
    return Fail(str(value), _times(changes), _share(name, changes.get("share", 1.0)))


def _share(name: str, value: Any) -> float:
    if not 0 < _number(f"{name}.share", value) <= 1:
        raise BadSwitch(f"{name}.share is above 0 and at most 1, not {value!r}")
    return float(value)


def _times(changes: dict[str, Any]) -> int | None:
    times = changes.get("times")
    if times is None:
        return None
    if _whole("times", times) < 1:
        raise BadSwitch("times is at least 1, or null for always")
    return int(times)


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadSwitch(f"{name} is a whole number from 0, not {value!r}")
    return value


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadSwitch(f"{name} is a number, not {value!r}")
    return float(value)


def _mapping(name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadSwitch(f"{name} is an object, not {value!r}")
    return value
