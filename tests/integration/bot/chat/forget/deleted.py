"""What is left of a person whose data were deleted."""

from datetime import UTC, datetime

from tests.helpers.people import DAO
from tests.helpers.turns import PSEUDONYMS

NAMELESS = PSEUDONYMS.new(DAO.line_id)
TODAY = datetime.now(UTC)
