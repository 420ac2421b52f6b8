"""The smallest honest handler of a LINE event: what MiMi's turn is measured against.

Signature, one transaction of three statements (once-only, lock, change), one pooled reply of 3 kB: less than this no bot can
do that loses nothing. Nothing of MiMi's is in it.
"""

import base64
import hmac
import json
import os
import threading
from typing import Any, Final

import psycopg2.pool
import urllib3
from flask import Flask, Response, request

THREADS: Final = 8

TABLES: Final = """
create table if not exists events (id text primary key, at timestamptz not null default now());
create table if not exists people (line_id text primary key, turns integer not null default 0);
insert into people (line_id) select 'U' || lpad(to_hex(n), 32, '0') from generate_series(0, %(people)s - 1) n
  on conflict do nothing
"""

LINE: Final[dict[str, Any]] = {
    "type": "box",
    "layout": "baseline",
    "contents": [{"type": "text", "text": "ข้อความหนึ่งบรรทัดในไพ่ใบนี้"}],
}
REPLY: Final[dict[str, Any]] = {
    "type": "flex",
    "altText": "คำตอบ",
    "contents": {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [LINE] * 19}},
}
"""About 3 kB of JSON, as a reply of MiMi's is."""


def create_app() -> Flask:
    """The WSGI application. Settings: DATABASE_URL, LINE_API_BASE, LINE_CHANNEL_SECRET."""
    app = Flask(__name__, static_folder=None)
    secret = os.environ["LINE_CHANNEL_SECRET"].encode()
    reply_url = os.environ["LINE_API_BASE"] + "/v2/bot/message/reply"
    pools: list[psycopg2.pool.ThreadedConnectionPool] = []
    making = threading.Lock()

    def pool() -> psycopg2.pool.ThreadedConnectionPool:
        """Made by each process for itself, after the fork. It keeps as many connections as it begins with."""
        with making:
            if not pools:
                pools.append(psycopg2.pool.ThreadedConnectionPool(THREADS, THREADS, os.environ["DATABASE_URL"]))
        return pools[0]

    http = urllib3.PoolManager(maxsize=THREADS)
    headers = {"Authorization": "Bearer token", "Content-Type": "application/json"}

    @app.get("/api/health")
    def health() -> Response:
        return Response("ok")

    @app.post("/line/webhook")
    def webhook() -> Response:
        body = request.get_data(cache=False)
        right = base64.b64encode(hmac.digest(secret, body, "sha256"))
        if not hmac.compare_digest(right, request.headers.get("X-Line-Signature", "").encode()):
            return Response("bad signature", 403)
        for event in json.loads(body)["events"]:
            if _is_new(pool(), event["webhookEventId"], event["source"]["userId"]):
                message = json.dumps({"replyToken": event["replyToken"], "messages": [REPLY]})
                http.request("POST", reply_url, body=message, headers=headers, timeout=2.0, retries=False)
        return Response("ok")

    return app


def _is_new(pool: psycopg2.pool.ThreadedConnectionPool, event: str, person: str) -> bool:
    connection = pool.getconn()
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("insert into events (id) values (%s) on conflict do nothing", (event,))
            if not cursor.rowcount:
                return False
            cursor.execute("select turns from people where line_id = %s for update", (person,))
            cursor.execute("update people set turns = turns + 1 where line_id = %s", (person,))
            return True
    finally:
        pool.putconn(connection)
