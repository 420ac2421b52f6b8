"""`python -m bench.worker.instant_model PORT`: LINE and a model in one, which answer at once, or the model after a while.

The model's words are the sandbox's, written once for each prompt and then kept: what is measured is MiMi, not the writing.
GET /bench tells how many calls the model has under way, how many it had at most, and all in all; POST /bench?seconds=20 makes
it slow from then on and begins to count anew.
"""

import asyncio
import json
import sys
from typing import Any, Final

from sandbox.model import shapes
from sandbox.model.asked import read_responses
from sandbox.model.book import Usage
from sandbox.model.routes import write

TAKEN: Final = b'{"sentMessages":[{"id":"1"}],"richMenuId":"richmenu-1"}'
HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
MODEL: Final = b"POST /openai/v1/responses "
USAGE: Final = Usage(input=1800, cached=1600, output=700, reasoning=0)


class Counts:
    """Calls of the model."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.kept: dict[str, bytes] = {}
        self.under_way = self.most = self.all = 0

    def begin(self, seconds: float) -> None:
        self.seconds, self.most, self.all = seconds, self.under_way, 0

    async def answer(self, body: bytes) -> bytes:
        self.under_way += 1
        self.all += 1
        self.most = max(self.most, self.under_way)
        try:
            if self.seconds:
                await asyncio.sleep(self.seconds)
            return self._written(json.loads(body))
        finally:
            self.under_way -= 1

    def _written(self, request: dict[str, Any]) -> bytes:
        prompt = json.dumps([request.get("instructions"), request.get("input")])
        if prompt not in self.kept:
            asked = read_responses(request)
            self.kept[prompt] = json.dumps(shapes.response(asked, write(asked, "ok"), USAGE, 0.0)).encode()
        return self.kept[prompt]


async def serve(port: int) -> None:
    counts = Counts()

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                at = head.lower().find(b"content-length:")
                body = await reader.readexactly(int(head[at + 15 :].split(b"\r\n", 1)[0])) if at >= 0 else b""
                said = await _answer(counts, head, body)
                writer.write(HEAD % len(said) + said)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(client, "127.0.0.1", port, backlog=512)
    await server.serve_forever()


async def _answer(counts: Counts, head: bytes, body: bytes) -> bytes:
    if head.startswith(MODEL):
        return await counts.answer(body)
    if head.startswith(b"POST /bench?seconds="):
        counts.begin(float(head.split(b" ")[1].partition(b"=")[2]))
    if b" /bench" in head[:12]:
        return json.dumps({"under_way": counts.under_way, "most": counts.most, "all": counts.all}).encode()
    return TAKEN


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
