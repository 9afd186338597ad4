"""What the command line asks of an open office: a closed list of operations over JSON-able requests and replies.

A command runs the same operation whether the office is open in its own process or in the app's, so both give the same
bytes. Faces only turn requests in and replies out.
"""

import base64
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from privity.durable import read_private
from privity.errors import IncompleteError, InputError
from privity.ledger.entry import EventClass
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.notes import Note
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.screen import render_screening
from privity.services import keys, proof
from privity.services.backup import Loaded, keys_expire
from privity.services.caseload import bring_in, known_references, leave_out
from privity.services.clients import find_client
from privity.services.door import BackupItem, CertificateItem, Item, PassagesItem, ProofItem, hand_out
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, Hit, follow, record_results, warm
from privity.services.office import Office
from privity.services.passages import passage
from privity.services.proof import Verification
from privity.services.screening import DraftText, NotScreened, Screener, screen_run

Message = dict[str, Any]
Replies = Generator[Mapping[str, object], None, None]
VerifyBackup = Callable[[Office, Path], tuple[Loaded, Verification]]

_MOST_HITS = 1000


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
    ) -> None:
        self.office = office
        self.verify_backup = verify_backup
        self.screener = screener or Screener(office)
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


def answer(desk: Desk, operation: str, requests: Iterator[Message]) -> Replies:
    """Run one operation. Raises InputError for one that this version does not know."""
    chosen = OPERATIONS.get(operation)
    if chosen is None:
        raise InputError(
            "the open office is of another version of Privity and does not know this",
            field="operation",
            remedy="lock the app, and start it again",
        )
    return chosen(desk, requests)


