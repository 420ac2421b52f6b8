"""Posts a stand-in's webhook to MiMi, past any proxy of the machine."""

import urllib.error
import urllib.request

Status = int | str
"""The HTTP status, `timeout` or `unreachable`."""


def post(request: urllib.request.Request, timeout_s: float) -> Status:
    """Sends the request and returns how that went. Never raises."""
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=timeout_s) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except TimeoutError:
        return "timeout"
    except urllib.error.URLError as error:
        return "timeout" if isinstance(error.reason, TimeoutError) else "unreachable"
    except (OSError, ValueError):
        return "unreachable"
