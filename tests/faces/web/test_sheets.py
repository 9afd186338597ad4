"""Writing: drafts are kept, finished once, and never lost to a lock, a stale page or a mistake."""

import html
import re
from pathlib import Path

import pytest

from privity.faces.web import sheets
from privity.services.clients import view_client
from privity.services.notes import view_draft
from tests.faces.web.house import MadeOffice, Pages

_TEXT = "The kiln was cold again.\nShe laughed, for the first time since May."


def _sheet(pages: Pages, path: str) -> dict[str, str]:
    """The fields of the sheet on a page, as a browser would post them."""
    text = pages.get(path).text
    fields = dict(re.findall(r'type="hidden" name="(note|engagement)" value="([^"]*)"', text))
    fields["date"] = re.findall(r'id="date" name="date" type="date" value="([^"]*)"', text)[0]
    return fields | {"kind": "progress", "token": re.findall(r'name="token" value="([^"]+)"', text)[0]}


def _drafts(pages: Pages, office: MadeOffice) -> list[str]:
    file = pages.client.portal.call(pages.desk.do, lambda opened: view_client(opened, office.wren))  # type: ignore[union-attr]
    return [draft.text for _, draft in file.drafts]


def _notes(pages: Pages, office: MadeOffice) -> list[str]:
    file = pages.client.portal.call(pages.desk.do, lambda opened: view_client(opened, office.wren))  # type: ignore[union-attr]
    return [note.text for _, note in file.notes]


def test_an_empty_sheet_stores_nothing(inside: Pages, office: MadeOffice) -> None:
    assert inside.get(f"/clients/{office.wren}/write").status_code == 200
    assert _drafts(inside, office) == []


