"""A certificate for servers of tests, which only clients of tests trust. Its key guards nothing."""

import ssl
from pathlib import Path
from typing import Final

CERTIFICATE: Final = """-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUZSINwownTpakBZIrwTCuL6Ns+9owCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTE3MTg1MVoYDzIxMjYxMTA1
MTcxODUxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ/867DY5f7sS9CWFrHqiRIMiz0jvRlNgA6hwTPO6tG51uKzFta8K4b
ZOxq7s5NLeBp2L6RjqRitRWFC6yMYAzbo28wbTAdBgNVHQ4EFgQUP/HoIo+WrxRe
PZCPxzU5c/r7g+swHwYDVR0jBBgwFoAUP/HoIo+WrxRePZCPxzU5c/r7g+swDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAInnMTdpNhR/+p0Ky6P7xFWUL+8jAVw5AwYcb3oECxRYAiAW
QsOIuFpeRDM18xAcq6O5ptnxFIRiAx+WKX5v4hcdiA==
-----END CERTIFICATE-----
"""
"""For 127.0.0.1 and localhost, until 2126, signed by itself."""

_KEY: Final = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtD/wHAcgq+0Z7/vt
85i89G29xplamR5t9WDpomZWKu6hRANCAAQ/867DY5f7sS9CWFrHqiRIMiz0jvRl
NgA6hwTPO6tG51uKzFta8K4bZOxq7s5NLeBp2L6RjqRitRWFC6yMYAzb
-----END PRIVATE KEY-----
"""


def server_side(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS. `folder` is one in which the certificate may be written: Python reads it from a file only."""
    path = folder / "certificate.pem"
    path.write_text(CERTIFICATE + _KEY)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
