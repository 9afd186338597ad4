"""What parent and worker say to each other over the worker's standard input and output.

The parent gives one line of JSON that wakes a waiting worker. The worker answers `ready`, and at its end why
it locked.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from privity.config import OfficePlace
from privity.faces.web.reasons import LockReason

READY = "ready"


@dataclass(frozen=True, slots=True)
class Order:
    """Serve this office on these inherited sockets. No key of the office is in it.

    `run_secret` lets a worker recognise a browser that an earlier worker of the same run let in;
    `launch_digest` is the SHA-256 of the launch link's secret, given to the first worker only;
    `demo_passphrase` belongs to an invented office.
    """

    folder: str
    state: str
    name: str
    port: int
    sockets: tuple[int, ...]
    run_secret: str = field(repr=False)
    launch_digest: str = ""
    because: LockReason | None = None
    demo_passphrase: str = field(default="", repr=False)

    @property
    def place(self) -> OfficePlace:
        return OfficePlace(Path(self.folder), Path(self.state))


def render_order(order: Order) -> bytes:
    return json.dumps(asdict(order)).encode() + b"\n"


def parse_order(line: bytes) -> Order:
    """Read an order of our own parent."""
    read = json.loads(line)
    because = LockReason(read.pop("because")) if read["because"] else read.pop("because")
    return Order(**read | {"sockets": tuple(read["sockets"]), "because": because})
