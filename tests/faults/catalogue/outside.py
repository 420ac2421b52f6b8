"""The model and Stripe: slow, refusing, talking rubbish, silent; events twice, backwards, never."""

from typing import Final

from tests.faults.catalogue.line import calm, switch
from tests.faults.catalogue.servers import cut, join
from tests.faults.fault import Fault
from tests.faults.house import House


def hang_stripe(house: House) -> None:
    house.wires["stripe"].hanging = True


def wake_stripe(house: House) -> None:
    house.wires["stripe"].hanging = False


FAULTS: Final = (
    Fault("the model hangs for 40 s", switch(model={"delay_ms": 40_000}), calm, seconds=10),
    Fault("the model says 429", switch(model={"mode": "429", "delay_ms": 0}), calm),
    Fault("the model says 500", switch(model={"mode": "500", "delay_ms": 0}), calm),
    Fault("the model talks garbage", switch(model={"mode": "garbage"}), calm),
    Fault("the model closes without a word", cut("model"), join("model"), wired=True),
    Fault("Stripe's events twice", switch(stripe={"duplicate": True}), calm),
    Fault("Stripe's events backwards", switch(stripe={"reorder": True}), calm),
    Fault("Stripe's events never", switch(stripe={"drop": 10_000}), calm),
    Fault("Stripe's API hangs", hang_stripe, wake_stripe, seconds=20, wired=True),
)
