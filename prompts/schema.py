"""What the model must answer: one interpretation, as a strict JSON schema and as the type the rest of MiMi reads."""

from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

TOPICS: Final = ("love", "work", "money", "family", "study", "health", "self", "other")
Topic = Literal["love", "work", "money", "family", "study", "health", "self", "other"]
Danger = Literal["none", "self_harm", "harm_to_others", "abuse", "medical_emergency"]
"""What a text may show that needs people rather than cards; `none` for almost every question."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Passage(_Strict):
    """What one card says where it lies."""

    position: int = Field(description="1 for the first card drawn, 2 for the second, …")
    text: str = Field(description="Two to four sentences: this card, this position, this orientation, this question.")


class Interpretation(_Strict):
    """A whole reading in words. When `valid` is false only `reason` and `questions` are used.

    With a `danger` nothing else is used: the stars go back, and help lines come instead of a reading. Interpretations that
    were stored before the field existed have none.
    """

    danger: Danger = Field(default="none", description="What the asker's words show; none unless someone is in danger.")
    valid: bool = Field(description="False when the text is no question a tarot reading can take up.")
    reason: str = Field(description="When not valid: why, kindly, in one sentence. Else empty.")
    mood: str = Field(description="The asker's mood as it shows, in one or two words.")
    topic: Topic
    timeframe: str = Field(description="The span the question is about, in a few words; empty when it has none.")
    gist: str = Field(description="The whole answer in one sentence of at most 120 characters.")
    opening: str = Field(description="Two or three sentences that take up the question and the mood.")
    cards: list[Passage] = Field(description="One passage for each card, in the order they were drawn.")
    together: str = Field(description="Two to four sentences: what the cards say together.")
    insights: list[str] = Field(description="Three to five insights, one sentence each.")
    action: str = Field(description="One small thing to do, in one or two sentences.")
    questions: list[str] = Field(description="Two questions the asker could ask next (three when not valid).")


def response_format() -> dict[str, Any]:
    """The schema in the shape that strict structured output wants: all required, nothing additional."""
    return _tighten(Interpretation.model_json_schema())


def _tighten(schema: dict[str, Any]) -> dict[str, Any]:
    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, dict):
            return node
        kept = {key: walk(value) for key, value in node.items() if key not in {"title", "default"}}
        if kept.get("type") == "object":
            kept["required"] = list(kept["properties"])
            kept["additionalProperties"] = False
        return kept

    tightened: dict[str, Any] = walk(schema)
    return tightened