def test_a_sheet_is_kept_then_finished(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    kept = inside.post(write, _sheet(inside, write) | {"text": _TEXT.replace("\n", "\r\n")})
    draft = kept.headers["location"]
    assert _drafts(inside, office) == [_TEXT]
    assert _TEXT in inside.get(draft).text
    done = inside.post(f"{draft}/finish", _sheet(inside, draft) | {"text": _TEXT + "\nMore."})
    assert done.headers["location"] == f"/clients/{office.wren}"
    assert _drafts(inside, office) == []
    assert _TEXT + "\nMore." in _notes(inside, office)


def test_the_same_new_sheet_sent_twice_is_one_draft(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    fields = _sheet(inside, write)
    first = inside.post(write, fields | {"text": "One."}, privity_page="1").json()
    second = inside.post(write, fields | {"text": "One. Two."}, privity_page="1").json()
    assert first["path"] == second["path"]
    assert _drafts(inside, office) == ["One. Two."]


def test_a_new_sheet_can_be_finished_at_once(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    inside.post(f"{write}/finish", _sheet(inside, write) | {"text": "Short."})
    assert (_drafts(inside, office), "Short." in _notes(inside, office)) == ([], True)


def test_a_draft_that_arrives_late_does_not_come_back_to_life(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    fields = _sheet(inside, write)
    path = inside.post(write, fields | {"text": "One."}, privity_page="1").json()["path"]
    inside.post(f"{path}/finish", fields | {"text": "One."})
    late = inside.post(path, fields | {"text": "One."}, privity_page="1")
    assert late.status_code == 422
    assert _drafts(inside, office) == []


def test_a_draft_is_discarded_by_its_button(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    path = inside.post(write, _sheet(inside, write) | {"text": "No."}).headers["location"]
    inside.post(f"{path}/discard", _sheet(inside, path) | {"text": "No."})
    assert _drafts(inside, office) == []


@pytest.mark.parametrize(("field", "value"), [("date", "the 3rd"), ("kind", "poem"), ("text", "  ")])
def test_a_mistake_gives_the_sheet_back_with_everything_on_it(
    inside: Pages, office: MadeOffice, field: str, value: str
) -> None:
    write = f"/clients/{office.wren}/write"
    fields = _sheet(inside, write) | {"text": _TEXT, field: value}
    answer = inside.post(f"{write}/finish", fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    if field != "text":
        assert _TEXT in answer.text


def test_text_that_reaches_a_locked_office_is_kept_by_the_unlock(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    fields = _sheet(inside, write) | {"text": 'Said "<b>no</b>" twice.'}
    inside.submit("/clients", "/lock")
    inside.end()
    with Pages(office.place) as later:
        page = later.arrive()
        refused = later.post(f"{write}/finish", fields)
        assert refused.status_code == 401
        assert "&#34;&lt;b&gt;no&lt;/b&gt;&#34; twice." in refused.text
        held = {f"held_{name}": value for name, value in fields.items() if name != "token"}
        unlocked = later.post(
            "/unlock",
            {"form_token": later.token(page), "passphrase": "stone lamp orchard seven"}
            | held
            | {"held_path": f"{write}/finish"},
        )
        path = unlocked.headers["location"]
        assert path.startswith(f"/clients/{office.wren}/drafts/")
        assert _drafts(later, office) == ['Said "<b>no</b>" twice.']


def test_held_text_of_a_note_that_was_finished_meanwhile_is_a_draft_of_its_own(
    inside: Pages, office: MadeOffice
) -> None:
    write = f"/clients/{office.wren}/write"
    fields = _sheet(inside, write) | {"text": "One.", "path": write}
    assert inside.post(f"{write}/finish", fields).status_code == 303
    late = inside.post(f"{write}/finish", fields)
    assert (late.status_code, "already" in late.text) == (422, True)
    inside.post("/lock", fields | {"text": "One, and more."})
    inside.end()
    with Pages(office.place) as later:
        later.unlock()
        assert (_drafts(later, office), "One." in _notes(later, office)) == (["One, and more."], True)


def test_a_page_from_before_the_last_lock_offers_its_text_once_more(
    inside: Pages, office: MadeOffice
) -> None:
    write = f"/clients/{office.wren}/write"
    fields = _sheet(inside, write) | {"text": _TEXT, "token": "of another login"}
    answer = inside.post(f"{write}/finish", fields)
    assert answer.status_code == 409
    assert f'action="{write}"' in answer.text
    kept = inside.post(write, fields | {"token": inside.token(answer)})
    assert kept.status_code == 303
    assert _drafts(inside, office) == [_TEXT]
    script = inside.post(write, fields, privity_page="1")
    assert (script.status_code, script.text) == (409, "")
    assert inside.get("/token").json() == {"token": inside.token(answer)}


def test_the_lock_button_takes_the_sheet_along(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    answer = inside.post("/lock", _sheet(inside, write) | {"text": _TEXT, "path": write})
    assert answer.headers["location"] == "/"
    assert not inside.desk.is_open
    inside.end()
    with Pages(office.place) as later:
        later.unlock()
        assert _drafts(later, office) == [_TEXT]


def test_a_very_long_note_is_refused_with_words_and_kept_on_the_page(
    inside: Pages, office: MadeOffice
) -> None:
    write = f"/clients/{office.wren}/write"
    answer = inside.post(write, _sheet(inside, write) | {"text": "a" * 2_000_001})
    assert answer.status_code == 422
    assert "2,000,000" in answer.text


def test_a_draft_opens_where_it_was_left(inside: Pages, office: MadeOffice) -> None:
    write = f"/clients/{office.wren}/write"
    path = inside.post(write, _sheet(inside, write) | {"text": _TEXT, "kind": "process"}).headers["location"]
    record = path.rpartition("/")[2]
    draft = inside.client.portal.call(  # type: ignore[union-attr]
        inside.desk.do, lambda opened: view_draft(opened, office.wren, record)
    )
    assert (draft.text, draft.kind) == (_TEXT, "process")


@pytest.mark.parametrize(
    ("path", "fields", "typed"),
    [
        (
            "/enquiries/new",
            {"name": "Perpetua Inv", "way": "call", "asked": "2026-03-02", "shred_on": "2026-09-02"},
            {"said": "Asked about <b>sleep</b>."},
        ),
        ("/clients/new", {"name": "Perpetua Inv", "started": "2026-03-02"}, {"occupation": "<b>sleep</b>"}),
    ],
)
def test_a_form_that_reaches_a_locked_office_is_here_again_after_the_unlock(
    inside: Pages, office: MadeOffice, path: str, fields: dict[str, str], typed: dict[str, str]
) -> None:
    token = inside.token(inside.get(path))
    inside.end()
    with Pages(office.place) as later:
        page = later.arrive()
        refused = later.post(path, fields | typed | {"token": token})
        assert refused.status_code == 401
        assert "&lt;b&gt;sleep&lt;/b&gt;" in refused.text
        held = dict(re.findall(r'name="(held_[^"]+)" value="([^"]*)"', refused.text))
        again = later.post(
            "/unlock",
            {"form_token": later.token(page), "passphrase": "stone lamp orchard seven"}
            | {name: html.unescape(value) for name, value in held.items()},
        )
        assert f'action="{path}"' in again.text
        sent = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', again.text))
        kept = later.post(path, {name: html.unescape(value) for name, value in sent.items()})
        assert kept.status_code == 303
        assert "&lt;b&gt;sleep&lt;/b&gt;" in later.get(kept.headers["location"]).text


def test_every_form_that_says_so_is_held() -> None:
    folder = Path(sheets.__file__).parent / "templates"
    found = []
    for template in sorted(folder.glob("*.html")):
        words = template.read_text("utf-8").replace("{{ at }}", "/clients/{{ compartment }}")
        if template.name == "record_terms.html":
            words = words.replace(
                "/clients/{{ compartment }}/{{ record", "/clients/{{ compartment }}/terms/{{ record"
            )
        found += [
            (template.name, re.sub(r"{{ (?:kind|kind.name) }}", "call", action))
            for action in re.findall(r'<form[^>]*? action="((?:{{[^}]*}}|[^"{])*)"[^>]* data-held>', words)
        ]
    assert len(found) >= 15
    for name, action in found:
        path = re.sub(r"{{[^}]*}}", "0" * 32, action)
        if name == "list_write.html":
            path = "/mailing-list/issues"
        assert sheets.held_back(path, {"words": "typed"}), (name, path)
    assert sheets.held_back("/clients/new", {"name": " "}) == {}
    assert sheets.held_back("/erase", {"words": "typed"}) == {}
