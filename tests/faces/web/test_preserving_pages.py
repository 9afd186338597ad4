"""The pages of keeping: where backups lie, keeping times, holds, an office that arrives, the key on a stick."""

import html
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from privity.config import OfficePlace
from privity.services import keys
from tests.faces.web.house import PASSPHRASE, MadeOffice, Pages

FRESH = "the lamp in the third window"


def back_up(inside: Pages, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    made = inside.submit("/backups", "/backups", folder=str(folder), passphrase=PASSPHRASE)
    assert made.headers["location"] == "/backups", made.text


def erase(inside: Pages, compartment: str, **fields: str) -> "object":
    page = f"/clients/{compartment}/erase"
    return inside.submit(page, page, **{"sure": "yes", "passphrase": PASSPHRASE, **fields})


def test_a_place_with_an_older_keys_file_is_named_checked_and_forgotten(
    inside: Pages, office: MadeOffice, tmp_path: Path
) -> None:
    assert "It is time for a backup" in inside.get("/house").text
    back_up(inside, tmp_path / "a")
    back_up(inside, tmp_path / "b")
    assert "It is time for a backup" not in inside.get("/house").text
    assert erase(inside, office.osric, account="given").headers["location"] == "/erased"  # type: ignore[attr-defined]
    back_up(inside, tmp_path / "b")
    page = inside.get("/backups").text
    assert page.count("still knows a client who was erased since") == 1
    checked = inside.submit("/backups", "/backups/check", checked=str(tmp_path / "a"), deep="yes")
    assert checked.headers["location"] == "/backups"
    assert "opens and is complete" in inside.get("/backups").text
    (tmp_path / "a" / "keys.age").unlink()
    broken = inside.submit("/backups", "/backups/check", checked=str(tmp_path / "a"))
    assert (broken.status_code, "keys.age" in broken.text) == (422, True)
    inside.submit("/backups", "/backups/forget", place=str(tmp_path / "a"))
    assert "still knows" not in inside.get("/backups").text


def test_keeping_times_are_chosen_and_what_is_due_leads_to_its_erasure(
    inside: Pages, office: MadeOffice
) -> None:
    assert "No time is chosen yet" in inside.get("/keeping").text
    wrong = inside.submit("/keeping", "/keeping", years="long", minor_until="", rule="")
    assert (wrong.status_code, 'id="years-wrong"' in wrong.text) == (422, True)
    inside.submit("/keeping", "/keeping", years="1", minor_until="25", rule="de")
    page = inside.get("/keeping").text
    assert "take advice" in page
    work = inside.get(f"/clients/{office.wren}/work").text
    ends = re.findall(rf'action="(/clients/{office.wren}/work/[^"]+)"', work)
    assert ends
    assert "Nothing is due" in page


def test_a_hold_stands_against_erasure_until_it_is_lifted(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/hold"
    empty = inside.submit(page, page, reason=" ")
    assert (empty.status_code, 'id="reason-wrong"' in empty.text) == (422, True)
    kept = inside.submit(page, page, reason="A complaint is open", look_again=str(date.today()))  # noqa: DTZ011
    assert kept.headers["location"] == f"/clients/{office.wren}"
    assert "This record is on hold" in inside.get(f"/clients/{office.wren}").text
    assert "time to look again" in inside.get("/keeping").text
    assert "cannot be erased now" in inside.get(f"/clients/{office.wren}/erase").text
    refused = erase(inside, office.wren, account="given")
    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert "A complaint is open" in inside.get(page).text
    inside.submit(page, f"{page}/lift")
    unsaid = erase(inside, office.wren)
    assert (unsaid.status_code, 'id="account-wrong"' in unsaid.text) == (422, True)  # type: ignore[attr-defined]
    assert erase(inside, office.wren, account="declined").headers["location"] == "/erased"  # type: ignore[attr-defined]


def arrive(pages: Pages, way: str, **fields: str) -> "object":
    pages.arrive()
    token = pages.token(pages.get(f"/{way}"))
    given = {"form_token": token, "passphrase": FRESH, "again": FRESH} | fields
    return pages.post(f"/{way}", given)


def test_an_office_from_another_computer_moves_here(office: MadeOffice, tmp_path: Path) -> None:
    with Pages(OfficePlace(office.place.folder, tmp_path / "other-state")) as pages:
        pages.arrive()
        assert pages.get("/restore").text.count('action="/restore"') == 0
        both = arrive(pages, "move", code=office.code, cards="a card")
        assert (both.status_code, 'id="code-wrong"' in both.text) == (422, True)  # type: ignore[attr-defined]
        wrong = arrive(pages, "move", code=office.code[:-1] + "!")
        assert wrong.status_code == 422  # type: ignore[attr-defined]
        differ = arrive(pages, "move", code=office.code, again="another one than that")
        assert 'id="again-wrong"' in differ.text  # type: ignore[attr-defined]
        moved = arrive(pages, "move", code=office.code)
        assert moved.headers["location"] == "/around"  # type: ignore[attr-defined]
        assert "computer is the office" in html.unescape(pages.get("/around").text)


def test_a_backup_that_broke_off_does_not_count(inside: Pages, tmp_path: Path) -> None:
    (tmp_path / "stick" / "keys.age").mkdir(parents=True)
    folder = str(tmp_path / "stick")
    failed = inside.submit("/backups", "/backups", folder=folder, passphrase=PASSPHRASE)
    assert (failed.status_code, 'id="folder-wrong"' in failed.text) == (422, True)
    assert "It is time for a backup" in inside.get("/house").text
    page = inside.get("/backups").text
    assert "There is no backup yet" in page
    assert "was not finished" in page
    (tmp_path / "stick" / "keys.age").rmdir()
    back_up(inside, tmp_path / "stick")
    assert "was not finished" not in inside.get("/backups").text


def test_an_office_comes_back_from_a_backup(inside: Pages, office: MadeOffice, tmp_path: Path) -> None:
    back_up(inside, tmp_path / "stick")
    with Pages(OfficePlace(tmp_path / "new", tmp_path / "new-state")) as pages:
        missing = arrive(pages, "restore", code=office.code, backup=str(tmp_path / "none"))
        assert (missing.status_code, 'id="backup-wrong"' in missing.text) == (422, True)  # type: ignore[attr-defined]
        nothing = arrive(
            pages, "restore", code=office.code, backup=str(tmp_path / "stick"), newest=str(tmp_path / "none")
        )
        assert (nothing.status_code, 'id="newest-wrong"' in nothing.text) == (422, True)  # type: ignore[attr-defined]
        (tmp_path / "strange").write_bytes(b"a shopping list")
        strange = arrive(
            pages,
            "restore",
            code=office.code,
            backup=str(tmp_path / "stick"),
            newest=str(tmp_path / "strange"),
        )
        assert (strange.status_code, 'id="newest-wrong"' in strange.text) == (422, True)  # type: ignore[attr-defined]
        back = arrive(pages, "restore", code=office.code, backup=str(tmp_path / "stick"))
        assert back.headers["location"] == "/around"  # type: ignore[attr-defined]
        assert "Wren Askew" in pages.get("/clients").text
    with Pages(OfficePlace(tmp_path / "half", tmp_path / "half-state")) as pages:
        shutil.copytree(tmp_path / "stick", tmp_path / "torn")
        (tmp_path / "torn" / "keys.age").unlink()
        torn = arrive(pages, "restore", code=office.code, backup=str(tmp_path / "torn"))
        assert (torn.status_code, "keys.age" in torn.text) == (422, True)  # type: ignore[attr-defined]
        assert not OfficePlace(tmp_path / "half", tmp_path / "half-state").header.exists()


def test_the_key_goes_to_a_stick_and_comes_back(
    inside: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "is_own_disk", lambda *_: False)
    (tmp_path / "stick").mkdir()
    fields = {"stick": str(tmp_path / "stick"), "stick-proof": "not this one at all"}
    wrong = inside.submit("/settings", "/settings/stick", **fields)
    assert (wrong.status_code, 'id="stick-proof-wrong"' in wrong.text) == (422, True)
    wrong = inside.submit("/settings", "/settings/stick", stick="/none", **{"stick-proof": PASSPHRASE})
    assert 'id="stick-wrong"' in wrong.text
    inside.submit("/settings", "/settings/stick", **fields | {"stick-proof": PASSPHRASE})
    assert "It lies on a stick" in inside.get("/settings").text
    assert len(list((tmp_path / "stick").iterdir())) == 1
    inside.submit("/settings", "/settings/stick", **{"stick-proof": PASSPHRASE})
    assert list((tmp_path / "stick").iterdir()) == []