def _import(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The first request says how; the others bring clients, engagements and notes."""
    how = _first(requests)
    clients: list[Client] = []
    engagements: list[Engagement] = []
    notes: list[Note] = []
    for part in requests:
        clients += _convert(part.get("clients", []), list[Client])
        engagements += _convert(part.get("engagements", []), list[Engagement])
        notes += _convert(part.get("notes", []), list[Note])
    caseload = Caseload(tuple(clients), tuple(engagements), tuple(notes))
    here = known_references(desk.office) & {client.reference for client in clients}
    if here and (how.get("partial") or how.get("dry_run")):
        caseload = leave_out(caseload, here)
    if not how.get("dry_run"):
        bring_in(desk.office, caseload)
    yield {
        "clients": len(caseload.clients),
        "engagements": len(caseload.engagements),
        "notes": len(caseload.notes),
        "here_already": sorted(here),
    }


def _search(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Ids, dates and kinds; passages for the eye of whoever asks, or through the door for a stated reason."""
    request = _first(requests)
    words, passages = _text(request, "words"), request.get("passages")
    hits = desk.find_index().search(words, limit=_MOST_HITS)
    found = [(hit, _note(desk.office, hit)) for hit in hits]
    shown = [(hit, _passage(note.text, words)) for hit, note in found if note is not None]
    if passages == "outgoing":
        item = PassagesItem(
            tuple(hit for hit, _ in shown), tuple(text for _, text in shown), _text(request, "reason")
        )
        yield from _outgoing(desk.office, item)
        return
    if hits:
        record_results(desk.office, hits)
    owners = desk.office.overviews()
    for hit, text in shown:
        owner = owners.get(hit.compartment)
        named = owner.reference if isinstance(owner, ClientOverview | JointOverview) else ""
        line = {"note": hit.reference, "of": named, "date": hit.date.isoformat(), "kind": hit.kind.value}
        yield {**line, "passage": text} if passages == "shown" else line


def _screen(desk: Desk, requests: Iterator[Message]) -> Replies:
    """A run of drafts, each answered before the next is taken, with one entry for the run."""
    for found in screen_run(desk.office, desk.screener, map(_draft, requests)):
        if isinstance(found, NotScreened):
            error = found.error
            yield {
                "id": found.id,
                "error": {"field": error.field, "message": error.message, "remedy": error.remedy},
            }
        else:
            yield render_screening(found.screening, found.id, found.elapsed_ms)


def _draft(request: Message) -> DraftText | NotScreened:
    """A draft, or what was wrong with a line of the input that was to be one: its answer keeps its place."""
    match request:
        case {"error": {"field": str(field), "message": str(message), "remedy": str(remedy)}}:
            return NotScreened(request.get("id"), InputError(message, field=field, remedy=remedy))
    return DraftText(_text(request, "id"), _text(request, "text"), tuple(request.get("unread_parts", ())))


def _erase(desk: Desk, requests: Iterator[Message]) -> Replies:
    certificate = erase_client(desk.office, _client(desk.office, requests))
    yield from _outgoing(desk.office, CertificateItem(certificate))


def _rekey(desk: Desk, requests: Iterator[Message]) -> Replies:
    compartment = _client(desk.office, requests)
    for step in keys.rekey(desk.office, compartment):
        yield {"step": step}


def _verify(desk: Desk, requests: Iterator[Message]) -> Replies:
    yield told_of(proof.verify(desk.office))


def told_of(found: Verification) -> Message:
    """What a verification says, for whoever asked."""
    return {
        "entries": found.entries,
        "root": found.root.hex(),
        "compartments": found.compartments,
        "records": found.records,
        "flaws": list(found.flaws),
        "anomalies": list(found.anomalies),
    }


def _bundle(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = _first(requests)
    item = ProofItem(_convert(request.get("entry"), int), with_person=bool(request.get("with_person")))
    yield from _outgoing(desk.office, item)


def _backup(desk: Desk, requests: Iterator[Message]) -> Replies:
    destination = _text(_first(requests), "destination")
    header = read_private(desk.office.place.header)
    yield from _outgoing(desk.office, BackupItem(header or b"", destination))
    made = desk.office.last_backup() or desk.office.now()
    yield {"keys_expire": keys_expire(made).date().isoformat()}


def _verify_backup(desk: Desk, requests: Iterator[Message]) -> Replies:
    loaded, found = desk.verify_backup(desk.office, Path(_text(_first(requests), "source")))
    with desk.office.work(EventClass.BACKUP_VERIFIED) as work:
        work.tell_office(made=loaded.records.made, entries=found.entries, root=found.root.hex())
    yield {
        "made": loaded.records.made,
        "keys_made": loaded.keys.made,
        "entries": found.entries,
        "records": found.records,
        "shredded": len(loaded.gone),
    }


def _change_passphrase(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = _first(requests)
    keys.change_passphrase(desk.office, _text(request, "old"), _text(request, "new"))
    yield {"changed": "passphrase"}


def _new_recovery_code(desk: Desk, requests: Iterator[Message]) -> Replies:
    yield {"recovery_code": keys.new_recovery_code(desk.office)}


OPERATIONS: Final[Mapping[str, Operation]] = {
    "import": _import,
    "search": _search,
    "screen": _screen,
    "erase": _erase,
    "verify": _verify,
    "bundle": _bundle,
    "backup": _backup,
    "verify-backup": _verify_backup,
    "change-passphrase": _change_passphrase,
    "new-recovery-code": _new_recovery_code,
    "rekey": _rekey,
}


def _outgoing(office: Office, item: Item) -> Replies:
    """What the door lets out, piece by piece."""
    for outgoing in hand_out(office, item):
        yield {"file": outgoing.name, "entry": outgoing.entry}
        for chunk in outgoing.chunks():
            yield {"data": base64.b64encode(chunk).decode("ascii")}


def _note(office: Office, hit: Hit) -> Note | None:
    payload = office.read(hit.compartment, hit.record) if office.holds(hit.compartment) else None
    return payload if isinstance(payload, Note) else None


def _passage(text: str, words: str) -> str:
    return "".join(part for part, _ in passage(text, words))


def _client(office: Office, requests: Iterator[Message]) -> CompartmentId:
    compartment = find_client(office, _text(_first(requests), "client"))
    if compartment is None:
        raise InputError(
            "there is no client with this id",
            field="CLIENT",
            remedy="give the imported id or the office's own code, which is never a name",
        )
    return compartment


def _first(requests: Iterator[Message]) -> Message:
    for request in requests:
        return request
    raise IncompleteError("nothing was asked", field="request")


def _text(request: Message, name: str) -> str:
    value: str = _convert(request.get(name), str)
    return value


def _convert(value: object, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        raise InputError("the request is not one that this version sends", field="request") from None
