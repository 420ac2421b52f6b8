"""What all tests stand on. Unit tests need none of it but the profiles; the servers start when the first test asks."""

import gc
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from hypothesis import HealthCheck, settings

from tests.browser import NO_BROWSER, skipped
from tests.helpers.people import MALI, NOK, TOM, Person
from tests.helpers.schedule import KINDS, ByGroup, group, import_share, slowest_first
from tests.helpers.support import LiveSandbox, live_sandbox

if TYPE_CHECKING:
    from sandbox.run.demo import Demo
    from sandbox.run.postgres import Postgres
    from sandbox.run.valkey import Valkey
    from tests.helpers.databases import Databases

TEMPLATE = "migrated"

# The same examples each time, so that a red test is red for everybody. HYPOTHESIS_PROFILE=explore looks for new
# ones, for minutes: with `--timeout 0`.
settings.register_profile(
    "steady", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# HYPOTHESIS_PROFILE=fuzz, which `make fuzz` sets, tries ten times as many inputs in tests/integration/fuzz.
settings.register_profile("fuzz", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("explore", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# What is logged while no test sets logs up. structlog by itself draws a traceback with all its variables: seconds of CPU each.
_PLAIN = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
structlog.configure(processors=[*structlog.get_config()["processors"][:-1], _PLAIN])

_numbers = itertools.count()


@pytest.fixture(autouse=True)
def own_logs() -> Iterator[None]:
    """What a test sets up for logs ends with it: commands set a level that hides what other tests look for."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()  # until all tests are imported: nothing of that is garbage
    for kind in KINDS:
        config.addinivalue_line("markers", f"{kind}: everything in tests/{kind}")
    if hasattr(config, "workerinput"):
        from tests.helpers.processes import forked

        forked.use(config.workerinput["preloaded"])


@pytest.hookimpl(trylast=True)  # after the line that counts what passed
def pytest_unconfigure(config: pytest.Config) -> None:
    """Without a browser the last line of the run says so; the processes of xdist have no terminal, and say nothing."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal and (count := sum(NO_BROWSER in str(report.longrepr) for report in terminal.stats.get("skipped", ()))):
        terminal.write_line(skipped(count))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Where all tests run in several processes, these share the compiling."""
    config = session.config
    if hasattr(config, "workerinput") and config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        import_share(config.workerinput["workerid"], config.workerinput["workercount"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test's folder says what kind it is: `-m "not e2e"`."""
    here = Path(__file__).parent
    found: dict[pytest.Item, str] = {}
    for item in items:
        kind = item.path.relative_to(here).parts[0]
        if kind in KINDS:
            item.add_marker(kind)
            found[item] = kind
        if "demo" in getattr(item, "fixturenames", ()):
            assert group(item.nodeid) == "demo", f"{item.path.name} uses the demo: name it in tests/helpers/schedule.py"
    if hasattr(config, "workerinput"):  # one of several processes
        items[:] = slowest_first(items, found)


def pytest_collection_finish() -> None:
    """What is imported by now stays: the collector of unused objects need not look at it again and again.

    It looks at the others every 20,000 new ones, instead of every 700: it finds as much, in a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByGroup:
    """Instead of what `--dist` names."""
    return ByGroup(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Called for each of several test processes, before it starts: what forks MiMi's processes is the same for them all."""
    from tests.helpers.processes.forked import address

    node.workerinput["preloaded"] = address()


@pytest.fixture(scope="session")
def servers_folder() -> Iterator[Path]:
    """Where the servers of this run keep their data; gone afterwards."""
    from sandbox.run.binaries import temporary_folder

    folder = temporary_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(servers_folder: Path) -> Iterator["Postgres"]:
    """A real Postgres, with a migrated database that the tests' own are copied from."""
    from models.migrations import upgrade
    from sandbox.run.postgres import Postgres

    with Postgres.start(servers_folder) as server:
        # Tables are analyzed when a test does it, or never: else the moment decides which plan a statement gets.
        server.ask("alter system set autovacuum = off")
        server.ask("select pg_reload_conf()")
        server.create(TEMPLATE)
        upgrade(server.url(TEMPLATE))
        yield server


@pytest.fixture(scope="session")
def databases(postgres: "Postgres") -> "Databases":
    """The databases of this process's tests."""
    from tests.helpers.databases import Databases

    return Databases(postgres, TEMPLATE)


@pytest.fixture
def database_url(databases: "Databases") -> Iterator[str]:
    """The address of a migrated, empty database of this test's own."""
    with databases.lend() as url:
        yield url


@pytest.fixture(scope="session")
def redis_server(servers_folder: Path) -> Iterator["Valkey"]:
    """A real Valkey."""
    from sandbox.run.valkey import Valkey

    with Valkey.start(servers_folder) as server:
        yield server


@pytest.fixture
def redis_url(redis_server: "Valkey") -> str:
    """The address of an empty database of this test's own."""
    number = 1 + next(_numbers) % (redis_server.databases - 1)
    redis_server.empty(number)
    return redis_server.numbered(number)


@pytest.fixture
def web_address() -> str:
    """Where this test's web process will listen, if it starts one."""
    from sandbox.run.processes import free_port

    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture
def sandbox(web_address: str) -> Iterator[LiveSandbox]:
    """The stand-ins in a thread, fresh; they send what people do to `web_address`."""
    with live_sandbox(web_address) as running:
        yield running


@pytest.fixture
def environment(database_url: str, redis_url: str, sandbox: LiveSandbox) -> dict[str, str]:
    """What MiMi is told in this test: a database and queue of its own, and the stand-ins for the world outside."""
    return {**sandbox.environment, "DATABASE_URL": database_url, "REDIS_URL": redis_url}


@pytest.fixture(scope="session")
def demo(servers_folder: Path) -> Iterator["Demo"]:
    """The whole of MiMi in processes of her own, as `make demo` runs her, without a script."""
    from sandbox.run.processes import free_port
    from sandbox.run.supervisor import Supervisor
    from tests.helpers.processes.forked import ForkedDemo

    folder = servers_folder / "demo"
    folder.mkdir(mode=0o711)
    with Supervisor(print) as supervisor:
        demo = ForkedDemo(folder, free_port())
        demo.start(supervisor)
        demo.complete(supervisor)
        yield demo


@pytest.fixture
def mali() -> Person:
    return MALI


@pytest.fixture
def tom() -> Person:
    return TOM


@pytest.fixture
def nok() -> Person:
    return NOK
