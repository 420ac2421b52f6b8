"""Cost of a model's calls: tokens, USD, time, summed over all calls of a reading, failed ones included."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import structlog
from genai_prices import Usage, calc_price

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
    try:
        cost = calc_price(usage, model).total_price
    except (LookupError, ValueError) as error:
        log.warning("llm_price_unknown", model=model, error=str(error))
    return Bill(model, input_tokens, cached, output_tokens, cost)
