"""A free port: kept for the server that will take it."""

import socket
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import make_server

from bot.settings import Settings
from sandbox.run.processes import free_port
from tests.helpers.processes.web import web_process


def test_it_is_kept_for_a_server() -> None:
    port = free_port()

    with socket.socket() as other, pytest.raises(OSError, match="Address already in use"):
        other.bind(("127.0.0.1", port))

    server = make_server("127.0.0.1", port, lambda _environ, _start: [])
    server.server_close()
    assert server.port == port


def test_who_connects_before_the_server_started_is_refused() -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", free_port()), 5)


def test_a_taken_port_is_an_error_of_one_test(settings: Settings, web_address: str) -> None:
    """A SystemExit would leave pytest's fixture half done, and every later test of the process with an error."""
    with socket.create_server(("127.0.0.1", urlsplit(web_address).port or 0)), pytest.raises(OSError, match="is taken"):
        web_process(settings, web_address).__enter__()
