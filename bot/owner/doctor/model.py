"""The model: whether the key is good, the models exist, and a very small question is answered (it may cost a hair)."""

import json
import time
from collections.abc import Iterator
from typing import Any, Final

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.http import Answer, Outside, Unreachable
from bot.settings import Settings

MOST_TOKENS: Final = 16
"""The least that the Responses API takes."""

KEYS: Final = "platform.openai.com, API keys"


def examine(outside: Outside, settings: Settings) -> Iterator[Finding]:
    """Every model that is named, then one call to the first."""
    if settings.openai_api_key is None:
        seen = "there is none: readings come from the deck's own meanings."
        yield warning("OPENAI_API_KEY", seen, f"Make one at {KEYS}, if a model is to interpret.")
        return
    headers = {"Authorization": f"Bearer {settings.openai_api_key.get_secret_value()}", "Content-Type": "application/json"}
    base = settings.openai_base_url
    named = {
        "OPENAI_MODEL": settings.openai_model,
        "OPENAI_PREMIUM_MODEL": settings.openai_premium_model,
        "OPENAI_SECOND_MODEL": settings.openai_second_model,
    }
    if settings.openai_transcribe_model:
        named["OPENAI_TRANSCRIBE_MODEL"] = settings.openai_transcribe_model
    try:
        listed: set[str] | None = None
        missing: set[str] = set()
        for setting, model in named.items():
            got = outside.ask("GET", f"{base}/models/{model}", headers=headers)
            if got.status in (401, 403):
                yield wrong("OPENAI_API_KEY", f"{base} refuses it ({got.status}).", f"Make a new one: {KEYS}.")
                return
            if got.status == 200:
                yield ok(setting, f"{model} is there.")
                continue
            # Compatible endpoints may only have the list, with names of their own form ("models/…").
            listed = _listed(outside, base, headers) if listed is None else listed
            if model in listed:
                yield ok(setting, f"{model} is there.")
            else:
                missing.add(model)
                mend = f"Name one of those that {base}/models lists."
                yield wrong(setting, f"{base} has no {model} for this key ({got.status}).", mend)
        yield from _call(outside, headers, settings, known=settings.openai_model not in missing)
        yield _moderation(outside, headers, settings)
    except Unreachable as error:
        yield wrong("OPENAI_BASE_URL", f"{base}: {error}.", "Remove the setting to use OpenAI's own, or try again.")


def _moderation(outside: Outside, headers: dict[str, str], settings: Settings) -> Finding:
    """One harmless text, for nothing: moderation is free."""
    model, name = settings.moderation_model, "OPENAI_MODERATION"
    if not model:
        return ok(name, "is empty: danger is looked for by our rules and by the model, not by a moderation.")
    asked = json.dumps({"model": model, "input": "Will it rain?"}).encode()
    got = outside.ask("POST", f"{settings.openai_base_url}/moderations", headers=headers, body=asked)
    if got.status == 200:
        return ok(name, "the provider's moderation answers.")
    if got.status in (404, 405):
        return warning(name, f"{settings.openai_base_url} has no {model} ({got.status}).", f"Leave it empty ({name}=).")
    return warning(name, f"the moderation does not answer now ({got.status}).", "Try again.")


def _listed(outside: Outside, base: str, headers: dict[str, str]) -> set[str]:
    data = outside.ask("GET", f"{base}/models", headers=headers).json().get("data")
    ids = [str(one.get("id", "")) for one in data if isinstance(one, dict)] if isinstance(data, list) else []
    return {name.removeprefix("models/") for name in ids}


def _call(outside: Outside, headers: dict[str, str], settings: Settings, *, known: bool) -> Iterator[Finding]:
    """`known`: the endpoint has the model. Without it a 404 says nothing of how one speaks there."""
    asked: dict[str, Any] = {"model": settings.openai_model}
    if settings.openai_api == "responses":
        path = "responses"
        asked |= {"input": "Say: yes", "max_output_tokens": MOST_TOKENS}
    else:
        path = "chat/completions"
        asked |= {"messages": [{"role": "user", "content": "Say: yes"}], "max_completion_tokens": MOST_TOKENS}
    began = time.monotonic()
    got = outside.ask("POST", f"{settings.openai_base_url}/{path}", headers=headers, body=json.dumps(asked).encode())
    took = time.monotonic() - began
    if got.status == 200:
        yield ok("OPENAI_API_KEY", f"is good, and {settings.openai_model} answers ({took:.1f} s).")
        yield ok("OPENAI_BASE_URL", f"{settings.openai_base_url} is reached.")
        yield ok("OPENAI_API", f"{settings.openai_api} is spoken there.")
    elif not known or _code(got) == "model_not_found":
        yield ok("OPENAI_API_KEY", "is taken.")
        yield ok("OPENAI_BASE_URL", f"{settings.openai_base_url} is reached.")
        if known:
            yield wrong("OPENAI_MODEL", f"{settings.openai_model} is listed there and does not answer.", "Name another model.")
    elif got.status == 404:
        other = "chat" if settings.openai_api == "responses" else "responses"
        yield wrong("OPENAI_API", f"{settings.openai_api} is not spoken there.", f"Try OPENAI_API={other}.")
    elif _code(got) == "insufficient_quota":
        yield wrong("OPENAI_API_KEY", "the account has no credit left.", "Add some: platform.openai.com, Billing.")
    elif got.status == 429 or got.status >= 500:
        yield warning("OPENAI_MODEL", f"{settings.openai_model} is busy ({got.status}).", "Try again.")
    else:
        seen = f"a small question to {settings.openai_model} is refused ({got.status} {_code(got)})."
        yield wrong("OPENAI_MODEL", seen, "Try another model, or OPENAI_API.")


def _code(got: Answer) -> str:
    """The error's code; the message may quote the key."""
    error = got.json().get("error")
    return str(error.get("code") or error.get("type") or "") if isinstance(error, dict) else ""
