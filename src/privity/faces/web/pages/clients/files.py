"""Scans, recordings and other files beside notes: sent in, looked at inside, taken out through the door."""

import re
from datetime import date
from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import day_in
from privity.faces.web.handing import hand_over, play_inside, show_inside
from privity.faces.web.pages.clients.record import Compartment, Record, name_of, overview_or_404
from privity.faces.web.reading_in import Reader, shown_name
from privity.faces.web.sent_files import SentFile
from privity.model.attachments import Attachment
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.services.attachments import (
    Arrival,
    Card,
    Opened,
    attachment_at,
    attachments_of,
    remove_attachment,
    view_attachment,
)
from privity.services.door import AttachmentItem, Outgoing, hand_out
from privity.services.media import SHOWN
from privity.services.office import Office
from privity.services.playing import Stretch, play, playable

router = APIRouter()

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_TYPED = ("date", "words", "note")


@router.get("/clients/{compartment}/files")
async def files(visit: Inside, compartment: Compartment) -> Response:
    """What lies beside the notes of a record, and the form that keeps one more file."""
    return await files_page(visit, compartment)


@router.post("/clients/{compartment}/files")
async def keep(visit: Inside, compartment: Compartment) -> Response:
    """Seal what is sent, as it comes."""
    try:
        await visit.do(lambda office: overview_or_404(office, compartment))
        kept = await _keep_all(visit, compartment)
        if not kept:
            raise InputError("no file was chosen", field="file", remedy="choose one")
    except PrivityError as error:
        if visit.sending is not None:
            await visit.sending.pass_over()
        if not isinstance(error, InputError):
            raise
        return await files_page(visit, compartment, error)
    return visit.go(f"/clients/{compartment}/files", visit.words("files.kept", n=kept))


async def _keep_all(visit: Visit, compartment: CompartmentId) -> int:
    if visit.sending is None:
        return 0
    card = _card(visit.form)
    kept = 0
    async for file in visit.sending.files():
        await _keep(visit, compartment, file, card)
        kept += 1
    return kept


async def _keep(visit: Visit, compartment: CompartmentId, file: SentFile, card: dict[str, Any]) -> None:
    name = shown_name(file.name)
    reader = Reader(name)
    arrival = await visit.do(lambda office: Arrival(office, compartment))
    try:
        async for piece in file.pieces:
            visit.face.idle.touch()
            reader.add(piece)
            await visit.do(partial(_add, arrival, piece))
        await visit.do(lambda _: arrival.keep(_with_words(card, name, reader)))
    except BaseException:
        arrival.abandon()
        raise


def _add(arrival: Arrival, piece: bytes, _: Office) -> None:
    arrival.add(piece)


def _card(form: dict[str, str]) -> dict[str, Any]:
    day = day_in(form, "date", "choose the day it is of")
    note = form.get("note", "")
    return {"date": day, "words": form.get("words", ""), "note": RecordId(note) if note else None}


def _with_words(card: dict[str, Any], name: str, reader: Reader) -> Card:
    read, unread = reader.words()
    return Card(name=name, read=read, unread_parts=unread, **card)


