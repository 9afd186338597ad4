"""A worker whose idle time runs six times as fast, so that a test can wait for its end."""

import time
from collections.abc import Callable

from privity.faces.web import worker
from privity.faces.web.orders import Order
from privity.faces.web.watch import IdleWatch

_PACE = 6.0


class _Hurried(worker.Worker):
    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        super().__init__(order, tell)
        self._face.idle = IdleWatch(clock=lambda: _PACE * time.monotonic())


if __name__ == "__main__":
    worker.Worker = _Hurried  # type: ignore[misc]
    worker.main()
