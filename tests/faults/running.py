"""One fault from its beginning to its line in the table."""

import time
from dataclasses import dataclass

from sandbox.line import webhooks
from sandbox.run.processes import wait_until
from tests.faults.answers import Answers
from tests.faults.crowd import Crowd
from tests.faults.evidence import all_settled, collect, none_open
from tests.faults.fault import WITHIN_SECONDS, Fault
from tests.faults.house import House, wait
from tests.faults.judging import Outcome, judge
from tests.faults.people import make_friends, tapped


@dataclass(frozen=True)
class Size:
    """How many come, and for how many seconds before and after the fault. `aftermath_s`: what comes twice may come so long
    after all is settled."""

    readings: int
    topups: int
    before_s: float = 4.0
    after_s: float = 4.0
    aftermath_s: float = 2.0


def run(house: House, fault: Fault, size: Size) -> Outcome:
    """People come, the fault begins and ends, and two minutes later at most all must be well, untouched."""
    house.answers = Answers()
    (prober,) = make_friends(house, 1)
    crowd = Crowd.of(house, size.readings, size.topups, size.before_s + fault.seconds + size.after_s)
    crowd.come(patience=WITHIN_SECONDS)
    wait(size.before_s)
    began_at = time.time()
    fault.begin(house)
    wait(fault.seconds)
    ended_at = time.time()
    fault.end(house)
    back_at = _back(house, prober.id, ended_at + WITHIN_SECONDS)
    crowd.leave()
    if fault.taps_after:
        wait_until(lambda: none_open(house, crowd), WITHIN_SECONDS)
        crowd.tap_again()
    wait_until(lambda: all_settled(house, crowd), WITHIN_SECONDS - (time.time() - ended_at))
    wait(size.aftermath_s)
    evidence = collect(house, crowd, back_at)
    house.repair()
    return judge(
        fault.name,
        evidence,
        began_at=began_at,
        ended_at=ended_at,
        within=fault.within,
        unknowable=fault.unknowable,
        by_reply=fault.by_reply,
    )


def _back(house: House, line_id: str, until: float) -> float:
    """When somebody's tap was answered with 200 within LINE's 2 s."""
    person = house.world.state.people.find(line_id)
    assert person
    while time.time() < until:
        if webhooks.post(house.world, webhooks.wrap([tapped(house, person, "balance")])) == 200:
            return time.time()
        wait(0.2)
    return float("inf")
