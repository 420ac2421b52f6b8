"""The bodies of OpenAI's answers, in both APIs."""

import secrets
from dataclasses import dataclass
from typing import Any

from sandbox.model.asked import Asked, Refusal
from sandbox.model.book import Usage


@dataclass(frozen=True)
class Answer:
    """What the model said: `text`, or `refusal`; `complete` is false when it was cut off."""

    text: str
    refusal: str | None = None
    complete: bool = True


def response(asked: Asked, answer: Answer, usage: Usage, now: float) -> dict[str, Any]:
    """A Response of the Responses API."""
    content: dict[str, Any] = {"type": "output_text", "text": answer.text, "annotations": [], "logprobs": []}
    if answer.refusal is not None:
        content = {"type": "refusal", "refusal": answer.refusal}
    status = "completed" if answer.complete else "incomplete"
    said = {"type": "message", "id": "msg_" + secrets.token_hex(24), "role": "assistant", "status": status, "content": [content]}
    return {
        "id": "resp_" + secrets.token_hex(24),
        "object": "response",
        "created_at": int(now),
        "status": status,
        "error": None,
        "incomplete_details": None if answer.complete else {"reason": "max_output_tokens"},
        "instructions": asked.fixed or None,
        "metadata": {},
        "model": asked.model,
        "output": [said],
        "parallel_tool_calls": True,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "max_output_tokens": asked.most,
        "safety_identifier": asked.person,
        "usage": {
            "input_tokens": usage.input,
            "input_tokens_details": {"cached_tokens": usage.cached, "cache_write_tokens": 0},
            "output_tokens": usage.output,
            "output_tokens_details": {"reasoning_tokens": usage.reasoning},
            "total_tokens": usage.input + usage.output,
        },
    }


def completion(asked: Asked, answer: Answer, usage: Usage, now: float) -> dict[str, Any]:
    """A ChatCompletion."""
    text = None if answer.refusal is not None else answer.text
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": answer.refusal, "annotations": []}
    finish = "stop" if answer.complete else "length"
    return {
        "id": "chatcmpl-" + secrets.token_hex(16),
        "object": "chat.completion",
        "created": int(now),
        "model": asked.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
        "usage": {
            "prompt_tokens": usage.input,
            "completion_tokens": usage.output,
            "total_tokens": usage.input + usage.output,
            "prompt_tokens_details": {"cached_tokens": usage.cached, "audio_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": usage.reasoning, "audio_tokens": 0},
        },
        "system_fingerprint": "fp_sandbox",
    }


def error(refusal: Refusal) -> dict[str, Any]:
    kinds = {401: "invalid_request_error", 429: "requests", 500: "server_error"}
    kind = kinds.get(refusal.status, "invalid_request_error")
    return {"error": {"message": refusal.message, "type": kind, "param": refusal.param, "code": refusal.code}}
