"""The models of the chain, and which of them were asked."""

from collections.abc import Callable

from sandbox.model.book import Book
from tests.helpers.support import LiveSandbox
from worker.interpret.chain import Chain

MODELS = ("gpt-6-luna", "gpt-5.4-mini")
PREMIUM = "gpt-5.6-luna"
Making = Callable[..., Chain]


def models_asked(sandbox: LiveSandbox) -> list[str]:
    return [call.model for call in Book.of(sandbox.world).calls]
