"""The stand-ins and the chat window in one process: `python -m sandbox.server --port 8100 --web http://127.0.0.1:8000`."""

import argparse
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox import pages, stripe
from sandbox.control import routes
from sandbox.line import login, profiles, sending
from sandbox.line.media import content
from sandbox.line.richmenus import richmenu
from sandbox.model import routes as model
from sandbox.world import Options, World

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["Options", "create_app", "serve"]

PARTS = (routes, pages, sending, content, profiles, richmenu, login, model, stripe)
"""The stand-ins. Each offers `blueprint(world)`."""


def create_app(options: Options | None = None, world: World | None = None) -> Flask:
    """All stand-ins on one new world, or on the one given. The world is found as `app.extensions["sandbox"]`."""
    app = Flask(__name__, static_folder=None)
    world = World(options or Options()) if world is None else world
    app.extensions["sandbox"] = world
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    for part in PARTS:
        app.register_blueprint(part.blueprint(world))

    @app.before_request
    def drain() -> None:
        """Read the body in any case, so that the connection can be used again."""
        request.get_data(cache=True, parse_form_data=False)

    @app.errorhandler(HTTPException)
    def refuse(error: HTTPException) -> tuple[Response, int]:
        code = error.code or 500
        if request.path.startswith("/v2/"):
            return jsonify({"message": "Not found" if code == 404 else error.name}), code
        return jsonify({"error": error.description}), code

    return app


class Handler(WSGIRequestHandler):
    """Closes each connection after its answer and writes no line for each request.

    Werkzeug reads away whatever follows a request, so on a connection kept open it would swallow the next one.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Calls are in the record."""


def serve(app: "WSGIApplication", host: str = "127.0.0.1", port: int = 0) -> BaseWSGIServer:
    """A threaded server that listens already; `serve_forever()` runs it, `port` tells where."""
    return make_server(host, port, app, threaded=True, request_handler=Handler)


def main(arguments: list[str] | None = None) -> None:
    defaults = Options()
    parser = argparse.ArgumentParser(prog="python -m sandbox.server", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8100, help="0 takes a free one")
    parser.add_argument("--web", default=defaults.web, help="where MiMi's web process listens")
    parser.add_argument("--public-url", default=defaults.public_url, help="MiMi's PUBLIC_URL")
    parser.add_argument("--channel-secret", default=defaults.channel_secret)
    parser.add_argument("--channel-token", default=defaults.channel_token)
    parser.add_argument("--login-channel-id", default=defaults.login_channel_id)
    parser.add_argument("--webhook-path", default=defaults.webhook_path)
    parser.add_argument("--liff-path", default=defaults.liff_path, help="path of the LIFF app's endpoint URL")
    parser.add_argument("--stripe-key", default=defaults.stripe_key, help="MiMi's STRIPE_SECRET_KEY")
    parser.add_argument("--stripe-webhook-secret", default=defaults.stripe_webhook_secret)
    parser.add_argument("--stripe-webhook-path", default=defaults.stripe_webhook_path)
    chosen: dict[str, Any] = vars(parser.parse_args(arguments))
    host, port = chosen.pop("host"), chosen.pop("port")
    app = create_app(Options(**chosen))
    try:
        server = serve(app, host, port)
    except (OSError, SystemExit):
        sys.exit(f"sandbox: {host}:{port} is taken")

    def stop(_signal: int, _frame: object) -> NoReturn:
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"sandbox: listening on http://{host}:{server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
