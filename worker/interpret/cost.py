"""Cost of a model's calls: tokens, USD, time, summed over all calls of a reading, failed ones included."""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import genai_prices
import structlog
from genai_prices import Usage
from genai_prices.data_snapshot import DataSnapshot
from genai_prices.types import ModelInfo, Provider

log = structlog.get_logger()


@dataclass(frozen=True)
class Bill:
    """Of one call or of several. `cached_tokens` are of the input; `cost_usd` is None when the model has no known price."""

    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = None
    ms: int = 0

    def lasting(self, seconds: float) -> "Bill":
        """The same with the time that the call took."""
        return replace(self, ms=round(seconds * 1000))

    def with_next(self, later: "Bill") -> "Bill":
        """Both together, under the later one's model. An unknown price makes the sum unknown."""
        known = self.cost_usd is not None and later.cost_usd is not None
        return Bill(
            later.model,
            self.input_tokens + later.input_tokens,
            self.cached_tokens + later.cached_tokens,
            self.output_tokens + later.output_tokens,
            (self.cost_usd or Decimal(0)) + (later.cost_usd or Decimal(0)) if known else None,
            self.ms + later.ms,
        )

    def as_fields(self) -> dict[str, Any]:
        """As `Interpreted` names them."""
        return {
            "model": self.model,
            "input_tokens": self.input_tokens,
            "cached_tokens": self.cached_tokens,
            "output_tokens": self.output_tokens,
            "cost_usd": self.cost_usd,
            "model_ms": self.ms,
        }


def price(model: str, input_tokens: int, cached_tokens: int, output_tokens: int) -> Bill:
    """The bill at the model's list price. A model without one is logged and costs None: never a failure."""
    cached = min(cached_tokens, input_tokens)
    usage = Usage(input_tokens=input_tokens, cache_read_tokens=cached, output_tokens=output_tokens)
    cost: Decimal | None = None
    listed = _listed(model)
    try:
        if listed is not None:
            provider, its_prices = listed
            cost = its_prices.calc_price(usage, provider, genai_request_timestamp=datetime.now(UTC)).total_price
    except (LookupError, ValueError) as error:
        log.warning("llm_price_unknown", model=model, error=str(error))
    return Bill(model, input_tokens, cached, output_tokens, cost)


@cache
def _listed(model: str) -> tuple[Provider, ModelInfo] | None:
    """The model and its provider in the table of prices; None, and a line in the log, when it is not there.

    The table of all models takes 4 MB, and a process asks for two or three of them: it is not kept.
    """
    from genai_prices.data import providers

    try:
        return DataSnapshot(providers, from_auto_update=False).find_provider_model(model, None, None, None)
    except LookupError as error:
        log.warning("llm_price_unknown", model=model, error=str(error))
        return None
    finally:
        sys.modules.pop("genai_prices.data", None)
        vars(genai_prices).pop("data", None)
