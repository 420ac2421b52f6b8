"""Postgres and Redis are down, hang, crash, lose what they hold, or cannot be reached."""

import os
import signal
from typing import Final

import redis

from sandbox.run.database_server import DatabaseServer
from tests.faults.fault import Act, Fault
from tests.faults.house import House, freeze, thaw


def stop(name: str) -> Act:
    return lambda house: server(house, name).stop()


def start(name: str) -> Act:
    def act(house: House) -> None:
        server(house, name).launch()
        server(house, name).await_ready()

    return act


def hang(name: str) -> Act:
    return lambda house: freeze(server(house, name))


def wake(name: str) -> Act:
    return lambda house: thaw(server(house, name))


def server(house: House, name: str) -> DatabaseServer:
    return house.postgres if name == "postgres" else house.valkey


def kill_backend(house: House) -> None:
    """The postmaster then ends all others and recovers."""
    pids = house.postgres.ask("select pid from pg_stat_activity where application_name = 'mimi' limit 1")
    os.kill(int(str(pids[0][0])), signal.SIGKILL)


def kill_postgres(house: House) -> None:
    house.postgres.kill()


def empty_redis(house: House) -> None:
    with redis.Redis.from_url(house.valkey.url) as client:
        client.flushall()


def set_redis(**settings: str) -> Act:
    def act(house: House) -> None:
        with redis.Redis.from_url(house.valkey.url) as client:
            for name, value in settings.items():
                client.config_set(name.replace("_", "-"), value)

    return act


def lead_nowhere(name: str) -> Act:
    """All connections made so far are acknowledged and lead nowhere, for good; new ones hang until the end."""

    def act(house: House) -> None:
        house.wires[name].lead_nowhere()
        house.wires[name].hanging = True

    return act


def lead_on(name: str) -> Act:
    def act(house: House) -> None:
        house.wires[name].lead_nowhere()
        house.wires[name].hanging = False

    return act


def cut(name: str) -> Act:
    def act(house: House) -> None:
        house.wires[name].cut = True

    return act


def join(name: str) -> Act:
    def act(house: House) -> None:
        house.wires[name].cut = False

    return act


FAULTS: Final = (
    Fault("Postgres stopped for 10 s", stop("postgres"), start("postgres")),
    Fault("Postgres stopped for 70 s", stop("postgres"), start("postgres"), seconds=70),
    Fault("Postgres hangs for 5 s", hang("postgres"), wake("postgres"), seconds=5),
    Fault("Postgres hangs for 40 s", hang("postgres"), wake("postgres"), seconds=40),
    Fault("a Postgres backend killed", kill_backend, seconds=0),
    Fault("Postgres killed", kill_postgres, start("postgres"), seconds=2),
    Fault("Postgres connections cut", cut("postgres"), join("postgres"), seconds=3, wired=True),
    Fault("Postgres connections lead nowhere", lead_nowhere("postgres"), lead_on("postgres"), seconds=15, within=15, wired=True,
          short=6),
    Fault("Redis stopped", stop("valkey"), start("valkey"), seconds=15, by_reply=True),
    Fault("Redis hangs", hang("valkey"), wake("valkey"), seconds=15),
    Fault("Redis emptied", empty_redis, seconds=0, by_reply=True),
    Fault("Redis full", set_redis(maxmemory_policy="noeviction", maxmemory="1mb"), set_redis(maxmemory="0"), seconds=15),
    Fault("Redis connections lead nowhere", lead_nowhere("redis"), lead_on("redis"), seconds=15, within=20, wired=True,
          short=6),
)  # fmt: skip
