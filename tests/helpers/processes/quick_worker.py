"""`python -m tests.helpers.processes.quick_worker`: a worker process that waits for less long than `python -m worker`."""

from typing import Final

from worker.process.running import main
from worker.runtime.timing import Timing

QUICK: Final = Timing(
    lease=1.5,
    beat=0.3,
    beat_again=0.1,
    sweep=0.3,
    delivery_again=1.0,
    save_again=0.3,
    job_wait=1,
    redis_answer=1,
)

if __name__ == "__main__":
    main(QUICK)
