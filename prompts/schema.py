"""What the model must answer, as a strict JSON schema, and the type in which readings are stored and read."""

from functools import cache
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

TOPICS: Final = ("love", "work", "money", "family", "study", "health", "self", "other")
Topic = Literal["love", "work", "money", "family", "study", "health", "self", "other"]
Danger = Literal["none", "self_harm", "harm_to_others", "abuse", "medical_emergency"]
"""What a text may show that needs people rather than cards; `none` for almost every question."""

STORED_ONLY: Final = frozenset({"mood", "timeframe"})
"""What earlier prompts asked for. It stands in readings of that time, and no model is asked for it any more."""

OF_A_READING: Final = frozenset(
    {"topic", "gist", "opening", "cards", "together", "insights", "action", "closing", "questions"},
)
"""What a follow-up's answer does without: it has one text, `answer`, which is stored as the opening."""


TOGETHER_FROM: Final = 5
"""With so many cards a reading also says how they stand to one another."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Passage(_Strict):
    """What one card says where it lies. `position` is 1 for the first card drawn."""

    position: int
    text: str


class Interpretation(_Strict):
    """A whole reading in words, or a follow-up's answer. When `valid` is false only `reason` and `questions` are used.

    With a `danger` nothing else is used: the stars go back, and help lines come instead of a reading. Interpretations that
    were stored before the field existed have none. The rules of the prompt say what each field holds, and prompts/lengths.py
    how long it is. `action` has a step a line.
    """

    danger: Danger = "none"
    valid: bool
    reason: str
    mood: str = ""
    topic: Topic
    timeframe: str = ""
    gist: str
    opening: str
    cards: list[Passage]
    together: str
    insights: list[str]
    action: str
    closing: str = ""
    questions: list[str]


@cache  # making it takes longer than sending it; nobody changes what comes back
def response_format(cards: int = 3, follow_up: bool = False) -> dict[str, Any]:
    """The schema in the shape that strict structured output wants: all required, nothing additional.

    Each card's passage is a property of its own, "1" to "10": so none is missing, and none is told twice. Fewer cards than
    TOGETHER_FROM have no `together`: their passages are one story already. The action is asked for as a list, so that it has
    steps; it is stored as one text, a step a line. No lengths: they stand in the rules, once.
    """
    found = Interpretation.model_json_schema()["properties"]
    left_out = STORED_ONLY | (OF_A_READING if follow_up else {"together"} if cards < TOGETHER_FROM else set())
    fields = {name: _plain(field) for name, field in found.items() if name not in left_out}
    if follow_up:
        fields["answer"] = {"type": "string"}
    else:
        fields["cards"] = _object({str(place): {"type": "string"} for place in range(1, cards + 1)})
        fields["action"] = {"items": {"type": "string"}, "type": "array"}
    return _object(fields)


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in field.items() if key not in {"title", "default"}}


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
