"""How often a worker process does what it does by the clock, and how long it waits. In seconds; tests choose shorter ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """A reading whose worker died is taken up after `lease` and `sweep` together at the latest."""

    lease: float = 8.0
    """A claimed reading is left alone for so long after its worker's last heartbeat."""

    beat: float = 2.0
    """Between the heartbeats that renew the leases."""

    beat_again: float = 0.5
    """Between the heartbeats while the database is away, so that the leases are renewed as soon as it is back."""

    longest_claim: float = 240.0
    """A claim is renewed for so long at most: interpreting takes 45 s, and a thread that hangs must lose its reading."""

    sweep: float = 5.0
    """Between the sweeps."""

    delivery_again: float = 10.0
    """Until a reading that could not be delivered is tried again."""

    save_again: float = 2.0
    """Between the tries to save what must not be lost, at most. The first come sooner."""

    longest_save: float = 120.0
    """For so long it is tried."""

    job_wait: int = 12
    """Redis is asked to wait for a job for so long at a time (whole seconds). Each time is a command, and hosted Redis bills by
    the command; but what the connection leads to may be gone, and that shows only when an answer is due."""

    redis_answer: int = 3
    """If its answer takes so much longer, the connection leads nowhere and is thrown away (whole seconds)."""
