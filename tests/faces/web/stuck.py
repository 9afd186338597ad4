"""A worker in which a job that hangs is under way as soon as it serves; no thread is left to close the office."""

import threading
from collections.abc import Callable

from privity.faces.web import worker
from privity.faces.web.deadline import Deadline
from privity.faces.web.orders import Order


class _Office:
    def close(self) -> None:
        raise AssertionError("a thread was free")


class _Stuck(worker.Worker):
    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        super().__init__(order, tell)
        self._deadline = Deadline(self._break_off, seconds=0.5)
        for _ in range(4):
            self._desk._threads.submit(threading.Event().wait)
        self._desk._office = _Office()  # type: ignore[assignment]


if __name__ == "__main__":
    worker.Worker = _Stuck  # type: ignore[misc]
    worker.main()
