"""The exit codes of the command line: stable, and the same for every command."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command's end says to a program. `docs/reference/exit-codes.md` has the same list."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    ASK = 10
    STOP = 11
    INCOMPLETE = 12
    LOCKED = 13
    INTEGRITY = 14
    INTERRUPTED = 130
