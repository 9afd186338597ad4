"""Lets the process that has the office open answer the command line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from privity.bootstrap.opening import check_passphrase
from privity.config import OfficePlace
from privity.errors import LockedError
from privity.interchange.local_socket import Message, Replies, listen
from privity.services.dispatch import Desk, answer


def serve_local(place: OfficePlace, get_desk: Callable[[], Desk | None]) -> Callable[[], None] | None:
    """Listen on the office's socket, and give what ends it; None where there can be no such socket.

    Call it when the office has been opened: the lock that the opener holds is what makes the socket its own. `get_desk`
    gives the open office, or None once it is locked.
    """
    return listen(place.socket, _Answering(place, get_desk))


@dataclass(frozen=True, slots=True)
class _Answering:
    place: OfficePlace
    get_desk: Callable[[], Desk | None]

    def greeting(self) -> Message:
        desk = self.get_desk()
        if desk is None:
            return {"open": False}
        return {"open": True, "anchor_lags": desk.office.anchor.lags}

    def check(self, passphrase: str) -> None:
        check_passphrase(self.place, passphrase)

    def answer(self, operation: str, requests: Iterator[Message]) -> Replies:
        desk = self.get_desk()
        if desk is None:
            raise LockedError("the office was locked meanwhile", field="office", remedy="try again")
        return answer(desk, operation, requests)
