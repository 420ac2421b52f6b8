"""How many commands and statements the worker may send at most: the numbers of the day on which each was written."""

from typing import Final

OF_A_JOB: Final = 4
"""LMOVE, HGETALL, DEL, LREM."""
OF_ENQUEUING: Final = 3
"""SADD, HSET, RPUSH."""

OF_A_MINUTE: Final = 2
OF_A_SWEEP: Final = {"statements": 10, "commands": 3}
OF_A_ROUND: Final = {"commands": 2, "statements": 6}
OF_A_READING: Final = 6
"""Messages to Postgres: the claim, the interpretation, the attempt to reply, the end, and two for the menu under the chat."""

OF_A_READING_WITH_A_LEVEL: Final = 14

IDLE_A_SECOND: Final = 0.25
