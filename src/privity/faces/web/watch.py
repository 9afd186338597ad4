"""When to lock without being asked: after a time without anybody at the page, and after the machine slept."""

import time
from collections.abc import Callable

WARNING_SECONDS = 60
IDLE_CHOICES = (2, 5, 10, 15, 30, 60)
SLEPT_SECONDS = 20.0


class IdleWatch:
    """Counts the time since a person last did something. A page that only asks how long is left is not a
    person.
    """

    def __init__(self, minutes: int = 10, clock: Callable[[], float] = time.monotonic) -> None:
        self.minutes = minutes
        self.at_least = 0
        self._clock = clock
        self._last = clock()

    def touch(self) -> None:
        self._last = self._clock()

    def left(self) -> float:
        """Seconds until the office locks; zero or less when it is time."""
        return self._last + max(self.minutes, self.at_least) * 60 - self._clock()


class SleepWatch:
    """Notices that the machine slept: the wall clock ran on while the monotonic clock stood still.

    CLOCK_MONOTONIC does not count a suspended system's time (clock_gettime(2)). A clock set forward by hand
    looks the same and locks too, which costs a passphrase and no more.
    """

    def __init__(
        self, steady: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time
    ) -> None:
        self._steady = steady
        self._wall = wall
        self._gap = wall() - steady()

    def slept(self) -> bool:
        """True once after each sleep."""
        gap, self._gap = self._gap, self._wall() - self._steady()
        return self._gap - gap > SLEPT_SECONDS
