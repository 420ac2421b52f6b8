"""What a reading cost whose interpretation is not stored: its question was none, was declined, or showed danger."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, text

_BOOK: Final = text(
    "update readings set model = :model, prompt_version = :prompt_version, input_tokens = :input_tokens,"
    " cached_tokens = :cached_tokens, output_tokens = :output_tokens, cost_usd = :cost_usd, model_ms = :model_ms"
    " where id = :id and interpretation is null"
)


def book(connection: Connection, reading: uuid.UUID, costs: Mapping[str, Any]) -> None:
    """Store the costs of a model's calls with the reading, however it ends. Nothing when no model was asked. Idempotent.

    `costs`: model, prompt_version, tokens, cost_usd, model_ms.
    """
    if costs.get("model") is not None:
        connection.execute(_BOOK, {**costs, "id": reading})
