"""What was worked out for a word is kept for the next text that holds it.

A plain dictionary that forgets everything once it is full. `functools.lru_cache` moves each entry that it is asked for
to the end of a list, and so touches several times the memory that the answer takes: with the many words of a caseload
that is slow.
"""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_ALL: Final[list["Memory"]] = []  # type: ignore[type-arg]


class Memory(dict[_Key, _Value], Generic[_Key, _Value]):
    """Answers by what they were asked for, worked out when first asked."""

    __slots__ = ("_most", "_work_out")

    def __init__(self, work_out: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._work_out, self._most = work_out, most
        _ALL.append(self)

    def __missing__(self, key: _Key) -> _Value:
        value = self._work_out(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


def remembered(most: int) -> Callable[[Callable[[_Key], _Value]], Callable[[_Key], _Value]]:
    """Make a function of one argument remember up to so many answers."""

    def remembering(work_out: Callable[[_Key], _Value]) -> Callable[[_Key], _Value]:
        return Memory(work_out, most).__getitem__

    return remembering


def forget() -> None:
    """Forget what was worked out for any word: a word may stand in one person's file only."""
    for memory in _ALL:
        memory.clear()
