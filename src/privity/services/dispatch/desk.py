"""The open office as an operation gets it, and what all operations share: reading a request, letting something out."""

import base64
import binascii
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from privity.errors import IncompleteError, InputError
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview, JointOverview
from privity.services.backup import Loaded
from privity.services.clients import find_client
from privity.services.door import Item, hand_out
from privity.services.find import FindIndex, follow, warm
from privity.services.office import Office
from privity.services.proof import Verification
from privity.services.repository_grants import RepositoryGrants
from privity.services.screening import Screener

Message = dict[str, Any]
Replies = Generator[Mapping[str, object], None, None]
VerifyBackup = Callable[[Office, Path, bool], tuple[Loaded, Verification]]


class Desk:
    """An open office with what is kept in memory beside it. Its methods may be called from any thread.

    `index` is one that follows the office and is being filled already, with what waits until it is.
    """

    def __init__(
        self,
        office: Office,
        verify_backup: VerifyBackup,
        *,
        index: tuple[FindIndex, Callable[[], None]] | None = None,
        screener: Screener | None = None,
        grants: RepositoryGrants | None = None,
    ) -> None:
        self.office = office
        self.verify_backup = verify_backup
        self.screener = screener or Screener(office)
        self.grants = grants or RepositoryGrants()
        self._guard = threading.Lock()
        self._index = index

    def find_index(self) -> FindIndex:
        """The index of words, complete."""
        with self._guard:
            if self._index is None:
                index = FindIndex()
                follow(self.office, index)
                warm(self.office, index)
                self._index = (index, lambda: None)
        index, wait = self._index
        wait()
        return index


Operation = Callable[[Desk, Iterator[Message]], Replies]


def outgoing(office: Office, item: Item) -> Replies:
    """What the door lets out, piece by piece."""
    for handed in hand_out(office, item):
        yield {"file": handed.name, "entry": handed.entry}
        for chunk in handed.chunks():
            yield {"data": base64.b64encode(chunk).decode("ascii")}


def client_of(office: Office, requests: Iterator[Message]) -> CompartmentId:
    """The client that a request names by an id. Raises InputError for an id that is nobody's."""
    compartment = find_client(office, text(first(requests), "client"))
    if compartment is None:
        raise InputError(
            "there is no client with this id",
            field="CLIENT",
            remedy="give the imported id or the office's own code, which is never a name",
        )
    return compartment


def record_of(office: Office, reference: str) -> CompartmentId:
    """The record of a client, an enquirer or work together. Raises InputError where an id is nobody's, or two's."""
    found = [
        compartment
        for compartment, line in office.overviews().items()
        if isinstance(line, ClientOverview | EnquiryOverview | JointOverview)
        and reference in (line.reference, compartment)
    ]
    match found:
        case [compartment]:
            return compartment
        case []:
            raise InputError(
                "there is no client and no work together with this id",
                field="RECORD",
                remedy="give the imported id or the office's own code, which is never a name",
            )
        case _:
            raise InputError("a client and a work share this id", field="RECORD", remedy="write in the app")


def first(requests: Iterator[Message]) -> Message:
    """The one request of an operation that takes one. Raises IncompleteError where there is none."""
    for request in requests:
        return request
    raise IncompleteError("nothing was asked", field="request")


def text(request: Message, name: str) -> str:
    """One text of a request. Raises InputError."""
    value: str = convert(request.get(name), str)
    return value


def convert(value: object, kind: type[Any]) -> Any:
    """A value of a request as a type of the model. Raises InputError."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        raise InputError("the request is not one that this version sends", field="request") from None


def file_bytes(data: str) -> bytes:
    """A piece of a file as a request carries it. Raises InputError."""
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        raise InputError("the request is not one that this version sends", field="request") from None
