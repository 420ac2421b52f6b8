"""LINE Login's side: ID tokens as LIFF hands them out, their verification, and the profile behind an access token."""

import base64
import hashlib
import hmac
import json
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from sandbox.line.people import Person
from sandbox.world import World

ISSUER: Final = "https://access.line.me"
LIFETIME_S: Final = 3600
"""An ID token of LIFF is good for one hour."""


LOGIN_TOKEN: Final = "token-of-the-login-channel"


def login_secret(channel: str) -> str:
    """The Login channel's secret."""
    return f"secret-of-{channel}"


class InvalidRequest(Exception):
    """Answered as LINE Login does: 400 with `error` and `error_description`."""


def mint(world: World, person: Person, expired: bool = False, audience: str | None = None) -> str:
    """An ID token (JWT, HS256 under a key that only this sandbox has) for a person."""
    now = int(world.now()) - (2 * LIFETIME_S if expired else 0)
    payload = {
        "iss": ISSUER,
        "sub": person.id,
        "aud": audience or world.options.login_channel_id,
        "exp": now + LIFETIME_S,
        "iat": now,
        "amr": ["linesso"],
        "name": person.name,
    }
    if person.picture:
        payload["picture"] = person.picture
    signed = _pack({"typ": "JWT", "alg": "HS256"}) + "." + _pack(payload)
    return signed + "." + _encode(_signature(world, signed))


def read(world: World, token: str, client_id: str) -> dict[str, Any]:
    """The token's claims. Raises InvalidRequest with LINE Login's wording."""
    signed, _, signature = token.rpartition(".")
    try:
        genuine = hmac.compare_digest(_decode(signature), _signature(world, signed))
        payload: dict[str, Any] = json.loads(_decode(signed.partition(".")[2]))
    except ValueError as error:
        raise InvalidRequest("Invalid IdToken.") from error
    if not genuine:
        raise InvalidRequest("Invalid IdToken.")
    if payload["exp"] < world.now():
        raise InvalidRequest("IdToken expired.")
    if payload["aud"] != client_id:
        raise InvalidRequest("Invalid IdToken Audience.")
    return payload


def blueprint(world: World) -> Blueprint:
    routes = Blueprint("line_login", __name__)

    @routes.errorhandler(InvalidRequest)
    def refuse(error: InvalidRequest) -> tuple[Response, int]:
        return jsonify({"error": "invalid_request", "error_description": str(error)}), 400

    @routes.after_request
    def leave(response: Response) -> Response:
        world.record_call(request.method, request.path, response.status_code)
        return response

    @routes.post("/oauth2/v2.1/verify")
    def verify() -> Response:
        for name in ("id_token", "client_id"):
            if not request.form.get(name):
                raise InvalidRequest(f"{name} is missing.")
        payload = read(world, request.form["id_token"], request.form["client_id"])
        wanted = request.form.get("user_id")
        if wanted and wanted != payload["sub"]:
            raise InvalidRequest("Invalid IdToken Subject Identifier.")
        return Response(json.dumps(payload), mimetype="application/json")  # as LINE does: nothing but ASCII

    @routes.post("/oauth2/v3/token")
    def token() -> tuple[Response, int]:
        """A stateless channel access token of the Login channel."""
        known = (world.options.login_channel_id, login_secret(world.options.login_channel_id))
        asked = (request.form.get("client_id"), request.form.get("client_secret"))
        if request.form.get("grant_type") != "client_credentials" or asked != known:
            return jsonify({"error": "invalid_client", "error_description": "invalid client_secret"}), 400
        return jsonify({"token_type": "Bearer", "access_token": LOGIN_TOKEN, "expires_in": 900}), 200

    @routes.get("/liff/v1/apps")
    def apps() -> tuple[Response, int]:
        """The LIFF apps of the Login channel; `liff_apps` of `others` stands for what the console was told otherwise."""
        if request.headers.get("Authorization") != f"Bearer {LOGIN_TOKEN}":
            return jsonify({"message": "invalid token"}), 401
        pays = {
            "liffId": f"{world.options.login_channel_id}-mimipays",
            "view": {"type": "tall", "url": world.options.public_url + world.options.liff_path},
            "scope": ["openid", "profile"],
        }
        return jsonify({"apps": world.state.others.get("liff_apps", [pays])}), 200

    @routes.get("/v2/profile")
    def profile() -> tuple[Response, int]:
        """The profile behind a LIFF access token, which here is an ID token of this channel."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            claims = read(world, token, world.options.login_channel_id)
        except InvalidRequest:
            return jsonify({"message": "invalid token"}), 401
        shown = {"userId": claims["sub"], "displayName": claims["name"], "pictureUrl": claims.get("picture")}
        return jsonify({name: value for name, value in shown.items() if value}), 200

    return routes


def _signature(world: World, signed: str) -> bytes:
    return hmac.new(world.id_token_key, signed.encode(), hashlib.sha256).digest()


def _pack(part: dict[str, Any]) -> str:
    return _encode(json.dumps(part, separators=(",", ":")).encode())


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
