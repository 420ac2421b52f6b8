"""The LINE stand-in as LINE's own SDK meets it: tokens, retry keys, quota, blocks, faults."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import urllib3
from linebot.v3.messaging import (
    ApiClient,
    Configuration,
    FlexContainer,
    FlexMessage,
    MulticastRequest,
    PushMessageRequest,
    ReplyMessageRequest,
    ShowLoadingAnimationRequest,
    TextMessage,
)
from linebot.v3.messaging.api.messaging_api import MessagingApi as Api
from linebot.v3.messaging.exceptions import ApiException

from tests.helpers.support import LiveSandbox, until


@pytest.fixture
def api(sandbox: LiveSandbox) -> Iterator[Api]:
    configuration = Configuration(host=sandbox.base, access_token=sandbox.environment["LINE_CHANNEL_ACCESS_TOKEN"])
    with ApiClient(configuration) as client:
        yield Api(client)


@pytest.fixture
def mali(sandbox: LiveSandbox) -> str:
    return sandbox.control.arrive("มะลิ", "th").id


def token_for(sandbox: LiveSandbox, person: str) -> str:
    """A fresh reply token, as the event of a text message carries it."""
    event_id = sandbox.control.call("POST", f"/sandbox/people/{person}/text", {"text": "สวัสดี"})["eventId"]
    return str(sandbox.world.state.events[event_id]["replyToken"])


def say(words: str = "สวัสดีค่ะ") -> list[Any]:
    return [TextMessage(text=words)]


def reply(api: Api, token: str, **more: Any) -> None:
    api.reply_message(ReplyMessageRequest(replyToken=token, messages=say()), **more)


def push(api: Api, to: str, key: str | None = None, words: str = "สวัสดีค่ะ", **more: Any) -> Any:
    request = PushMessageRequest(to=to, messages=say(words))
    return api.push_message(request, x_line_retry_key=key, **more)


def failure(call: Any, *arguments: Any, **more: Any) -> tuple[int, str]:
    with pytest.raises(ApiException) as caught:
        call(*arguments, **more)
    return int(caught.value.status), str(json.loads(caught.value.body)["message"])


def chat(sandbox: LiveSandbox, person: str, query: str = "") -> dict[str, Any]:
    shown: dict[str, Any] = sandbox.control.call("GET", f"/sandbox/people/{person}/chat{query}")
    return shown


def heard(sandbox: LiveSandbox, person: str) -> list[str]:
    """What MiMi said to someone."""
    return [entry["message"]["text"] for entry in chat(sandbox, person)["entries"] if entry["from"] == "mimi"]


def test_a_reply_token_is_good_once(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    token = token_for(sandbox, mali)
    reply(api, token)
    assert failure(reply, api, token) == (400, "Invalid reply token")
    assert heard(sandbox, mali) == ["สวัสดีค่ะ"]


def test_a_reply_token_is_good_for_a_minute(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    young, old = token_for(sandbox, mali), token_for(sandbox, mali)
    sandbox.control.switch(clock_offset_s=58)
    reply(api, young)
    sandbox.control.switch(clock_offset_s=61)
    assert failure(reply, api, old) == (400, "Invalid reply token")


def test_a_reply_that_breaks_a_rule_leaves_the_token_usable(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    token = token_for(sandbox, mali)
    empty = FlexMessage(altText="x", contents=FlexContainer.from_dict({"type": "bubble"}))
    request = ReplyMessageRequest(replyToken=token, messages=[empty])
    assert failure(api.reply_message, request) == (400, "A message (messages[0]) in the request body is invalid")
    reply(api, token)


def test_a_retry_key_delivers_once_and_says_so(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    key = str(uuid.uuid4())
    first = api.push_message_with_http_info(
        PushMessageRequest(to=mali, messages=say()),
        x_line_retry_key=key,
    )
    with pytest.raises(ApiException) as again:
        push(api, mali, key, words="another body altogether")
    assert again.value.status == 409
    assert again.value.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert json.loads(again.value.body)["message"] == "The retry key is already accepted"
    assert heard(sandbox, mali) == ["สวัสดีค่ะ"]
    sandbox.control.switch(clock_offset_s=24 * 3600 + 1)
    push(api, mali, key)


def test_a_retry_key_is_a_uuid_and_only_for_pushes(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    assert failure(push, api, mali, "reading-7")[0] == 400
    token = token_for(sandbox, mali)
    assert failure(reply, api, token, _headers={"X-Line-Retry-Key": str(uuid.uuid4())})[0] == 400
    reply(api, token)


def test_the_month_s_pushes_run_out_and_replies_go_on(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    sandbox.control.switch(pushes_left=1)
    push(api, mali)
    assert failure(push, api, mali) == (429, "You have reached your monthly limit.")
    assert api.get_message_quota_consumption().total_usage == api.get_message_quota().value == 300
    reply(api, token_for(sandbox, mali))
    assert chat(sandbox, mali)["costs"] == {
        "replies": 1,
        "pushes": 1,
        "pushQuota": 300,
        "pushesLeft": 0,
        "model": {"calls": 0, "input": 0, "cached": 0, "output": 0},
    }


def test_who_blocked_mimi_gets_nothing_though_line_says_200(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    token = token_for(sandbox, mali)
    sandbox.control.call("POST", f"/sandbox/people/{mali}/unfollow")
    push(api, mali)
    reply(api, token)
    assert heard(sandbox, mali) == []
    assert [delivery["reached"] for delivery in sandbox.control.record()["deliveries"]] == [False, False]
    assert failure(api.get_profile, mali)[0] == 404
    assert api.get_message_quota_consumption().total_usage == 0


def test_a_profile_s_language_may_be_missing(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    assert api.get_profile(mali).language == "th"
    sandbox.control.call("POST", f"/sandbox/people/{mali}/language", {"language": None})
    assert api.get_profile(mali).language is None
    assert failure(api.get_profile, "U" + "0" * 32)[0] == 404


@pytest.mark.parametrize("seconds", [0, 7, 65])
def test_loading_takes_steps_of_five(sandbox: LiveSandbox, api: Api, mali: str, seconds: int) -> None:
    request = ShowLoadingAnimationRequest.construct(chat_id=mali, loading_seconds=seconds)
    assert failure(api.show_loading_animation, request)[0] == 400


def test_the_next_message_ends_the_loading_dots(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    api.show_loading_animation(ShowLoadingAnimationRequest(chatId=mali, loadingSeconds=20))
    assert chat(sandbox, mali)["typing"] is True
    push(api, mali)
    assert chat(sandbox, mali)["typing"] is False


def test_a_wrong_access_token_is_401(sandbox: LiveSandbox, mali: str) -> None:
    with ApiClient(Configuration(host=sandbox.base, access_token="stolen")) as client:
        assert failure(push, Api(client), mali)[0] == 401


def test_switched_failures_happen_as_often_as_asked(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    sandbox.control.switch(push_fail="500", times=2)
    assert [failure(push, api, mali)[0] for _ in range(2)] == [500, 500]
    push(api, mali)
    sandbox.control.switch(reply_fail="429")
    assert failure(reply, api, token_for(sandbox, mali))[1].startswith("The API rate limit")
    assert heard(sandbox, mali) == ["สวัสดีค่ะ"]


@pytest.mark.parametrize(("kind", "delivered"), [("timeout_before", False), ("timeout_after", True)])
def test_a_timed_out_reply_is_told_apart_by_its_token(
    sandbox: LiveSandbox, api: Api, mali: str, kind: str, delivered: bool
) -> None:
    token = token_for(sandbox, mali)
    sandbox.control.switch(reply_fail=kind, times=1)
    with pytest.raises(urllib3.exceptions.HTTPError):
        reply(api, token, _request_timeout=0.3)
    until(lambda: sandbox.world.switches.reply_fail.kind is None, what="the call has come")
    until(lambda: not delivered or heard(sandbox, mali), what="it was carried out")
    if delivered:
        assert failure(reply, api, token) == (400, "Invalid reply token")
    else:
        reply(api, token)
    assert heard(sandbox, mali) == ["สวัสดีค่ะ"]


def test_calls_share_one_connection(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    for _ in range(5):
        push(api, mali)
    pool = api.api_client.rest_client.pool_manager.connection_from_url(sandbox.base)
    assert (pool.num_requests, pool.num_connections) == (5, 1)


def many(api: Api, to: list[str], key: str | None = None) -> None:
    api.multicast(MulticastRequest(to=to, messages=say()), x_line_retry_key=key)


def test_a_multicast_counts_one_push_for_each_who_is_reached(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    tom, gone = (sandbox.control.arrive(name, "en") for name in ("Tom", "Gone"))
    gone.do("unfollow")
    sandbox.control.switch(pushes_left=5)

    many(api, [mali, tom.id, gone.id, "U" + "0" * 32])

    assert api.get_message_quota_consumption().total_usage == api.get_message_quota().value - 3
    assert [heard(sandbox, person) for person in (mali, tom.id, gone.id)] == [["สวัสดีค่ะ"], ["สวัสดีค่ะ"], []]


def test_a_multicast_that_is_too_large_for_the_month_reaches_nobody(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    tom = sandbox.control.arrive("Tom", "en")
    sandbox.control.switch(pushes_left=1)

    refused = failure(many, api, [mali, tom.id])

    assert refused == (429, "You have reached your monthly limit.")
    assert heard(sandbox, mali) + heard(sandbox, tom.id) == []


def test_a_multicast_s_retry_key_delivers_once(sandbox: LiveSandbox, api: Api, mali: str) -> None:
    key = str(uuid.uuid4())
    many(api, [mali], key)

    assert failure(many, api, [mali], key)[0] == 409
    assert heard(sandbox, mali) == ["สวัสดีค่ะ"]


@pytest.mark.parametrize("others", [["C" + "0" * 32], ["mali"], ["U" + "0" * 32] * 500])
def test_a_multicast_goes_to_people_and_to_500_at_most(sandbox: LiveSandbox, api: Api, mali: str, others: list[str]) -> None:
    headers = {"Authorization": f"Bearer {sandbox.environment['LINE_CHANNEL_ACCESS_TOKEN']}", "Content-Type": "application/json"}
    body = json.dumps({"to": [mali, *others], "messages": [{"type": "text", "text": "สวัสดีค่ะ"}]})

    answer = urllib3.request("POST", f"{sandbox.base}/v2/bot/message/multicast", body=body, headers=headers)

    assert answer.status == 400
    assert heard(sandbox, mali) == []
