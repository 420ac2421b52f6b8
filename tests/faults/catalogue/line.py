"""LINE hangs, is down, refuses, acts without saying so, or sends events late and more than once."""

from typing import Final

from tests.faults.fault import Act, Fault
from tests.faults.house import House


def switch(**switches: object) -> Act:
    return lambda house: house.switch(**switches)


def calm(house: House) -> None:
    house.calm()


def hang(house: House) -> None:
    house.wires["line"].hanging = True


def hang_no_more(house: House) -> None:
    house.wires["line"].hanging = False


def down(late_s: float) -> Act:
    """Every connection to LINE is closed at once; what people do reaches us so late."""

    def act(house: House) -> None:
        house.wires["line"].cut = True
        house.switch(late_s=late_s)

    return act


def up(house: House) -> None:
    house.wires["line"].cut = False
    house.calm()


def failing(kind: str, share: float = 1.0, **more: object) -> Act:
    """Replies and pushes fail so, a share of them."""
    return switch(reply_fail={"kind": kind, "share": share}, push_fail={"kind": kind, "share": share}, **more)


def replies_fail_after_acting(house: House) -> None:
    """No pushes, and half of the replies are taken and answered with 500."""
    house.calm()
    house.switch(pushes_left=0, reply_fail={"kind": "500_after", "share": 0.5})


def three_copies(house: House) -> None:
    house.copies = 3


FAULTS: Final = (
    Fault("LINE hangs", hang, hang_no_more, seconds=20, wired=True),
    Fault("LINE down", down(0), up, seconds=30, wired=True),
    Fault("LINE down, tokens 30 s old on arrival", down(30), up, seconds=35, wired=True),
    Fault("LINE down, events 8 s late", down(8), up, seconds=60, wired=True),
    Fault("LINE says 429", failing("429"), calm, seconds=15),
    Fault("LINE says 500 before acting", failing("500"), calm, seconds=15),
    Fault("LINE says 500 after acting", failing("500_after"), calm, seconds=15),
    Fault("LINE hangs after acting", switch(reply_fail="timeout_after"), calm, seconds=15),
    Fault("tokens 57 s old, 30 % of LINE's answers 500", failing("500", 0.3, late_s=57), calm, seconds=15),
    Fault("tokens 55 s old, 70 % of LINE's answers 500", failing("500", 0.7, late_s=55), calm, seconds=15, short=4),
    Fault("tokens 50 s old, 30 % of LINE's answers 500 after acting", failing("500_after", 0.3, late_s=50), calm, seconds=15,
          unknowable=True),
    Fault("tokens dead on arrival", switch(late_s=70), calm, seconds=10),
    Fault("the month's pushes used up, tokens dead on arrival", switch(late_s=70, pushes_left=0), calm, seconds=10,
          taps_after=True, short=3),
    Fault("the same, and half of the replies that bring them 500 after acting", switch(late_s=70, pushes_left=0),
          replies_fail_after_acting, seconds=10, taps_after=True),
    Fault("each webhook three times", three_copies, calm, seconds=10),
    Fault("LINE's clock 5 minutes ahead", switch(clock_offset_s=300), calm, seconds=10),
    Fault("LINE's clock 5 minutes behind", switch(clock_offset_s=-300), calm, seconds=10),
)  # fmt: skip
