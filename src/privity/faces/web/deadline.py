"""The hard end of a lock: whatever still hangs then, the process that holds the keys is no more."""

import threading
from collections.abc import Callable

LOCK_SECONDS = 10.0


class Deadline:
    """Ends the process a fixed time after a lock began, from a thread that waits for nothing else.

    A lock lets work under way finish. A thread of Python cannot be stopped from outside, and one that hangs would
    otherwise keep the keys in memory for as long as it hangs. Every commit is whole or absent on the disk, so an
    end in the middle of one loses that one and damages nothing.
    """

    def __init__(self, end: Callable[[], None], seconds: float = LOCK_SECONDS) -> None:
        self._end, self._seconds = end, seconds
        self._begun = threading.Lock()

    def begin(self) -> None:
        """Let the time run, from any thread. It runs from the first call and cannot be called off."""
        if self._begun.acquire(blocking=False):
            timer = threading.Timer(self._seconds, self._end)
            timer.daemon = True
            timer.start()
