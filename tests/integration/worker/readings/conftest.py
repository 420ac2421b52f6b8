"""A reading that is paid for and waits for the worker."""

import uuid

import pytest

from sandbox.run.client import Phone
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.rows import Rows


@pytest.fixture
def paid(mali_phone: Phone, rows: Rows) -> uuid.UUID:
    """Mali's reading, queued; she had three stars and has two."""
    return uuid.UUID(pay_for_a_reading(mali_phone, rows))
