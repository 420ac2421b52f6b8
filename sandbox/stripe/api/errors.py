"""Stripe's errors, as its API answers them."""

from typing import Any

DOCS = "https://docs.stripe.com/error-codes/"


class StripeError(Exception):
    """An answer other than 200: `{"error": {"type", "message", "code"?, "param"?}}`."""

    def __init__(
        self, status: int, message: str, code: str | None = None, param: str | None = None, kind: str = "invalid_request_error"
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param, self.kind = status, message, code, param, kind

    def show(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"message": self.message, "type": self.kind}
        if self.code:
            shown["code"] = self.code
            shown["doc_url"] = DOCS + self.code.replace("_", "-")
        if self.param:
            shown["param"] = self.param
        return {"error": shown}


def bad(message: str, code: str | None = None, param: str | None = None) -> StripeError:
    """A request that Stripe refuses: 400."""
    return StripeError(400, message, code, param)


def missing(kind: str, object_id: str, param: str = "id") -> StripeError:
    """An object that is not there: 404."""
    return StripeError(404, f"No such {kind}: '{object_id}'", "resource_missing", param)


def hidden(key: str) -> str:
    """An API key as Stripe repeats it in an error: only its kind and its last four characters."""
    start = "_".join(key.split("_")[:2]) + "_" if key.count("_") >= 2 else ""
    return start + "*" * max(len(key) - len(start) - 4, 0) + key[-4:]
