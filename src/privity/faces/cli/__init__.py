"""The command line: turns arguments into one call of a service, and its answer into words, data and an exit code.

Each command is a module of its own that is imported when it is asked for; `privity --version` imports next to nothing.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from privity import __version__

if TYPE_CHECKING:
    from privity.faces.cli.settings import Serve


def run(arguments: Sequence[str], serve: "Serve") -> int:
    """Run one command and give its exit code. Nothing is raised."""
    if list(arguments) == ["--version"]:
        # Where it cannot be printed that is said below, as for every command.
        with suppress(OSError, AttributeError):
            sys.stdout.write(f"privity {__version__}\n")
            sys.stdout.flush()
            return 0
    from privity.faces.cli.running import run_command

    return run_command(arguments, serve)
