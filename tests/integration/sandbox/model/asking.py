"""How the stand-in is asked in both APIs, and told to fail."""

import json
from typing import Any

from openai import OpenAI

from prompts.schema import response_format
from tests.helpers.support import LiveSandbox

MODEL = "gpt-6-luna"
THAI = "คำถาม: แฟนจะกลับมาไหมคะ\n1. อดีต | เดอะฟูล (ผู้เริ่มต้น) | upright\n2. ปัจจุบัน | ราชินีถ้วย | กลับหัว"

ENGLISH = """Question: Should I change my job?
1. Past | The Fool | upright
2. Now | Queen of Cups | reversed
3. Next | Ten of Swords | upright"""

FIXED = "You read tarot with warmth. " * 200
FORMAT = {"type": "json_schema", "name": "Interpretation", "schema": response_format(3), "strict": True}


def ask(client: OpenAI, said: str, form: Any = FORMAT, model: str = MODEL, **more: Any) -> Any:
    return client.responses.create(
        model=model, instructions=FIXED, input=said, text={"format": form}, reasoning={"effort": "low"}, **more
    )


def chat(client: OpenAI, said: str) -> Any:
    inner = {name: FORMAT[name] for name in ("name", "schema", "strict")}
    turns: Any = [{"role": "system", "content": FIXED}, {"role": "user", "content": said}]
    form: Any = {"type": "json_schema", "json_schema": inner}
    return client.chat.completions.create(model=MODEL, messages=turns, response_format=form)


def read(text: str | None) -> dict[str, Any]:
    """A reading as the model writes it."""
    assert text is not None
    reading: dict[str, Any] = json.loads(text)
    assert list(reading) == list(response_format(3)["properties"])
    return reading


def switch(sandbox: LiveSandbox, mode: str, **more: Any) -> None:
    sandbox.control.switch(model={"mode": mode, **more})
