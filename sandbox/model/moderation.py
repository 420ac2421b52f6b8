"""Moderation as OpenAI's endpoint does it: which models there are, what an input may be, categories and their scores."""

import secrets
from collections.abc import Mapping
from typing import Any, Final

from sandbox.model.asked import Refusal
from sandbox.model.danger import danger_in

MODELS: Final = ("omni-moderation-latest", "omni-moderation-2024-09-26", "text-moderation-latest", "text-moderation-stable")
PARAMETERS: Final = {"input", "model"}
CATEGORIES: Final = (
    "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent", "self-harm",
    "self-harm/instructions", "self-harm/intent", "sexual", "sexual/minors", "violence", "violence/graphic",
)  # fmt: skip
FLAGGED: Final[Mapping[str, tuple[str, ...]]] = {
    "self_harm": ("self-harm", "self-harm/intent"),
    "abuse": ("violence",),
    "harm_to_others": ("harassment/threatening", "violence"),
    "medical_emergency": (),
    "none": (),
}
"""The categories that a kind of danger raises. There is none for a body that needs help."""

CLEAR: Final = 0.0001
FOUND: Final = 0.97


def moderate(body: Mapping[str, Any], *, deaf: bool = False) -> dict[str, Any]:
    """The answer to one request; with `deaf` nothing is flagged. Raises Refusal for one that OpenAI would not take."""
    if unknown := sorted(set(body) - PARAMETERS):
        raise Refusal(400, f"Unrecognized request argument supplied: {unknown[0]}", "unknown_parameter", unknown[0])
    model = body.get("model", MODELS[0])
    if model not in MODELS:
        raise Refusal(404, f"The model `{model}` does not exist or you do not have access to it.", "model_not_found", "model")
    found = [_result("none" if deaf else danger_in(text)) for text in _texts(body.get("input"))]
    return {"id": "modr-" + secrets.token_hex(12), "model": "omni-moderation-2024-09-26", "results": found}


def _texts(said: Any) -> list[str]:
    """One text for each result: a string, several strings, or the parts of one input."""
    if isinstance(said, str) and said:
        return [said]
    if isinstance(said, list) and said and all(isinstance(one, str) and one for one in said):
        return said
    if isinstance(said, list) and said and all(isinstance(one, dict) for one in said):
        return [" ".join(_part(one) for one in said)]
    raise Refusal(400, "'input' must be a string, an array of strings or an array of content parts.", "invalid_type", "input")


def _part(part: Mapping[str, Any]) -> str:
    if part.get("type") == "text" and isinstance(part.get("text"), str):
        return str(part["text"])
    if part.get("type") == "image_url":
        return ""
    raise Refusal(400, "Invalid type for 'input'.", "invalid_type", "input")


def _result(danger: str) -> dict[str, Any]:
    flagged = FLAGGED[danger]
    return {
        "flagged": bool(flagged),
        "categories": {name: name in flagged for name in CATEGORIES},
        "category_scores": {name: FOUND if name in flagged else CLEAR for name in CATEGORIES},
        "category_applied_input_types": {name: ["text"] for name in CATEGORIES},
    }
