"""The sandbox's process, LINE Login's side, and what a browser loads."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.helpers.support import LiveSandbox


@contextmanager
def web(address: str) -> Iterator[None]:
    """MiMi's web process with one picture."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/deck/07.jpg" else 404)
            self.send_header("Content-Type", "image/jpeg")
            self.send_header("Content-Length", "3")
            self.end_headers()
            self.wfile.write(b"\xff\xd8\xff")

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", int(str(urlsplit(address).port))), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


@pytest.fixture
def mali(sandbox: LiveSandbox) -> str:
    return sandbox.control.arrive("มะลิ", "th").id


def token(sandbox: LiveSandbox, person: str, **how: Any) -> str:
    return str(sandbox.control.call("POST", f"/sandbox/people/{person}/id-token", how)["id_token"])


def verify(sandbox: LiveSandbox, id_token: str, client_id: str | None = None) -> tuple[int, dict[str, Any]]:
    form = {"id_token": id_token, "client_id": client_id or sandbox.environment["LINE_LOGIN_CHANNEL_ID"]}
    answer = requests.post(f"{sandbox.base}/oauth2/v2.1/verify", data=form, timeout=60)
    return answer.status_code, answer.json()


def test_an_id_token_names_its_person(sandbox: LiveSandbox, mali: str) -> None:
    status, claims = verify(sandbox, token(sandbox, mali))
    assert (status, claims["sub"], claims["name"], claims["iss"]) == (200, mali, "มะลิ", "https://access.line.me")
    assert claims["exp"] - claims["iat"] == 3600


def test_a_bad_id_token_is_refused_in_line_logins_words(sandbox: LiveSandbox, mali: str) -> None:
    good = token(sandbox, mali)
    head, body, _signature = good.split(".")

    def why(id_token: str, client_id: str | None = None) -> str:
        status, answer = verify(sandbox, id_token, client_id)
        assert (status, answer["error"]) == (400, "invalid_request")
        return str(answer["error_description"])

    assert why(token(sandbox, mali, expired=True)) == "IdToken expired."
    assert why(token(sandbox, mali, audience="999")) == "Invalid IdToken Audience."
    assert why(good, "999") == "Invalid IdToken Audience."
    assert why(f"{head}.{body}.AAAA") == why("nonsense") == why("ก.ข.ค") == "Invalid IdToken."
    sandbox.control.switch(clock_offset_s=3601)
    assert why(good) == "IdToken expired."


def test_the_public_name_s_pictures_come_from_mimi(sandbox: LiveSandbox, web_address: str) -> None:
    url = f"{sandbox.base}/public/deck/07.jpg"
    assert requests.get(url, timeout=60).status_code == 502
    with web(web_address):
        picture = requests.get(url, timeout=60)
        assert (picture.content, picture.headers["content-type"]) == (b"\xff\xd8\xff", "image/jpeg")
        assert requests.get(f"{sandbox.base}/public/deck/99.jpg", timeout=60).status_code == 404


def test_a_liff_url_opens_mimi_s_page_as_that_person(sandbox: LiveSandbox, web_address: str, mali: str) -> None:
    asked = {"url": "https://liff.line.me/123-abc/again?from=chat", "person": mali}
    answer = requests.get(f"{sandbox.base}/sandbox/liff", params=asked, timeout=60, allow_redirects=False)
    opened = urlsplit(answer.headers["location"])
    assert f"{opened.scheme}://{opened.netloc}{opened.path}" == f"{web_address}/liff/topup/again"
    assert parse_qs(opened.query) == {"from": ["chat"], "person": [mali]}
    assert "window.liff" in requests.get(f"{sandbox.base}/sandbox/liff-sdk.js", timeout=60).text


def test_unknown_line_routes_are_404_in_line_s_shape(sandbox: LiveSandbox) -> None:
    answer = requests.get(f"{sandbox.base}/v2/bot/nothing", timeout=60)
    assert (answer.status_code, answer.json()) == (404, {"message": "Not found"})


def test_the_command_says_where_it_listens_and_ends_at_once() -> None:
    command = [sys.executable, "-m", "sandbox.server", "--port", "0", "--channel-token", "t"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.fullmatch(r"sandbox: listening on http://(127\.0\.0\.1:\d+)\n", said)
        assert address, said
        waiting = http.client.HTTPConnection(address[1])
        waiting.request("POST", "/sandbox/people", body="{}")
        person = waiting.getresponse().read().decode().split('"id":"')[1][:33]
        waiting.request("GET", f"/sandbox/people/{person}/chat?after=0&wait=30")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        waiting.close()


def test_a_taken_port_is_said_plainly(sandbox: LiveSandbox) -> None:
    port = str(urlsplit(sandbox.base).port)
    tried = subprocess.run(
        [sys.executable, "-m", "sandbox.server", "--port", port], capture_output=True, text=True, timeout=60, check=False
    )
    assert tried.returncode == 1
    assert f"sandbox: 127.0.0.1:{port} is taken" in tried.stderr
    assert "Traceback" not in tried.stderr
