"""The sheet one writes on: read from a form, kept as a sealed draft, and held on the lock page when nobody is
inside.

A post that reaches a locked office cannot be sealed, since there is no key. Its text goes straight back into
the lock page as a hidden field, so that it stays in the writer's own browser and is kept as soon as they
unlock.
"""

import re
from dataclasses import replace

from privity.errors import InputError
from privity.faces.web.desk import Desk
from privity.faces.web.forms import Fields, day_in
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind, Purpose
from privity.services.notes import save_draft
from privity.services.office import Office
from privity.services.templates import LONGEST_LINE

_PATH = re.compile(r"/clients/([0-9a-f]{32})/(?:write|drafts/([0-9a-f]{32}))(?:/finish)?")
# Other forms in which somebody may have typed at length: they come back filled in, and are sent by a person.
_FORMS = re.compile(
    r"/clients/new|/enquiries/new|/terms|/will/words|/incident/[a-z-]{1,30}|/incidents/[0-9a-f]{32}"
    r"|/requests/new/[a-z-]{1,30}|/mailing-list/issues(?:/[0-9a-f]{32}/write)?"
    r"|/clients/[0-9a-f]{32}/(?:details|wishes|words|cover|hold|new-consent|account/tell)"
    r"|/clients/[0-9a-f]{32}/terms/[0-9a-f]{32}/(?:ask|answer)"
)
_FIELDS = ("note", "engagement", "date", "kind", "text", "template", "purpose", "of", "reason")
_ID = re.compile(r"[0-9a-f]{32}")


def parse_draft(form: Fields) -> Draft:
    """Read a sheet. Raises InputError that names the field."""
    when = day_in(form, "date", "choose the day of the session")
    kind, direction = parse_kind(form.get("kind", NoteKind.PROGRESS))
    of = form.get("of", "")
    try:
        purpose = Purpose(form.get("purpose") or Purpose.NOTE)
    except ValueError as error:
        raise InputError("a sheet is for nothing else than a note", field="purpose") from error
    if of and not _ID.fullmatch(of):
        raise InputError("there is no such note here", field="of", remedy="open it from the record")
    return Draft(
        form.get("note", ""),
        form.get("engagement", ""),
        when,
        form.get("text", ""),
        kind,
        direction,
        form.get("template", "")[:LONGEST_LINE],
        purpose,
        RecordId(of) if of else None,
        form.get("reason", ""),
    )


def parse_kind(said: str) -> tuple[NoteKind, Direction | None]:
    """Read a kind of note; that of a message says which way it went. Raises InputError."""
    kind, _, way = said.partition("-")
    try:
        return NoteKind(kind), Direction(way) if way else None
    except ValueError as error:
        raise InputError("there is no such kind of note", field="kind") from error


def keep_draft(office: Office, compartment: CompartmentId, draft: Draft, record: RecordId | None) -> RecordId:
    """Save a sheet as the draft it belongs to. The same sheet sent twice is one draft."""
    if record is None:
        record = next(
            (
                known
                for known, payload in office.read_all(compartment)
                if isinstance(payload, Draft)
                and (payload.note, payload.purpose) == (draft.note, draft.purpose)
            ),
            None,
        )
    return save_draft(office, compartment, draft, record)


def held_back(path: str, form: Fields) -> Fields:
    """What of a refused post must not be lost, under the names that the lock page posts again; empty for
    other posts.
    """
    if _FORMS.fullmatch(path):
        typed = {name: value for name, value in form.items() if name not in ("path", "passphrase")}
        return typed | {"path": path} if any(value.strip() for value in typed.values()) else {}
    if not _PATH.fullmatch(path) or not form.get("text", "").strip():
        return {}
    return {name: form[name] for name in _FIELDS if name in form} | {"path": path}


def held_form(held: Fields) -> tuple[str, Fields]:
    """The address and the fields of a form that a lock page held, to be sent again; empty where it held a sheet."""
    path = held.get("path", "")
    if not _FORMS.fullmatch(path):
        return "", {}
    return path, {name: value for name, value in held.items() if name != "path"}


def held_in(form: Fields) -> Fields:
    """What a lock page held."""
    return {name.removeprefix("held_"): value for name, value in form.items() if name.startswith("held_")}


async def keep_held(desk: Desk, held: Fields) -> str:
    """Keep what a lock page held, and give the path of its sheet; empty when nothing was held. Raises
    InputError.
    """
    place = _PATH.fullmatch(held.get("path", ""))
    if place is None:
        return ""
    compartment, draft = CompartmentId(place[1]), parse_draft(held)

    def keep(office: Office) -> RecordId:
        known = RecordId(place[2]) if place[2] else None
        # Where the note was finished meanwhile, what the lock page held becomes a draft of its own: it is never lost.
        finished = draft.purpose is Purpose.NOTE and any(
            isinstance(payload, Note) and payload.reference == draft.note
            for _, payload in office.read_all(compartment)
        )
        kept = replace(draft, note=office.new_id()) if finished else draft
        if known is not None and not isinstance(office.read(compartment, known), Draft):
            known = None
        return keep_draft(office, compartment, kept, known)

    return f"/clients/{compartment}/drafts/{await desk.do(keep)}"
