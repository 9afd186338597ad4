"""Which of the practitioner's own repositories may have what is committed to them screened, and for how long.

A grant is for one repository, for minutes, and for one question only: may this text leave? It lives in the memory of
the process that has the office open, and ends with it. A repository proves itself by a token that lies in its own git
folder; it may ask for a grant, and the practitioner gives it in the app or at a terminal.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from time import monotonic
from typing import Final

from privity.crypto.authentication import same
from privity.errors import InputError, LockedError

LONGEST_MINUTES: Final = 240
MOST_TEXTS: Final = 2_000
"""So many texts are answered on one grant: enough for any commit, and too few to try a telephone book."""

_ASKS_FOR: Final = 15 * 60.0
_MOST: Final = 16
_LONGEST_PLACE: Final = 4_096


@dataclass(frozen=True, slots=True)
class _Grant:
    token: bytes
    until: float
    is_given: bool
    texts: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A repository that asks, or that may ask the screen for so many more minutes."""

    repository: str
    is_given: bool
    minutes: int


class RepositoryGrants:
    """The grants of one open office. Its methods may be called from any thread."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._guard = threading.Lock()
        self._known: dict[str, _Grant] = {}

    def give(self, repository: str, minutes: int, token: str | None = None) -> None:
        """Let a repository ask for some minutes: one that waits, or one that shows its token. Raises InputError."""
        if not 1 <= minutes <= LONGEST_MINUTES:
            raise InputError(
                f"a grant lasts from 1 to {LONGEST_MINUTES} minutes", field="minutes", remedy="choose again"
            )
        with self._guard:
            self._sweep()
            if token is not None:
                self._put(repository, _Grant(_hashed(token), 0.0, is_given=False))
            known = self._known.get(repository)
            if known is None:
                raise InputError(
                    "no such repository is asking by now", field="repository", remedy="commit again there"
                )
            until = self._now() + 60 * minutes
            self._known[repository] = _Grant(known.token, until, is_given=True)

    def end(self, repository: str) -> None:
        """Take a grant back, or turn down what was asked for."""
        with self._guard:
            self._known.pop(repository, None)

    def standing(self) -> list[Standing]:
        """Who may ask and who would like to."""
        with self._guard:
            self._sweep()
            now = self._now()
            return [
                Standing(repository, one.is_given, max(1, round((one.until - now) / 60)))
                for repository, one in sorted(self._known.items())
            ]

    def check(self, repository: str, token: str) -> None:
        """Raises LockedError where a repository has no grant; that it asked is then shown in the app."""
        with self._guard:
            self._sweep()
            known, asked = self._known.get(repository), _hashed(token)
            if known is not None and known.is_given and same(known.token, asked):
                return
            if known is None or not known.is_given:
                self._put(repository, _Grant(asked, self._now() + _ASKS_FOR, is_given=False))
        raise LockedError(
            "this repository is not allowed to ask the office, or not any more",
            field="office",
            remedy="allow it in the app under Check a draft, or with `privity hook allow`; then commit again",
        )

    def spend(self, repository: str) -> None:
        """Count one text. Raises LockedError where the grant has ended meanwhile or has answered enough."""
        with self._guard:
            self._sweep()
            known = self._known.get(repository)
            if known is None or not known.is_given or known.texts >= MOST_TEXTS:
                raise LockedError(
                    "what this repository was allowed has come to its end",
                    field="office",
                    remedy="allow it anew with `privity hook allow`, and commit again",
                )
            self._known[repository] = replace(known, texts=known.texts + 1)

    def _put(self, repository: str, grant: _Grant) -> None:
        if not repository or len(repository) > _LONGEST_PLACE:
            raise InputError("this is no repository", field="repository", remedy="run it inside one")
        asking = [one for one, known in self._known.items() if not known.is_given and one != repository]
        if not grant.is_given and len(asking) >= _MOST:
            del self._known[asking[0]]
        self._known[repository] = grant

    def _sweep(self) -> None:
        now = self._now()
        self._known = {name: one for name, one in self._known.items() if one.until > now}


def _hashed(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
