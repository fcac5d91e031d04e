"""measure.py INPUT PROGRAM ARGUMENT…: runs a program and prints what it cost.

Prints its user and system time in seconds, its peak resident memory in bytes and its exit status
as JSON. A process of its own, because a child's peak starts at that of the process it is made from:
nothing below the size of this small one, about 10 MB, can be told.
"""

import json
import os
import sys


def main() -> None:
    source = os.open(sys.argv[1], os.O_RDONLY)
    sink = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, sink, 1)]
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    figures = {
        "seconds": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
        "status": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(figures))


main()
