"""The one door: exactly this module turns something of the inside into something for the outside.

`hand_out` takes a typed item, writes its entry into the ledger, and only then gives `Outgoing`. Nothing else can make
an `Outgoing`, and the faces can hand to the world nothing but an `Outgoing`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, final

from privity.crypto.envelope import digest
from privity.errors import InputError, IntegrityError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.services import backup, proof
from privity.services.erasure import Certificate
from privity.services.find import Hit
from privity.services.office import Office
from privity.services.work import Work
from privity.vault.header import header_digest

_MAKER: Final = object()


class Ground(StrEnum):
    """Why what is the practitioner's own may leave. These are no rules of a pack: nobody outside asked for it."""

    OWN_BACKUP = "own-backup"
    OWN_PROOF = "own-proof"
    OWN_USE = "own-use"
    ERASURE_STATEMENT = "erasure-statement"


@final
class Outgoing:
    """What may leave, and the entry that says so. Only the door makes one."""

    __slots__ = ("_chunks", "entry", "media_type", "name")

    def __init__(
        self, maker: object, name: str, media_type: str, entry: int, chunks: Callable[[], Iterable[bytes]]
    ) -> None:
        # INVARIANT: the door is the only module that holds this token; an architecture test walks the code for others.
        if maker is not _MAKER:
            raise TypeError("only the door makes an Outgoing")
        self.name = name
        self.media_type = media_type
        self.entry = entry
        self._chunks = chunks

    def chunks(self) -> Iterator[bytes]:
        """What leaves, piece by piece."""
        yield from self._chunks()

    def body(self) -> bytes:
        """What leaves, whole."""
        return b"".join(self._chunks())


@dataclass(frozen=True, slots=True)
class BackupItem:
    """The office as ciphertext, for the practitioner's own keeping. `header` is the header file as it lies on disk."""

    header: bytes
    destination: str


@dataclass(frozen=True, slots=True)
class ProofItem:
    """The proof bundle of one entry; `with_person` opens the person's part too, for that person."""

    seq: int
    with_person: bool = False


@dataclass(frozen=True, slots=True)
class PassagesItem:
    """Passages of the practitioner's own notes, handed to a program for a stated reason."""

    hits: tuple[Hit, ...]
    passages: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CertificateItem:
    """What was destroyed in an erasure, on paper for the client."""

    certificate: Certificate


Item = BackupItem | ProofItem | PassagesItem | CertificateItem


def hand_out(office: Office, item: Item) -> tuple[Outgoing, ...]:
    """Record that something leaves, then give it. What cannot be recorded does not leave."""
    with office.still():
        match item:
            case BackupItem():
                return _backup(office, item)
            case ProofItem():
                body = proof.bundle(office, item.seq, with_person=item.with_person)
                name = f"privity-proof-{item.seq}.json"
                entry = _record(office, "proof bundle", Ground.OWN_PROOF, body, of=item.seq)
                return (Outgoing(_MAKER, name, "application/json", entry, lambda: (body,)),)
            case PassagesItem():
                return (_passages(office, item),)
            case CertificateItem():
                body = item.certificate.render().encode()
                entry = _record(office, "certificate of erasure", Ground.ERASURE_STATEMENT, body)
                return (Outgoing(_MAKER, "erasure.txt", "text/plain; charset=utf-8", entry, lambda: (body,)),)


def _backup(office: Office, item: BackupItem) -> tuple[Outgoing, ...]:
    if header_digest(item.header) != office.anchor.header_digest:
        raise IntegrityError("the header on disk is not the one this office was opened with", field="header")
    moment = office.now()
    with office.work(EventClass.BACKUP_MADE) as work:
        work.tell_office(
            ground=Ground.OWN_BACKUP.value,
            destination=item.destination,
            keys_expire=backup.keys_expire(moment).date().isoformat(),
        )
    entry = office.tree.size - 1
    return tuple(_backup_file(office, item, name, part, entry) for name, part in _backup_names(moment))


def _backup_names(moment: datetime) -> tuple[tuple[str, str], ...]:
    return ((backup.records_name(moment), "records"), (backup.KEYS_NAME, "keys"))


def _backup_file(office: Office, item: BackupItem, name: str, part: str, entry: int) -> Outgoing:
    def chunks() -> Iterator[bytes]:
        # Whoever carries it out may take its time, and go on in another thread: the office is held while it is made.
        with office.still():
            made = list(backup.render_part(office, part, item.header))
        yield from made

    return Outgoing(_MAKER, name, "application/octet-stream", entry, chunks)


def _passages(office: Office, item: PassagesItem) -> Outgoing:
    if not item.reason.strip():
        raise InputError(
            "passages of notes leave only for a stated reason", field="reason", remedy="say why with --reason"
        )
    body = ("\n".join(item.passages) + "\n").encode()
    records: dict[CompartmentId, list[str]] = {}
    for hit in item.hits:
        records.setdefault(hit.compartment, []).append(hit.record)
    # An entry for each record concerned: the reason may name somebody, so it is sealed, and shredded, with them.
    works = []
    concerned: list[CompartmentId | None] = [*records]
    for compartment in concerned or [None]:
        work = Work(EventClass.HANDED_OUT, office.new_id)
        if compartment is not None:
            named = records[compartment]
            work.tell_person(compartment, what="passages handed out", reason=item.reason, records=named)
        work.tell_office(item="passages of notes", ground=Ground.OWN_USE.value, sha256=digest(body).hex())
        works.append(work)
    office.commit(iter(works))
    return Outgoing(
        _MAKER, "passages.txt", "text/plain; charset=utf-8", office.tree.size - 1, lambda: (body,)
    )


def _record(office: Office, what: str, ground: Ground, body: bytes, **details: object) -> int:
    with office.work(EventClass.HANDED_OUT) as work:
        work.tell_office(item=what, ground=ground.value, sha256=digest(body).hex(), **details)
    return office.tree.size - 1
