"""Settings: how the pages look, when the office locks by itself, and a new passphrase or recovery code."""

from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, LockedError, PassphraseError, PrivityError
from privity.faces.web.address import Theme, save_settings
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.house.hub import HERE
from privity.faces.web.watch import IDLE_CHOICES
from privity.services.device import Device
from privity.services.house import set_idle_minutes
from privity.services.keys import change_passphrase, move_secret, new_recovery_code

router = APIRouter()


@router.get("/settings")
async def settings(visit: Inside) -> Response:
    """The settings."""
    return _page(visit)


def _page(visit: Visit, **problems: PrivityError) -> Response:
    return visit.page(
        "settings",
        HERE,
        422 if problems else 200,
        idle_choices=IDLE_CHOICES,
        stick=", ".join(map(str, Device(visit.face.place.state, visit.face.desk.office.header.vault).sticks)),
        problems=dict.fromkeys(("passphrase", "fresh", "proof", "stick", "stick-proof")) | problems,
    )


@router.post("/settings/look")
async def look(visit: Inside) -> Response:
    """Choose light or dark. It is kept on this device in the clear, so that the lock page can look so too."""
    try:
        theme = Theme(visit.form.get("theme", ""))
    except ValueError as error:
        raise InputError(
            "there is no such look", field="theme", remedy="choose one of those shown"
        ) from error
    face = visit.face
    face.settings = replace(face.settings, theme=theme)
    save_settings(face.place, face.settings)
    return visit.go("/settings", visit.words("settings.kept"))


@router.post("/settings/idle")
async def idle(visit: Inside) -> Response:
    """Choose when the office locks by itself."""
    chosen = visit.form.get("minutes", "")
    minutes = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 4 else 0
    await visit.do(lambda office: set_idle_minutes(office, minutes))
    visit.face.idle.minutes = minutes
    return visit.go("/settings", visit.words("settings.kept"))


@router.post("/settings/passphrase")
async def passphrase(visit: Inside) -> Response:
    """Take a new passphrase for the old one."""
    old, new = visit.form.get("passphrase", ""), visit.form.get("fresh", "")
    try:
        await visit.do(lambda office: change_passphrase(office, old, new))
    except PassphraseError as error:
        return _page(visit, passphrase=error)
    except InputError as error:
        return _page(visit, fresh=error)
    return visit.go("/settings", visit.words("settings.changed"))


@router.post("/settings/stick")
async def stick(visit: Inside) -> Response:
    """Keep this device's part of the key on a stick, or on the device again."""
    folder, proof = visit.form.get("stick", "").strip(), visit.form.get("stick-proof", "")
    try:
        await visit.do(lambda office: move_secret(office, proof, Path(folder) if folder else None))
    except LockedError as error:
        return _page(visit, **{"stick-proof": error})
    except PrivityError as error:
        return _page(visit, stick=error)
    return visit.go("/settings", visit.words("stick.moved" if folder else "stick.is_back"))


@router.post("/settings/recovery-code")
async def recovery_code(visit: Inside) -> Response:
    """Make a new recovery code, shown once like the first."""
    try:
        await visit.prove("proof")
    except PassphraseError as error:
        return _page(visit, proof=error)
    visit.login.recovery_code = await visit.do(new_recovery_code)
    return visit.go("/recovery-code")
