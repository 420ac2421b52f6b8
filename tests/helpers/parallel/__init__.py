"""`pytest -n 3`: several processes share the tests. All are copies of the one that has collected them.

Nothing is imported, compiled or collected more than once, which takes ten seconds of CPU. A process takes one group of tests
after another (`schedule.py`); what a fixture starts for the session, it starts for itself. `run` goes through all groups in
their order and gives back when the last test has ended.
"""

from tests.helpers.parallel.options import add_options, processes
from tests.helpers.parallel.parent import run

__all__ = ["add_options", "processes", "run"]
