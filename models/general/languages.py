"""The languages that MiMi speaks."""

from typing import Final

LANGUAGES: Final = ("th", "en")
"""By their codes, as they stand in `users.language`."""
