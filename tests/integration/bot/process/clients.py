"""Clients of the web process that speak HTTP by hand."""

import socket
from urllib.parse import urlsplit


def connected(web: str) -> socket.socket:
    address = urlsplit(web)
    return socket.create_connection((address.hostname, address.port), timeout=60)


def asked(web: str, path: bytes) -> socket.socket:
    """A client that has sent a request and waits for its answer."""
    client = connected(web)
    client.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: mimi\r\nConnection: close\r\n\r\n")
    return client
