"""Reads a request of either API into one form: the fixed part, the user's part, the schema, who asked."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from sandbox.model.strict import complaint

KNOWN_MODELS: Final = re.compile(r"gpt-\d+(\.\d+)?o?(-(luna|terra|sol|mini|nano|pro))?(-\d{4}-\d{2}-\d{2})?")
THAI: Final = re.compile(r"[\u0e01-\u0e5b]")


class Refusal(Exception):
    """An error answer in OpenAI's shape."""

    def __init__(self, status: int, message: str, code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param = status, message, code, param


@dataclass(frozen=True)
class Asked:
    """One request. `schema` is None when no JSON was asked for; `most` is the limit on output tokens."""

    model: str
    fixed: str
    user: str
    schema: dict[str, Any] | None
    person: str | None
    effort: str | None
    most: int | None

    @property
    def prompt(self) -> str:
        return self.fixed + "\n" + self.user

    @property
    def thai(self) -> bool:
        """The language to answer in: Thai as soon as the user's part has Thai script."""
        return THAI.search(self.user or self.fixed) is not None


def read_responses(body: dict[str, Any]) -> Asked:
    """A request of the Responses API. Raises Refusal."""
    if "messages" in body:
        raise Refusal(400, "Unsupported parameter: 'messages'. It has moved to 'input'.", "unsupported_parameter", "messages")
    said = body.get("input")
    if not said:
        raise Refusal(400, "Missing required parameter: 'input'.", "missing_required_parameter", "input")
    turns = said if isinstance(said, list) else [{"role": "user", "content": said}]
    fixed = str(body.get("instructions") or "")
    form = (body.get("text") or {}).get("format") or {}
    effort = (body.get("reasoning") or {}).get("effort")
    return _asked(body, fixed, turns, form, form, "text.format", effort, body.get("max_output_tokens"))


def read_chat(body: dict[str, Any]) -> Asked:
    """A request of Chat Completions. Raises Refusal."""
    turns = body.get("messages")
    if not isinstance(turns, list) or not turns:
        raise Refusal(400, "Missing required parameter: 'messages'.", "missing_required_parameter", "messages")
    form = body.get("response_format") or {}
    most = body.get("max_completion_tokens") or body.get("max_tokens")
    inner = form.get("json_schema") or {}
    return _asked(body, "", turns, form, inner, "response_format", body.get("reasoning_effort"), most)


def _asked(
    body: dict[str, Any],
    fixed: str,
    turns: list[Any],
    form: dict[str, Any],
    inner: dict[str, Any],
    param: str,
    effort: str | None,
    most: Any,
) -> Asked:
    model = body.get("model")
    if not isinstance(model, str) or not model:
        raise Refusal(400, "you must provide a model parameter", None, "model")
    if not KNOWN_MODELS.fullmatch(model):
        raise Refusal(404, f"The model `{model}` does not exist or you do not have access to it.", "model_not_found")
    if body.get("stream"):
        raise Refusal(400, "Streaming is not offered by the sandbox.", "unsupported_value", "stream")
    schema: dict[str, Any] | None = None
    if form.get("type") == "json_schema":
        if inner.get("strict") is True and (problem := complaint(inner.get("name"), inner.get("schema"))):
            raise Refusal(400, problem, "invalid_json_schema", param + ".schema")
        schema = inner.get("schema") or {}
    parts = [(str(turn.get("role")), _text(turn.get("content"))) for turn in turns if isinstance(turn, dict)]
    fixed = "\n".join([fixed, *(text for role, text in parts if role in ("system", "developer"))]).strip()
    user = "\n".join(text for role, text in parts if role == "user")
    person = body.get("safety_identifier") or body.get("user")
    return Asked(model, fixed, user, schema, person, effort, most if isinstance(most, int) else None)


def _text(content: Any) -> str:
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
