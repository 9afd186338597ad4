"""Backups: made into a folder of one's own through the door, tried out at once, and where they lie."""

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from privity.bootstrap import verify_backup
from privity.errors import InputError, PassphraseError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import keep_in_folder
from privity.faces.web.pages.house.hub import HERE
from privity.services.attachments import held_in
from privity.services.backup_history import backup_history, forget_destination, note_kept
from privity.services.contact_sheet import refresh_sheet
from privity.services.door import BackupItem, hand_out
from privity.services.office import Office

router = APIRouter()


@router.get("/backups")
async def backups(visit: Inside) -> Response:
    """When the last backup was made, where each lies, and how to make the next."""
    return await _page(visit)


@router.post("/backups")
async def make(visit: Inside) -> Response:
    """Make a backup and try it out."""
    chosen = visit.form.get("folder", "").strip()
    try:
        folder = _folder(chosen, visit.face.place.folder)
        await visit.prove()
        await visit.do(lambda office: _make(office, folder))
    except PassphraseError as error:
        return await _page(visit, chosen, passphrase=error)
    except PrivityError as error:
        return await _page(visit, chosen, folder=error)
    return visit.go("/backups", visit.words("backups.made"))


@router.post("/backups/check")
async def check(visit: Inside) -> Response:
    """Read a backup to its last byte and hold it against its own ledger; on choice open each record too."""
    chosen, deep = visit.form.get("checked", "").strip(), visit.form.get("deep") == "yes"
    try:
        folder = _folder(chosen, visit.face.place.folder)
        loaded, found = await visit.do(lambda office: verify_backup(office, folder, deep))
    except PrivityError as error:
        return await _page(visit, checked=error)
    said = visit.words("backups.holds", records=found.records, made=loaded.records.made[:10])
    return visit.go("/backups", said)


@router.post("/backups/forget")
async def forget(visit: Inside) -> Response:
    """Note that the keys file at a place was destroyed."""
    place = visit.form.get("place", "")
    await visit.do(lambda office: forget_destination(office, place))
    return visit.go("/backups", visit.words("backups.forgotten"))


def _folder(chosen: str, office: Path) -> Path:
    """The folder that was named. Raises InputError where no backup should lie."""
    try:
        folder = Path(chosen).expanduser()
        there = folder.is_absolute() and folder.is_dir()
    except (OSError, RuntimeError):  # a name too long for the disk; the home of an account that is not there
        there = False
    if not there:
        raise InputError(
            "there is no such folder", field="folder", remedy="name a folder that exists, with its whole path"
        )
    if folder.resolve().is_relative_to(office.resolve()):
        raise InputError(
            "a backup beside the office would be lost with it",
            field="folder",
            remedy="choose another disk, a stick, or a folder that is copied elsewhere",
        )
    return folder


def _make(office: Office, folder: Path) -> None:
    refresh_sheet(office)
    header = office.place.header.read_bytes()
    keep_in_folder(hand_out(office, BackupItem(header, str(folder), held_in(folder), awaited=True)), folder)
    verify_backup(office, folder)
    note_kept(office, str(folder))


async def _page(visit: Visit, chosen: str = "", **problems: PrivityError) -> Response:
    history = await visit.do(backup_history)
    now = visit.face.desk.office.now()
    newest = history.destinations[0] if history.destinations else None
    return visit.page(
        "backups",
        HERE,
        422 if problems else 200,
        history=history,
        due=history.is_due(now),
        expires=newest.expires.date() if newest else None,
        now=now,
        chosen=chosen or (newest.place if newest else ""),
        form=visit.form,
        problems=dict.fromkeys(("folder", "passphrase", "checked")) | problems,
    )
