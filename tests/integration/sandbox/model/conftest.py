"""OpenAI's own client."""

from collections.abc import Iterator

import pytest
from openai import OpenAI

from tests.helpers.support import LiveSandbox


@pytest.fixture
def client(sandbox: LiveSandbox) -> Iterator[OpenAI]:
    with OpenAI(api_key="sk-sandbox", base_url=f"{sandbox.base}/openai/v1", max_retries=0, timeout=60) as client:
        yield client
