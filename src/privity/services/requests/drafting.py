"""What could be given on a decision, gathered from the records it reaches, for a person to read, cut and confirm.

A draft is one text with a line before each piece, so that it is edited as one writes. A piece that is taken out is
withheld and told as such; its words stay where they are.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from privity.crypto.envelope import digest
from privity.errors import InputError
from privity.gate import Refuse
from privity.model.attachments import Attachment
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note, NoteKind
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.model.requests import KeptRequest
from privity.services.clients import of_kind, record_view
from privity.services.office import Office
from privity.services.requests.deciding import replay
from privity.services.requests.grant import Part
from privity.services.requests.keeping import fact
from privity.services.requests.warrant import allowed_data

SHARED: Final = "shared"
NOT_DECIDED: Final = "not decided on"
TAKEN_OUT: Final = "taken out"
FILE: Final = "A file is kept beside this: {name} ({size})."
"""A file is named where its note stands; it is handed over from its own page, with its own entry."""
_LINE: Final = re.compile(r"^=== (\d{1,5}) ===.*$", re.MULTILINE)


def draft_parts(office: Office, request: KeptRequest) -> tuple[Part, ...]:
    """Every piece that a request reaches, those that must stay marked so. What is read is recorded as shown."""
    decision = replay(request)
    if isinstance(decision, Refuse):
        return ()
    allowed = allowed_data(request, decision)
    asked = str(fact(request, "data") or "")
    if asked not in ("record", "session_notes", "attendance"):
        return (Part(asked if asked in allowed else next(iter(sorted(allowed)), asked), "", ""),)
    parts: list[Part] = []
    for compartment in request.about:
        parts += _of_record(office, compartment, allowed, asked)
    return tuple(parts)


def _of_record(office: Office, compartment: CompartmentId, allowed: frozenset[str], asked: str) -> list[Part]:
    line = office.overview(compartment)
    parts = _pieces(office, compartment, allowed, asked, own=not isinstance(line, JointOverview))
    if isinstance(line, ClientOverview):
        for alone in line.alone:
            if office.holds(alone):
                parts += _pieces(office, alone, allowed, asked, own=True)
        for joint in line.joint:
            if office.holds(joint):
                parts += [
                    replace(part, withheld=SHARED, own=False)
                    for part in _pieces(office, joint, allowed, asked, own=False, of=compartment)
                ]
    return parts


def _pieces(
    office: Office,
    compartment: CompartmentId,
    allowed: frozenset[str],
    asked: str,
    *,
    own: bool,
    of: CompartmentId | None = None,
) -> list[Part]:
    """The pieces of a record; of work together those of the days on which `of` took part."""
    read = office.read_all(compartment)
    line = office.overview(compartment)
    shown: list[RecordId] = []
    parts: list[Part] = []

    def add(record: RecordId, data: str, heading: str, text: str) -> None:
        shown.append(record)
        held = "" if data in allowed else NOT_DECIDED
        parts.append(Part(data, heading, text, (compartment, record), own=own, withheld=held))

    if asked == "record":
        for record, client in of_kind(read, Client):
            add(record, "record", "", _details(client))
        for record, work in of_kind(read, Engagement):
            ended = f" – {work.ended.isoformat()}" if work.ended else ""
            add(record, "attendance", "", f"{work.started.isoformat()}{ended}")
    notes = sorted(of_kind(read, Note), key=lambda pair: pair[1].date)
    beside: defaultdict[RecordId, list[tuple[RecordId, Attachment]]] = defaultdict(list)
    for record, file in sorted(of_kind(read, Attachment), key=lambda pair: pair[1].added):
        beside[file.note].append((record, file))
    for record, note in notes:
        if of is not None and isinstance(line, JointOverview) and not line.took_part(of, note.date):
            continue
        if asked == "attendance":
            add(record, "attendance", "", note.date.isoformat())
            continue
        data = "session_notes" if note.kind is NoteKind.PROCESS else "record"
        add(record, data, note.date.isoformat(), note.text)
        for at, file in beside.get(record, ()):
            add(at, data, note.date.isoformat(), FILE.format(name=file.name, size=size_in_words(file.size)))
    if shown:
        record_view(office, compartment, shown)
    return parts


def size_in_words(size: int) -> str:
    """How large a file is, as a person says it."""
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size} bytes"


def _details(client: Client) -> str:
    said = [
        ", ".join((*client.names, *client.nicknames)),
        str(client.born or ""),
        client.lives_in or "",
        client.occupation or "",
        ", ".join((*client.contacts.phone, *client.contacts.email)),
    ]
    return "\n".join(line for line in said if line)


def state_of_draft(parts: Sequence[Part]) -> str:
    """A short mark of which pieces a draft was made of, so that one made of others is not taken for it."""
    sources = [f"{part.source}{part.withheld}" for part in parts]
    return digest("\n".join(sources).encode()).hex()[:16]


def render_draft(parts: Sequence[Part]) -> str:
    """The pieces that may leave, as one text."""
    pieces = [
        f"=== {number} === {part.heading}\n{_inset(part.text.strip())}"
        for number, part in enumerate(parts, 1)
        if not part.withheld and part.text
    ]
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _inset(text: str) -> str:
    """A line of a note that looks like the line before a piece is moved in by a blank, so that it is none."""
    return _LINE.sub(r" \g<0>", text)


def parse_draft(text: str, parts: Sequence[Part], data: str) -> tuple[Part, ...]:
    """The pieces as somebody left them. What stands before the first line was written anew, of the data asked for.

    Raises InputError for words under a line of no piece that may leave: they would be lost unseen.
    """
    bits = _LINE.split(text)
    written = bits[0].strip()
    kept: dict[int, str] = {}
    for number, body in zip(bits[1::2], bits[2::2], strict=True):
        piece = int(number)
        if not 1 <= piece <= len(parts) or parts[piece - 1].withheld:
            raise InputError(
                f"there is no piece {piece} that may leave",
                field="text",
                remedy="leave the lines between the pieces as they are",
            )
        kept[piece] = f"{kept.get(piece, '')}\n{body}".strip()
    found = [Part(data, "", written)] if written else []
    for number, part in enumerate(parts, 1):
        if part.withheld or (not part.text and not kept.get(number)):
            found += [part] if part.withheld else []
        elif kept.get(number):
            found.append(replace(part, text=kept[number]))
        else:
            found.append(replace(part, withheld=TAKEN_OUT))
    return tuple(found)
