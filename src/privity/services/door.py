"""The one door: exactly this module turns something of the inside into something for the outside.

`hand_out` takes a typed item, holds it against the decision that covers it or the ground of one's own, writes its
entry into the ledger, and only then gives `Outgoing`. Nothing else can make
an `Outgoing`, and the faces can hand to the world nothing but an `Outgoing`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final, final

from privity.crypto.envelope import digest
from privity.durable import read_private
from privity.errors import InputError, IntegrityError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, RecordId
from privity.services import backup, backup_part, proof
from privity.services.attachment_files import IN_A_BACKUP
from privity.services.attachments import attachment_at, content_of
from privity.services.clearing import ClearedItem, plan_cleared
from privity.services.erasure import Certificate
from privity.services.find import Hit
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.requests.grant import GrantItem
from privity.services.requests.leaving import Plan, plan_grant, plan_reply
from privity.services.requests.replying import ReplyItem
from privity.services.work import Work
from privity.vault.header import header_digest

_MAKER: Final = object()


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
    """The office as ciphertext, for the practitioner's own keeping. `header` is the header file as it lies on disk.

    `held` are the attachments that the destination has already, with their lengths: they never change. `awaited` says
    that whoever writes it down tells `backup_history` once all of it lies at its destination.
    """

    header: bytes
    destination: str
    held: Mapping[RecordId, int] = field(default_factory=dict)
    awaited: bool = False


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
class AttachmentItem:
    """The content of one scan or recording, taken out of the office for a stated reason."""

    compartment: CompartmentId
    record: RecordId
    reason: str


@dataclass(frozen=True, slots=True)
class CertificateItem:
    """What was destroyed in an erasure, on paper for the client."""

    certificate: Certificate


Item = (
    BackupItem
    | ProofItem
    | PassagesItem
    | AttachmentItem
    | CertificateItem
    | PaperItem
    | ReplyItem
    | GrantItem
    | ClearedItem
)


def hand_out(office: Office, item: Item) -> tuple[Outgoing, ...]:
    """Record that something leaves, then give it. What cannot be recorded does not leave."""
    with office.still():
        match item:
            case BackupItem():
                return _backup(office, item)
            case ProofItem():
                body = proof.bundle(office, item.seq, with_person=item.with_person)
                name = f"privity-proof-{item.seq}.json"
                about = proof.person_of(office, item.seq) if item.with_person else {}
                told = {"of": item.seq}
                return _paper(
                    office,
                    PaperItem(
                        "proof bundle",
                        Ground.OWN_PROOF,
                        name,
                        "application/json",
                        body,
                        about=about,
                        told=told,
                    ),
                )
            case PassagesItem():
                return _passages(office, item)
            case AttachmentItem():
                return _attachment(office, item)
            case CertificateItem():
                body = item.certificate.render().encode()
                return _paper(
                    office,
                    PaperItem("certificate of erasure", Ground.ERASURE_STATEMENT, "erasure.txt", PLAIN, body),
                )
            case PaperItem():
                return _paper(office, item)
            case ReplyItem():
                return _on_request(office, plan_reply(office, item))
            case GrantItem():
                return _on_request(office, plan_grant(office, item))
            case ClearedItem():
                return _cleared(office, item)


def _backup(office: Office, item: BackupItem) -> tuple[Outgoing, ...]:
    if header_digest(item.header) != office.anchor.header_digest:
        raise IntegrityError("the header on disk is not the one this office was opened with", field="header")
    moment = office.now()
    with office.work(EventClass.BACKUP_MADE) as work:
        work.tell_office(
            ground=Ground.OWN_BACKUP.value,
            destination=item.destination,
            keys_expire=backup.keys_expire(moment).date().isoformat(),
            **({"awaited": True} if item.awaited else {}),
        )
    entry = office.tree.size - 1
    pair = (_backup_file(office, item, name, part, entry) for name, part in _backup_names(moment))
    return (*pair, *_sheet_beside(office, entry), *_files_beside(office, item, entry))


def _files_beside(office: Office, item: BackupItem, entry: int) -> Iterator[Outgoing]:
    """The sealed files of attachments, as they lie in the office, unless the destination has them already."""
    here = office.files.names()
    for record in sorted(here & office.store.record_ids() if here else ()):
        if item.held.get(record) != office.files.size(record):
            pieces = partial(office.files.pieces, record)
            name = f"{IN_A_BACKUP}{record}.sealed"
            yield Outgoing(_MAKER, name, "application/octet-stream", entry, pieces)


def _sheet_beside(office: Office, entry: int) -> Iterator[Outgoing]:
    """The sealed sheet of the contact set, where there is one: whoever needs it may have nothing but the backup."""
    sheet = read_private(office.place.sheet, limit=1 << 26)
    if sheet is not None:
        yield Outgoing(_MAKER, office.place.sheet.name, "application/octet-stream", entry, lambda: (sheet,))


def _backup_names(moment: datetime) -> tuple[tuple[str, str], ...]:
    return ((backup.records_name(moment), "records"), (backup.KEYS_NAME, "keys"))


def _backup_file(office: Office, item: BackupItem, name: str, part: str, entry: int) -> Outgoing:
    def chunks() -> Iterator[bytes]:
        # Whoever carries it out may take its time, and go on in another thread: the office is held while it is made.
        with office.still():
            made = list(backup_part.render_part(office, part, item.header))
        yield from made

    return Outgoing(_MAKER, name, "application/octet-stream", entry, chunks)


def _passages(office: Office, item: PassagesItem) -> tuple[Outgoing, ...]:
    if not item.reason.strip():
        raise InputError(
            "passages of notes leave only for a stated reason", field="reason", remedy="say why with --reason"
        )
    records: dict[CompartmentId, list[str]] = {}
    for hit in item.hits:
        records.setdefault(hit.compartment, []).append(hit.record)
    # The reason may name somebody, so it is sealed, and shredded, with those concerned.
    about = {where: {"reason": item.reason, "records": named} for where, named in records.items()}
    body = ("\n".join(item.passages) + "\n").encode()
    paper = PaperItem("passages of notes", Ground.OWN_USE, "passages.txt", PLAIN, body, about=about)
    return _paper(office, paper)


def _attachment(office: Office, item: AttachmentItem) -> tuple[Outgoing, ...]:
    """The name it gets outside is neutral: what a file was called may be a client's name."""
    if not item.reason.strip():
        raise InputError(
            "a file is taken out of the office for a stated reason", field="reason", remedy="say why"
        )
    attachment = attachment_at(office, item.compartment, item.record)
    with office.work(EventClass.HANDED_OUT) as work:
        work.tell_person(item.compartment, what="file handed out", reason=item.reason, records=[item.record])
        work.tell_office(item="file", ground=Ground.OWN_USE.value, sha256=attachment.sha256)
    content = partial(content_of, office, item.compartment, item.record, attachment)
    name = f"file-{item.record[:8]}{_ending(attachment.name)}"
    return (Outgoing(_MAKER, name, "application/octet-stream", office.tree.size - 1, content),)


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return f".{ending}" if re.fullmatch("[a-z0-9]{1,8}", ending) and ending != name.lower() else ""


