"""Asks MiMi and the other stand-ins, past any proxy of the machine: all of them are on this one."""

import urllib.error
import urllib.request
from typing import Any, Final

Status = int | str
"""The HTTP status, `timeout` or `unreachable`."""

_OPENER: Final = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def open_directly(request: urllib.request.Request | str, timeout_s: float) -> Any:
    """As `urllib.request.urlopen`, whatever `http_proxy` says."""
    return _OPENER.open(request, timeout=timeout_s)


def post(request: urllib.request.Request, timeout_s: float) -> Status:
    """Sends the request and returns how that went. Never raises."""
    try:
        with open_directly(request, timeout_s) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except TimeoutError:
        return "timeout"
    except urllib.error.URLError as error:
        return "timeout" if isinstance(error.reason, TimeoutError) else "unreachable"
    except (OSError, ValueError):
        return "unreachable"
