"""All faults, in the order in which they happen. Each is an entry of one of the files beside this one."""

from typing import Final

from tests.faults.catalogue import line, outside, processes, servers, together
from tests.faults.fault import Fault

FAULTS: Final[tuple[Fault, ...]] = (*processes.FAULTS, *servers.FAULTS, *line.FAULTS, *outside.FAULTS, *together.FAULTS)
