"""Who may post to /line/webhook: LINE, whose signature fits each byte."""

import urllib.error
import urllib.request

import pytest

from bot.settings import Settings
from tests.integration.bot.chat.webhook.posting import post, sign


def test_the_consoles_test_is_welcome(web: str, settings: Settings) -> None:
    body = b'{"destination":"U0","events":[]}'
    assert post(web, body, sign(settings, body)) == 200


@pytest.mark.parametrize("signature", [None, "", "wrong", "A" * 44, "\u00e9".encode().decode("latin-1")])
def test_a_bad_signature_is_a_4xx(web: str, signature: str | None) -> None:
    assert 400 <= post(web, b'{"events":[]}', signature) < 500


def test_a_signature_of_other_bytes_is_bad(web: str, settings: Settings) -> None:
    assert post(web, b'{"events": []}', sign(settings, b'{"events":[]}')) == 403


def test_a_signature_with_any_one_letter_changed_is_bad(web: str, settings: Settings) -> None:
    body = b'{"events":[]}'
    right = sign(settings, body)
    changed = [right[:at] + ("B" if right[at] == "A" else "A") + right[at + 1 :] for at in range(len(right))]

    assert {post(web, body, one) for one in changed} == {403}


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b"\xff\xfe\x00"])
def test_signed_rubbish_is_a_4xx(web: str, settings: Settings, body: bytes) -> None:
    assert 400 <= post(web, body, sign(settings, body)) < 500


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_only_a_post_is_line(web: str, method: str) -> None:
    asked = urllib.request.Request(f"{web}/line/webhook", method=method)

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=60)

    assert (refused.value.code, refused.value.headers["Allow"]) == (405, "POST")