@router.get("/clients/{compartment}/files/{record}")
async def one_file(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """One file: shown where a browser can, and what can be done with it."""

    def fetch(office: Office) -> tuple[str, Attachment, Note | None, str]:
        found = _found(office, compartment, record)
        note = office.read(compartment, found.note)
        played = playable(office, compartment, record, found)
        name = name_of(office, compartment, visit.words)
        return name, found, note if isinstance(note, Note) else None, played

    name, found, note, played = await visit.do(fetch)
    visit.login.playing.discard((compartment, record))
    return visit.page(
        "file",
        "clients",
        compartment=compartment,
        record=record,
        name=name,
        file=found,
        note=note,
        unread=_unread(note),
        shown=found.media in SHOWN,
        played=played,
        problem=None,
    )


def _unread(note: Note | None) -> list[tuple[str, str]]:
    """The parts of a document that could not be read; an import may have brought anything under that name."""
    parts = note.extra.get("unread_parts") if note else None
    found = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return [(str(part.get("where", "")), str(part.get("why", ""))) for part in found]


@router.get("/clients/{compartment}/files/{record}/content")
async def content(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """The content of a picture or a PDF, to be looked at inside; each look is recorded."""

    def fetch(office: Office) -> Opened | None:
        if _found(office, compartment, record).media not in SHOWN:
            return None
        return view_attachment(office, compartment, record)

    opened = await visit.do(fetch)
    if opened is None:
        raise HTTPException(404)
    return show_inside(opened.attachment.media, opened.chunks)


@router.get("/clients/{compartment}/files/{record}/play")
async def listen(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """A stretch of a recording or a film, as the browser asks for it; the first one of each look is recorded."""
    asked = stretch_of(visit.request.headers.get("range", ""))
    start, end = asked or (0, None)
    entered = (compartment, record) in visit.login.playing

    def fetch(office: Office) -> tuple[str, int, Stretch | None]:
        found = _found(office, compartment, record)
        media = playable(office, compartment, record, found)
        if not media:
            raise HTTPException(404)
        first = max(0, found.size + start) if start < 0 else start
        return media, found.size, play(office, compartment, record, first, end, entered=entered)

    media, size, stretch = await visit.do(fetch)
    if stretch is None:
        return Response(status_code=416, headers={"content-range": f"bytes */{size}"})
    visit.login.playing.add((compartment, record))
    return play_inside(media, stretch.chunks, (stretch.start, stretch.end), size, whole=asked is None)


def stretch_of(asked: str) -> tuple[int, int | None] | None:
    """Where a stretch begins, counted from the end where it is negative, and ends, of a `Range` (RFC 9110).

    None for whatever is not one range of bytes: it is taken as a wish for everything, as the standard allows.
    """
    match = _RANGE.fullmatch(asked.strip())
    if match is None or match.groups() == ("", ""):
        return None
    if not match[1]:
        return -int(match[2]), None
    end = int(match[2]) + 1 if match[2] else None
    return None if end is not None and end <= int(match[1]) else (int(match[1]), end)


@router.post("/clients/{compartment}/files/{record}/take-out")
async def take_out(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Take a file out of the office, for a stated reason."""
    reason = visit.form.get("reason", "")

    def work(office: Office) -> tuple[Outgoing, ...]:
        _found(office, compartment, record)
        return hand_out(office, AttachmentItem(compartment, record, reason))

    [outgoing] = await visit.do(work)
    return hand_over(outgoing)


@router.post("/clients/{compartment}/files/{record}/remove")
async def remove(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Take away what was kept by mistake."""

    def work(office: Office) -> None:
        _found(office, compartment, record)
        remove_attachment(office, compartment, record)

    await visit.do(work)
    return visit.go(f"/clients/{compartment}/files", visit.words("files.removed"))


def _found(office: Office, compartment: CompartmentId, record: RecordId) -> Attachment:
    overview_or_404(office, compartment)
    try:
        return attachment_at(office, compartment, record)
    except InputError:
        raise HTTPException(404) from None


async def files_page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    """What lies beside the notes of a record, and the forms that bring something in."""

    def fetch(office: Office) -> tuple[str, list[tuple[RecordId, Attachment, Note | None]]]:
        overview_or_404(office, compartment)
        read = dict(office.read_all(compartment))
        found = [
            (record, one, note if isinstance(note := read.get(one.note), Note) else None)
            for record, one in attachments_of(office, compartment)
        ]
        return name_of(office, compartment, visit.words), found[::-1]

    name, found = await visit.do(fetch)
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    problems: dict[str, InputError | None] = dict.fromkeys((*_TYPED, "file", "mail"))
    if error is not None:
        problems[error.field if error.field in problems else "file"] = error
    return visit.page(
        "files",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        files=found,
        form={"date": today, "words": "", "note": ""} | {k: v for k, v in visit.form.items() if k in _TYPED},
        problems=problems,
    )
