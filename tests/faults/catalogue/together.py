"""Many people at once, and several faults at once."""

from typing import Final

from tests.faults.catalogue import line, processes, servers
from tests.faults.crowd import all_at_once
from tests.faults.fault import Fault
from tests.faults.house import House, wait


def worker_and_redis(house: House) -> None:
    processes.kill_worker(house)
    servers.empty_redis(house)


def postgres_and_line(house: House) -> None:
    line.failing("500_after", 0.3)(house)
    house.postgres.stop()


def postgres_and_line_again(house: House) -> None:
    servers.start("postgres")(house)
    line.calm(house)


def everything(house: House) -> None:
    """LINE answers 500 to a third, each event comes three times, Redis is emptied, Postgres and a worker are killed."""
    line.failing("500_after", 0.3, late_s=8)(house)
    house.copies = 3
    servers.empty_redis(house)
    wait(3)
    processes.kill_worker(house)
    servers.kill_postgres(house)
    wait(3)
    servers.start("postgres")(house)
    processes.kill_web_child(house)


def everything_again(house: House) -> None:
    house.workers_alive()
    line.calm(house)


FAULTS: Final = (
    Fault("300 people in one second", lambda house: all_at_once(house, 300), seconds=3),
    Fault("a worker killed and Redis emptied", worker_and_redis, seconds=0, within=20),
    Fault("Postgres stopped, 30 % of LINE's answers 500 after acting", postgres_and_line, postgres_and_line_again,
          seconds=20, unknowable=True),
    Fault("everything at once", everything, everything_again, seconds=10, unknowable=True, short=4),
)  # fmt: skip
