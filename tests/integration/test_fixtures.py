"""What the other tests stand on does what it says."""

import redis

from tests.helpers.support import LiveSandbox, until


def test_the_stand_ins_answer_and_tell_mimi_where_they_are(sandbox: LiveSandbox) -> None:
    phone = sandbox.control.arrive("มะลิ", "th")
    assert [person["id"] for person in sandbox.control.people()] == [phone.id]
    assert sandbox.environment["LINE_API_BASE"] == sandbox.base
    assert sandbox.environment["LINE_CHANNEL_SECRET"] == sandbox.world.options.channel_secret


def test_mimi_is_told_everything_she_must_be_told(environment: dict[str, str]) -> None:
    from bot.settings import Settings

    told = Settings.model_validate({name.lower(): value for name, value in environment.items()})

    assert (told.database_url, told.redis_url, told.line_api_base) == (
        environment["DATABASE_URL"],
        environment["REDIS_URL"],
        environment["LINE_API_BASE"],
    )


def test_a_redis_url_is_an_empty_database(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_until_gives_what_it_found() -> None:
    looks = iter([0, "", "found"])
    assert until(lambda: next(looks), 5) == "found"
