"""Where the program starts, as `privity` and as `python -m privity`: the one place that knows both faces."""

import sys
from typing import TYPE_CHECKING, NoReturn

from privity.faces.cli import run

if TYPE_CHECKING:
    from privity.config import OfficePlace
    from privity.faces.cli.settings import WhenReady


def main() -> NoReturn:
    """Run the command line and end with its exit code."""
    sys.exit(run(sys.argv[1:], _serve))


def _serve(place: "OfficePlace", when_ready: "WhenReady", demo_passphrase: str = "") -> int:
    # The web face takes a third of a second to import, and few commands need it.
    from privity.faces.web.parent import serve

    return serve(place, when_ready, demo_passphrase=demo_passphrase)


if __name__ == "__main__":
    main()
