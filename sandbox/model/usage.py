"""Counts tokens, roughly and the same way every time, and knows which prompts the cache would hold.

The count is an estimate: four ASCII characters a token, two of any other script (Thai above all). It is meant for
comparing prompts and for booking, not as a bill. As at OpenAI, input is cached from 1,024 tokens of repeated prefix on,
in steps of 128.
"""

import hashlib
from typing import Final

from sandbox.model.book import Usage

ASCII_A_TOKEN: Final = 4
OTHER_A_TOKEN: Final = 2
CACHE_FROM: Final = 1024
CACHE_STEP: Final = 128
REASONING: Final = {"none": 0, "minimal": 0, "low": 64, "medium": 256, "high": 1024, "xhigh": 2048}


def count(text: str) -> int:
    """Estimated tokens of a text; at least 1 unless it is empty."""
    ascii_signs = len(text.encode("ascii", "ignore"))
    return -(-(ascii_signs * OTHER_A_TOKEN + (len(text) - ascii_signs) * ASCII_A_TOKEN) // (ASCII_A_TOKEN * OTHER_A_TOKEN))


def prefixes(text: str) -> list[tuple[int, bytes]]:
    """(tokens, fingerprint) of each beginning of the text that the cache could hold, shortest first."""
    found: list[tuple[int, bytes]] = []
    eighths, goal, start, running = 0, CACHE_FROM, 0, hashlib.sha256()
    for place, sign in enumerate(text):
        eighths += OTHER_A_TOKEN if sign.isascii() else ASCII_A_TOKEN
        if eighths >= goal * ASCII_A_TOKEN * OTHER_A_TOKEN:
            running.update(text[start : place + 1].encode("utf-8", "surrogatepass"))
            start = place + 1
            found.append((goal, running.copy().digest()))
            goal += CACHE_STEP
    return found


def measure(model: str, prompt: str, answer: str, seen: set[bytes], effort: str | None) -> Usage:
    """The usage of one call; `seen` holds the fingerprints of earlier prompts and takes up this one's."""
    cached = 0
    for tokens, digest in prefixes(prompt):
        fingerprint = model.encode() + digest
        if fingerprint in seen:
            cached = tokens
        seen.add(fingerprint)
    reasoning = REASONING.get(effort or "medium", REASONING["medium"])
    return Usage(input=count(prompt), cached=cached, output=count(answer) + reasoning, reasoning=reasoning)
