"""Whatever is posted to the pay page: no 5xx, and neither a person nor an order for what is no tap of somebody's."""

import itertools
import time
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from bot.app import create_app
from bot.settings import Settings
from models.money.economy import PACKAGES
from sandbox.line import login
from sandbox.line.people import Person
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.fuzz.inputs import as_json, bodies, changes_of, junk, texts, tried

PATHS = ("/liff/checkout", "/liff/account")
_people = itertools.count(1)
_addresses = (f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" for n in range(1 << 24))


class Client:
    """The web process, and tokens of LINE's for it. Each request comes from elsewhere, so that none is limited."""

    def __init__(self, settings: Settings, sandbox: LiveSandbox) -> None:
        self._client: FlaskClient = create_app(settings).test_client()
        self._sandbox = sandbox
        self._channel = settings.line_login_channel_id

    def post(self, path: str, body: bytes, kind: str) -> int:
        where = {"REMOTE_ADDR": next(_addresses)}
        return self._client.post(path, data=body, content_type=kind, environ_base=where).status_code

    def get(self, path: str) -> int:
        return self._client.get(path, environ_base={"REMOTE_ADDR": next(_addresses)}).status_code

    def forged(self, claims: dict[str, Any]) -> str:
        """A token that LINE has not made, with anything at all in it."""
        made = {"iss": login.ISSUER, "aud": self._channel, "exp": time.time() + 99, "sub": "U" + "1" * 32}
        packed = [login._encode(as_json(part)) for part in ({"alg": "HS256"}, {**made, **claims})]
        return ".".join([*packed, "AAAA"])

    def genuine(self, name: str) -> str:
        """A token of LINE's, of somebody new who calls themselves so."""
        return login.mint(self._sandbox.world, Person(f"U{next(_people):032x}", name, "th"))


@pytest.fixture
def client(settings: Settings, sandbox: LiveSandbox) -> Client:
    return Client(settings, sandbox)


BODY = ("package", "language", "id_token", "amount", "__proto__")
CLAIMS = ("iss", "aud", "exp", "sub", "name", "iat")


@given(
    path=st.sampled_from(PATHS),
    token=st.sampled_from(["forged", "forged", "odd", "genuine"]),
    claims=changes_of(*CLAIMS),
    name=texts,
    odd=junk,
    changes=changes_of(*BODY),
    raw=st.none() | bodies,
    kind=st.sampled_from(["application/json", "application/json", "text/plain", "multipart/form-data", ""]),
)
@tried("liff")
def test_no_post_is_answered_with_a_5xx_and_only_a_tap_makes_an_order(
    client: Client,
    rows: Rows,
    path: str,
    token: str,
    claims: dict[str, Any],
    name: str,
    odd: Any,
    changes: dict[str, Any],
    raw: bytes | None,
    kind: str,
) -> None:
    given_token = {"forged": client.forged(claims), "genuine": client.genuine(name), "odd": odd}[token]
    asked = {"id_token": given_token, "package": "popular", "language": "th", **changes}
    is_tap = raw is None and kind == "application/json" and path == PATHS[0] and token == "genuine" and not changes

    status = client.post(path, as_json(asked) if raw is None else raw, kind)

    assert status < 500
    orders, people = rows.all("select package from payment_history"), rows.all("select line_id from users")
    if people:
        rows.run("truncate users cascade")
    named = asked["package"] if isinstance(asked["package"], str) else ""
    may_pay = raw is None and path == PATHS[0] and token == "genuine" and named in PACKAGES and "id_token" not in changes
    assert (len(orders), len(people)) in ({(0, 0), (1, 1)} if may_pay else {(0, 0)})
    assert not is_tap or (status, len(orders)) == (200, 1)


@given(order=texts, language=texts)
@tried("addresses")
def test_no_address_of_the_pay_page_is_answered_with_a_5xx(client: Client, order: str, language: str) -> None:
    named, spoken = quote(order, safe="", errors="surrogatepass"), quote(language, safe="", errors="surrogatepass")

    statuses = {client.get(f"/liff/{path}?lang={spoken}") for path in (f"paid/{named}", f"paid/{named}/state", f"topup/{named}")}

    assert max(statuses) < 500
