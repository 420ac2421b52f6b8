"""The base errors of all outside services (LINE, Stripe, the model): permanent or temporary.

    Exception
    └── OutsideError        the service did not do what was asked
        ├── Permanent       asking again would fail the same way: never retried
        └── Temporary       may work later: retried where repeating is safe

Each client derives its own errors from these two and draws its tree at the top of its file.
"""


class OutsideError(Exception):
    """A service outside did not do what was asked."""


class Permanent(OutsideError):
    """Asking again would fail the same way until somebody changes something. Never retried."""


class Temporary(OutsideError):
    """May work later. Retried, where asking twice does no harm."""
