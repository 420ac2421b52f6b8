"""MiMi's own processes are killed or told to end."""

import signal
from typing import Final

from tests.faults.fault import Fault
from tests.faults.house import House, send_signal


def kill_worker(house: House) -> None:
    house.workers[0].kill()


def kill_all_workers(house: House) -> None:
    for worker in house.workers:
        worker.kill()


def kill_web_alone(house: House) -> None:
    """gunicorn's master; its children see that it is gone, and end."""
    send_signal([house.web.pid], signal.SIGKILL)


def kill_web(house: House) -> None:
    house.web.kill()


def kill_web_child(house: House) -> None:
    """gunicorn starts another."""
    send_signal(house.web_children()[:1], signal.SIGKILL)


def web_again(house: House) -> None:
    house.web.kill()
    house.start_web()


def end_web(house: House) -> None:
    """One machine: it is told to end, then started again."""
    house.web.stop()


def freeze_worker(house: House) -> None:
    send_signal([house.workers[0].pid], signal.SIGSTOP)


def thaw_worker(house: House) -> None:
    send_signal([house.workers[0].pid], signal.SIGCONT)


def freeze_web_child(house: House) -> None:
    send_signal(house.web_children()[:1], signal.SIGSTOP)


def thaw_web(house: House) -> None:
    send_signal(house.web_children(), signal.SIGCONT)


FAULTS: Final = (
    Fault("one of two workers killed", kill_worker, seconds=0, within=20, by_reply=True, short=0),
    Fault("both workers killed", kill_all_workers, House.workers_alive, seconds=0, within=20, by_reply=True),
    Fault("one of two workers frozen", freeze_worker, thaw_worker, seconds=30, within=20),
    Fault("web killed alone", kill_web_alone, web_again, seconds=2),
    Fault("web killed with its children", kill_web, web_again, seconds=2, short=1),
    Fault("one of two web processes killed", kill_web_child, seconds=0),
    Fault("one of two web processes frozen", freeze_web_child, thaw_web, seconds=10),
    Fault("workers told to end (TERM)", House.replace_workers, seconds=1, within=20),
    Fault("web told to end (TERM)", end_web, web_again, seconds=1),
    Fault("rolling release", House.roll, seconds=8),
)  # fmt: skip