def _cleared(office: Office, item: ClearedItem) -> tuple[Outgoing, ...]:
    plan = plan_cleared(office, item)
    ground = Ground.DECISION if item.recipient is not None or item.about else Ground.CLEARED_DRAFT
    return _paper(
        office,
        PaperItem(
            "cleared draft",
            ground,
            plan.name,
            plan.media_type,
            plan.body,
            plan.about,
            plan.told,
            lambda work: plan.along(office, work),
        ),
    )


def _on_request(office: Office, plan: Plan) -> tuple[Outgoing, ...]:
    paper = PaperItem(
        plan.what, Ground.DECISION, plan.name, plan.media_type, plan.body, plan.about, plan.told, plan.along
    )
    return _paper(office, paper)


def _paper(office: Office, item: PaperItem) -> tuple[Outgoing, ...]:
    """An entry for each person concerned, or one that concerns nobody, committed before anything is given."""
    concerned: list[CompartmentId | None] = [*item.about]
    works = []
    for compartment in concerned or [None]:
        work = Work(EventClass.HANDED_OUT, office.new_id)
        if compartment is not None:
            work.tell_person(compartment, what=f"{item.what} handed out", **item.about[compartment])
        sha256 = digest(item.body).hex()
        work.tell_office(item=item.what, ground=item.ground.value, sha256=sha256, **item.told)
        works.append(work)
    item.along(works[0])
    office.commit(iter(works))
    entry = office.tree.size - 1
    return (Outgoing(_MAKER, item.name, item.media_type, entry, lambda: (item.body,)),)
