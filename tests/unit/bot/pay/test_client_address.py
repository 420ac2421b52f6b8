"""Only a proxy that we know is believed about where a request comes from."""

import pytest

from bot.pay.client_address import client_address

CLIENT = "203.0.113.9"
FORGED = "198.51.100.1"


@pytest.mark.parametrize(
    ("peer", "headers", "on_fly", "address"),
    [
        ("172.19.0.2", {"Fly-Client-IP": CLIENT}, True, CLIENT),
        ("172.19.0.2", {"Fly-Client-IP": CLIENT, "X-Forwarded-For": f"{FORGED}, 66.241.0.1"}, True, CLIENT),
        ("fdaa::3", {"Fly-Client-IP": "2001:db8:1:2:3:4:5:6"}, True, "2001:db8:1:2::/64"),
        ("172.19.0.2", {"Fly-Client-IP": "rubbish"}, True, "172.19.0.2"),
        ("10.0.0.2", {"X-Forwarded-For": f"{FORGED}, {CLIENT}"}, False, CLIENT),
        ("127.0.0.1", {"X-Forwarded-For": CLIENT}, False, CLIENT),
        ("10.0.0.2", {"Fly-Client-IP": FORGED, "X-Forwarded-For": CLIENT}, False, CLIENT),
        ("10.0.0.2", {"Fly-Client-IP": FORGED}, False, "10.0.0.2"),
        ("10.0.0.2", {"X-Forwarded-For": "unknown"}, False, "10.0.0.2"),
        (CLIENT, {"X-Forwarded-For": FORGED, "Fly-Client-IP": FORGED}, False, CLIENT),
        ("::ffff:203.0.113.9", {}, False, CLIENT),
        ("127.0.0.1", {}, False, ""),
        ("::1", {}, False, ""),
        (None, {"X-Forwarded-For": CLIENT}, False, ""),
        ("", {}, True, ""),
    ],
)
def test_the_address_is_the_one_that_a_known_proxy_saw(
    peer: str | None, headers: dict[str, str], on_fly: bool, address: str
) -> None:
    assert client_address(peer, headers, on_fly=on_fly) == address
