"""What a call comes to, by the list of prices."""

import sys

from worker.interpret.cost import price


def test_the_table_of_all_models_is_not_kept() -> None:
    """It takes 4 MB, and a process asks for two or three models."""
    price("gpt-6-luna", 1, 0, 1)

    assert "genai_prices.data" not in sys.modules


def test_a_model_without_a_price_costs_nothing_that_is_known() -> None:
    bill = price("no-model-of-this-name", 10, 0, 20)

    assert (bill.cost_usd, bill.input_tokens, bill.output_tokens) == (None, 10, 20)
