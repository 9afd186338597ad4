"""The pages about people and work: how to reach them, enquiries, dates, work together, told alone, signed notes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest

from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import AloneOverview, JointOverview
from privity.model.people import Relation
from privity.services.catalogue import shipped_catalogue
from privity.services.clients import change_client, view_client, view_joint
from privity.services.notes import sign_note
from privity.services.office import Office
from tests.faces.web.house import PASSPHRASE, MadeOffice, Pages
from tests.faces.web.test_will_pages import make_cards

_Result = TypeVar("_Result")


def ask(pages: Pages, work: Callable[[Office], _Result]) -> _Result:
    assert pages.client.portal is not None
    return pages.client.portal.call(pages.desk.do, work)


def of_type(pages: Pages, kind: type) -> list[CompartmentId]:
    return ask(
        pages, lambda office: [one for one, line in office.overviews().items() if isinstance(line, kind)]
    )


def the_note(pages: Pages, compartment: CompartmentId) -> RecordId:
    return ask(pages, lambda office: view_client(office, compartment).notes[0][0])


def test_wishes_are_shown_where_one_is_about_to_write_or_call(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/wishes"
    answer = inside.submit(
        page, page, calls="no", texting="yes", never="Never at the harbour", since="2026-03-02"
    )
    assert answer.headers["location"] == f"/clients/{office.wren}"
    for shown in ("", "/write/message", "/dates"):
        text = inside.get(f"/clients/{office.wren}{shown}").text
        assert "Never at the harbour" in text
        assert "text messages" in text
    wrong = inside.submit(page, page, never="x" * 601, number="5", since="2026-03-02")
    assert (wrong.status_code, 'id="never-wrong"' in wrong.text, 'value="5"' in wrong.text) == (
        422,
        True,
        True,
    )


def test_an_enquiry_is_kept_found_due_taken_on_or_destroyed(inside: Pages) -> None:
    day, fields = date.today(), {"way": "call", "said": "Asked for January."}  # noqa: DTZ011 - the day on this desk
    made = [
        inside.submit(
            "/enquiries/new", "/enquiries/new", name=name, asked=str(day), shred_on=str(until), **fields
        )
        for name, until in (("Dag Newcomer", day), ("Edda Newcomer", day + timedelta(days=9)))
    ]
    dag, edda = (answer.headers["location"] for answer in made)
    listed = inside.get("/enquiries").text
    assert "One enquiry is due to go" in listed
    assert "Dag Newcomer" not in inside.get("/clients").text
    assert "one is due" in inside.get("/clients").text
    refused = inside.submit("/enquiries", "/enquiries/shred", passphrase="wrong wrong wrong", sure="yes")
    assert refused.status_code == 422
    due = {f"of-{dag[-32:]}": "yes"}
    inside.submit("/enquiries", "/enquiries/shred", passphrase=PASSPHRASE, sure="yes", **due)
    assert (inside.get(dag).status_code, inside.get(edda).status_code) == (404, 200)
    inside.submit(edda, f"{edda}/shred-on", shred_on=str(day + timedelta(days=30)))
    inside.submit(f"{edda}/take-on", f"{edda}/take-on", started="2026-11-02")
    assert "Edda Newcomer" in inside.get("/clients").text
    assert "since 2 November 2026" in inside.get(edda).text


def test_only_what_was_shown_as_due_is_destroyed_and_the_contact_sheet_stays(
    inside: Pages, office: MadeOffice
) -> None:
    make_cards(inside, "contact")
    day = str(date.today())  # noqa: DTZ011 - the day on this desk
    fields = {"way": "call", "asked": day, "shred_on": day}

    def asks(name: str) -> str:
        return inside.submit("/enquiries/new", "/enquiries/new", name=name, **fields).headers["location"]

    seen, held = asks("Dag Newcomer"), asks("Edda Newcomer")
    inside.submit(f"{held}/hold", f"{held}/hold", reason="A complaint is open.")
    page = inside.get("/enquiries")
    late = asks("Falk Newcomer")
    sent = {
        "token": inside.token(page),
        "passphrase": PASSPHRASE,
        "sure": "yes",
    }
    sent |= dict.fromkeys(re.findall(r'name="(of-[0-9a-f]{32})"', page.text), "yes")
    inside.post("/enquiries/shred", sent)
    assert [inside.get(one).status_code for one in (seen, held, late)] == [404, 200, 200]
    assert office.place.sheet.exists()
    inside.post("/enquiries/shred", sent)
    assert "One is on hold, and stays." in inside.get("/enquiries").text


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"shred_on": "2026-01-01"}, "shred_on"),
        ({"shred_on": "soon"}, "shred_on"),
        ({"asked": "soon"}, "asked"),
        ({"way": "pigeon"}, "way"),
    ],
)
def test_a_mistake_in_an_enquiry_stands_beside_its_field(
    lent: Pages, fields: dict[str, str], wrong: str
) -> None:
    good = {"name": "Dag", "asked": "2026-11-02", "shred_on": "2027-02-01", "way": "email", "said": "Asked."}
    answer = lent.submit("/enquiries/new", "/enquiries/new", **good | fields)
    assert (answer.status_code, f'id="{wrong}-wrong"' in answer.text) == (422, True)
    assert "Asked." in answer.text


def test_an_enquiry_that_is_sent_twice_is_kept_once(inside: Pages) -> None:
    good = {"name": "Dag", "asked": "2026-11-02", "shred_on": "2027-02-01", "way": "email"}
    inside.submit("/enquiries/new", "/enquiries/new", **good)
    again = inside.submit("/enquiries/new", "/enquiries/new", **good | {"name": " dag "})
    assert (again.status_code, 'id="name-wrong"' in again.text) == (422, True)
    other_day = inside.submit("/enquiries/new", "/enquiries/new", **good | {"asked": "2026-11-03"})
    assert other_day.status_code == 303


def test_a_quiet_word_stands_on_the_enquirys_own_page(inside: Pages, office: MadeOffice) -> None:
    inside.desk._wait()
    inside.desk.screener.build()
    asked = {"asked": "2026-11-02", "shred_on": "2027-02-01", "way": "call"}
    kept = inside.submit("/enquiries/new", "/enquiries/new", name="Wren Askew", **asked).headers["location"]
    page = inside.get(kept).text
    # It names nobody until it is opened: the enquirer may be in the room.
    assert re.search(r"<details[^>]*><summary>A quiet word, for you alone</summary>", page)
    assert f'href="/clients/{office.wren}"' in page
    assert "quiet word" not in inside.get(f"/clients/{office.wren}").text


def test_a_couple_begins_tells_alone_and_parts(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/together"
    fields = {"unit": "couple", "started": "2026-04-01", "secrets": "asked"}
    wrong = inside.submit(page, page, **fields)
    assert (wrong.status_code, 'id="members-wrong"' in wrong.text) == (422, True)
    # A group of twelve begins on one page.
    assert 'name="member11"' in wrong.text
    there = inside.submit(page, page, member1=office.osric, **fields).headers["location"]
    assert "Wren Askew &amp; Osric Blythe" in inside.get(there).text
    assert "only after you asked them" in inside.get(f"{there}/write").text
    sheet = inside.submit(there, f"{there}/alone/{office.wren}").headers["location"]
    assert "only after you asked them" in inside.get(sheet).text
    [apart] = of_type(inside, AloneOverview)
    [joint] = of_type(inside, JointOverview)
    work = ask(inside, lambda opened: opened.read_all(joint)[0][1].reference)
    inside.submit(
        sheet,
        f"{sheet}/finish",
        note="a-1",
        engagement=work,
        date="2026-04-02",
        text="Kestrels in the chimney.",
    )
    assert "Kestrels" in inside.get(f"/clients/{apart}").text
    for other in (there, f"/clients/{office.wren}", f"/clients/{office.osric}"):
        assert "Kestrels" not in inside.get(other).text
    assert str(apart) not in inside.get(f"/clients/{office.osric}").text
    inside.submit(f"{there}/work", f"{there}/work/part", parted="2026-09-01")
    closed = inside.get(there).text
    assert "Nothing new is written here" in closed
    assert f'href="{there}/write"' not in closed


def test_work_that_ends_before_it_began_is_told_and_nothing_is_lost(
    inside: Pages, office: MadeOffice
) -> None:
    page = f"/clients/{office.wren}/work"
    record = ask(inside, lambda opened: view_client(opened, office.wren).engagements[0][0])
    wrong = inside.submit(page, f"{page}/{record}/end", ended="2026-01-01", how="completed")
    assert (wrong.status_code, "before it began" in wrong.text, 'value="2026-01-01"' in wrong.text) == (
        422,
        True,
        True,
    )
    inside.submit(page, f"{page}/{record}/end", ended="2026-06-01", how="completed")
    assert "2 March 2026 to 1 June 2026: completed" in inside.get(page).text
    inside.submit(page, f"{page}/{record}/reopen")
    assert "Individual work, since 2 March 2026" in inside.get(page).text


def test_issues_are_worded_and_placed_by_a_person(inside: Pages, office: MadeOffice) -> None:
    record = ask(inside, lambda opened: view_client(opened, office.wren).engagements[0][0])
    page = f"/clients/{office.wren}/work/{record}/issues"
    inside.submit(page, page.replace("/issues", "/words"), issues="no wish, sleep")
    kind = shipped_catalogue().lists[0].kinds[0]
    assert f'<option value="{kind.id}">{kind.title}</option>' in inside.get(page).text
    inside.submit(page, page, word1=kind.id, word2="", more1="")
    assert f'<option value="{kind.id}" selected>' in inside.get(page).text
    wrong = inside.submit(page, page, word1="sx-invented")
    assert (wrong.status_code, "not in the catalogue" in wrong.text) == (422, True)
    assert inside.get(page.replace(record, "1" * 32)).status_code == 404


def test_a_date_is_set_marked_and_the_next_one_listed(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/dates"
    wrong = inside.submit(page, page, day="2030-02-30", at="09:30", minutes="50")
    assert (wrong.status_code, 'id="starts-wrong"' in wrong.text or 'id="day-wrong"' in wrong.text) == (
        422,
        True,
    )
    inside.submit(page, page, day="2030-02-04", at="09:30", minutes="50")
    assert "Monday, 4 February 2030, 09:30" in inside.get("/dates").text
    record = ask(inside, lambda opened: view_client(opened, office.wren).appointments[0][0])
    inside.submit(page, f"{page}/{record}", attendance="moved", day="2030-02-05", at="10:00", minutes="45")
    assert "Tuesday, 5 February 2030, 10:00" in inside.get("/dates").text
    inside.submit(page, f"{page}/{record}", attendance="kept")
    assert "5 February 2030" not in inside.get("/dates").text
    assert "Kept" in inside.get(page).text


def test_a_signed_note_is_amended_for_a_reason_and_answered_beside_it(
    inside: Pages, office: MadeOffice
) -> None:
    here, record = f"/clients/{office.wren}", the_note(inside, office.wren)
    inside.submit(here, f"{here}/notes/{record}/sign")
    page = inside.get(f"{here}/notes/{record}/change").text
    assert 'name="reason"' in page
    sheet = {"note": "n-1", "engagement": "w-1-1", "date": "2026-03-02", "kind": "progress", "of": record}
    amended = sheet | {"purpose": "amendment", "text": "A green ribbon."}
    again = inside.submit(here, f"{here}/write/finish", **amended)
    assert (again.status_code, "stated reason" in again.text, "A green ribbon." in again.text) == (
        422,
        True,
        True,
    )
    inside.submit(here, f"{here}/write/finish", **amended, reason="She said green.")
    said = sheet | {"purpose": "statement", "text": "I sleep well."}
    inside.submit(here, f"{here}/write/finish", **said)
    shown = inside.get(f"{here}/notes/{record}").text
    for words in ("A green ribbon.", "red ribbon", "She said green.", "I sleep well."):
        assert words in shown


def test_a_note_of_a_held_record_is_amended_for_a_reason(inside: Pages, office: MadeOffice) -> None:
    here, record = f"/clients/{office.wren}", the_note(inside, office.wren)
    inside.submit(f"{here}/hold", f"{here}/hold", reason="A complaint is open.")
    page = inside.get(f"{here}/notes/{record}/change").text
    assert "Amend a note that is on hold" in page
    assert 'name="reason"' in page


def test_a_change_that_meets_the_lock_is_kept_as_what_it_was(pages: Pages, office: MadeOffice) -> None:
    pages.unlock()
    here, record = f"/clients/{office.wren}", the_note(pages, office.wren)
    ask(pages, lambda opened: sign_note(opened, office.wren, record))
    token = pages.token(pages.get(f"{here}/notes/{record}/change"))
    pages.face.logins.end_all()
    sheet = {"note": "n-1", "engagement": "w-1-1", "date": "2026-03-02", "kind": "progress", "of": record}
    lost = pages.post(
        f"{here}/write",
        {"token": token, **sheet, "purpose": "amendment", "reason": "green", "text": "A green ribbon."},
    )
    held = {name: value for name, value in _hidden(lost.text).items() if name.startswith("held_")}
    back = pages.unlock(**held)
    draft = pages.get(back.headers["location"]).text
    assert "A green ribbon." in draft
    assert 'value="amendment"' in draft
    assert 'value="green"' in draft


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(held_[a-z]+)" value="([^"]*)"', page))


def test_process_notes_and_templates_have_pages_of_their_own(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}"
    sheet = {"note": "n-7", "engagement": "w-1-1", "date": "2026-03-03", "kind": "process"}
    inside.submit(f"{here}/write", f"{here}/write/finish", **sheet, text="I was moved.")
    assert "I was moved." not in inside.get(here).text
    assert "One process note, kept apart" in inside.get(here).text
    assert "I was moved." in inside.get(f"{here}/process").text
    inside.desk._wait()
    inside.submit("/clients", "/search", words="moved")
    assert "A process note, kept apart" in inside.get("/search").text
    wrong = inside.submit("/templates", "/templates", name="SOAP", headings="One")
    assert (wrong.status_code, 'id="name-wrong"' in wrong.text) == (422, True)
    inside.submit("/templates", "/templates", name="Intake", headings="What brings them\nWhat they hope for")
    assert "Intake" in inside.get(f"{here}/write").text
    assert "Assessment" in inside.get(f"{here}/write/with/soap").text
    assert inside.get(f"{here}/write/with/nothing").status_code == 404


def test_names_and_people_close_to_them_are_changed_with_the_details(
    inside: Pages, office: MadeOffice
) -> None:
    page = f"/clients/{office.wren}/details"
    close = "Ansel Thwaite (brother)\nSam\nAunt (the (old) one)"
    inside.submit(
        page, page, name="Wren Askew", other_names="W. Hale; W. A.", related=close, household="two cats"
    )
    person = ask(inside, lambda opened: view_client(opened, office.wren).client)
    assert person.names == ("Wren Askew", "W. Hale", "W. A.")
    assert [(one.name, one.role) for one in person.related] == [
        ("Ansel Thwaite", "brother"),
        ("Sam", ""),
        ("Aunt (the (old) one)", ""),
    ]
    assert "Ansel Thwaite (brother)\nSam\n" in inside.get(page).text
    wrong = inside.submit(page, page, name="Wren Askew", related="x" * 201)
    assert (wrong.status_code, 'id="related-wrong"' in wrong.text) == (422, True)


def _seen(page: str) -> str:
    [(found)] = re.findall(r'name="seen" value="([^"]*)"', page)
    return found


def test_a_second_window_puts_no_old_wish_back(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/wishes"
    shown = {"calls": "", "number": "", "never": "", "since": date.today().isoformat()}  # noqa: DTZ011 - the day on this desk
    seen = {"seen": _seen(inside.get(page).text)}
    inside.submit(page, page, **shown | seen | {"calls": "no", "never": "At work"})
    other = shown | seen | {"number": "5"}
    assert inside.submit(page, page, **other).status_code == 303
    text = inside.get(f"/clients/{office.wren}").text
    assert "At work" in text
    asked = inside.submit(page, page, **shown | seen | {"calls": "yes", "number": "5"})
    assert (asked.status_code, 'id="calls-wrong"' in asked.text, "At work" in asked.text) == (422, True, True)
    again = {"seen": _seen(asked.text), "calls": "yes", "number": "5", "never": "At work"}
    assert inside.submit(page, page, **shown | again).status_code == 303


def test_details_that_were_not_touched_stay_as_they_were_kept(inside: Pages, office: MadeOffice) -> None:
    page, close = f"/clients/{office.wren}/details", (Relation("aunt (once removed)", "Pell"),)

    def change(office: Office, who: CompartmentId, **parts: object) -> None:
        change_client(office, who, replace(view_client(office, who).client, **parts))

    ask(
        inside,
        lambda opened: change(opened, office.wren, nicknames=("Askew, Wren",), born=1880, related=close),
    )
    seen = {"seen": _seen(inside.get(page).text), "name": "Wren Askew"}
    ask(inside, lambda opened: change(opened, office.wren, employer="The mill"))
    shown = {
        "nicknames": "Askew, Wren",
        "born": "1880",
        "related": "Pell (aunt (once removed))",
        "employer": "",
    }
    assert inside.submit(page, page, **shown, **seen, lives_in="Ancora").status_code == 303
    kept = ask(inside, lambda opened: view_client(opened, office.wren).client)
    assert (kept.nicknames, kept.born, kept.related, kept.employer, kept.lives_in) == (
        ("Askew, Wren",),
        1880,
        close,
        "The mill",
        "Ancora",
    )
    asked = inside.submit(page, page, **shown | seen | {"employer": "A bakery"})
    assert (asked.status_code, 'id="employer-wrong"' in asked.text, 'value="Ancora"' in asked.text) == (
        422,
        True,
        True,
    )


def test_a_namesake_is_asked_about_once(lent: Pages) -> None:
    fields = {"name": "wren  ASKEW", "started": "2026-11-02"}
    asked = lent.submit("/clients/new", "/clients/new", **fields)
    assert (asked.status_code, 'name="namesake"' in asked.text) == (422, True)
    assert lent.submit("/clients/new", "/clients/new", **fields, namesake="yes").status_code == 303


@pytest.mark.parametrize(
    "path",
    ["wishes", "work", "together", "dates", "take-on", "process", "write/message", "write/with/soap"],
)
def test_no_page_is_there_for_nobody(lent: Pages, path: str) -> None:
    for nobody in ("0" * 32, str(lent.desk.office.header.house)):
        assert lent.get(f"/clients/{nobody}/{path}").status_code == 404


def test_one_leaves_a_group_and_another_joins(inside: Pages, office: MadeOffice) -> None:
    third = inside.submit("/clients/new", "/clients/new", name="Third Inv", started="2026-03-02").headers[
        "location"
    ]
    fourth = inside.submit("/clients/new", "/clients/new", name="Fourth Inv", started="2026-03-02").headers[
        "location"
    ]
    page = f"/clients/{office.wren}/together"
    fields = {"unit": "group", "started": "2026-04-01", "secrets": "kept"}
    members = {"member1": office.osric, "member2": third.removeprefix("/clients/")}
    there = inside.submit(page, page, **fields, **members).headers["location"]
    work = f"{there}/work"
    early = inside.submit(work, f"{work}/leave/{office.osric}", left="2026-01-01")
    assert (early.status_code, "before the work began" in early.text) == (422, True)
    inside.submit(work, f"{work}/leave/{office.osric}", left="2026-05-01")
    assert "left on 1 May 2026" in inside.get(work).text
    assert "left on 1 May 2026" in inside.get(there).text
    assert f"{there}/alone/{office.osric}" not in inside.get(there).text
    assert "left on 1 May 2026" in inside.get(f"/clients/{office.osric}").text
    assert inside.submit(work, f"{work}/join", member="", since="2026-05-02").status_code == 422
    inside.submit(work, f"{work}/join", member=fourth.removeprefix("/clients/"), since="2026-05-02")
    assert "Fourth Inv" in inside.get(there).text
    assert "Osric Blythe</h1>" not in inside.get(there).text


def test_who_left_and_who_came_find_their_pages_saying_so(inside: Pages, office: MadeOffice) -> None:
    third = inside.submit("/clients/new", "/clients/new", name="Third Inv", started="2026-03-02").headers[
        "location"
    ]
    fourth = inside.submit("/clients/new", "/clients/new", name="Fourth Inv", started="2026-03-02").headers[
        "location"
    ]
    page = f"/clients/{office.wren}/together"
    members = {"member1": office.osric, "member2": third.removeprefix("/clients/")}
    there = inside.submit(page, page, unit="group", started="2026-04-01", **members).headers["location"]
    apart = inside.submit(there, f"{there}/alone/{office.osric}").headers["location"].removesuffix("/write")
    inside.submit(f"{there}/work", f"{there}/work/leave/{office.osric}", left="2026-05-01")
    closed = inside.get(apart).text
    assert "They left that work on 1 May 2026" in closed
    assert f'href="{apart}/write"' not in closed
    choices = {"practitioner": "N. N.", "fee": "90", "reach": "call", "urgent": "112", "keeping": "7"}
    inside.submit("/terms", "/terms", **choices)
    terms = f"{there}/terms"
    inside.submit(terms, terms, day="2026-05-02")
    assert "Somebody joined" not in inside.get(terms).text
    inside.submit(
        f"{there}/work", f"{there}/work/join", member=fourth.removeprefix("/clients/"), since="2026-05-20"
    )
    assert "Somebody joined" in inside.get(terms).text


def test_the_terms_of_a_couple_say_what_was_agreed_about_secrets(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/together"
    couple = {"unit": "couple", "started": "2026-04-01", "member1": office.osric}
    there = inside.submit(page, page, **couple).headers["location"]
    choices = {"practitioner": "N. N.", "fee": "90", "reach": "call", "urgent": "112", "keeping": "7"}
    inside.submit("/terms", "/terms", **choices)
    terms = f"{there}/terms"
    assert inside.submit(terms, terms, day="2026-04-01", secrets="sold").status_code == 404
    inside.submit(terms, terms, day="2026-04-01", secrets="kept")
    shown = inside.get(terms).text
    assert "stays with me. I do not bring it into our work together" in shown
    record = shown.partition(f"{terms}/")[2].partition("/")[0]
    inside.submit(terms, f"{terms}/{record}/accept", day="2026-04-02")
    assert "stays with you. Write it apart" in inside.get(f"{there}/write").text
    assert "So it stands in the terms they accepted on 2 April 2026" in inside.get(f"{there}/work").text
    work = ask(inside, lambda opened: view_joint(opened, of_type(inside, JointOverview)[0]).engagements[0][0])
    inside.submit(f"{there}/work", f"{there}/work/{work}/secrets", secrets="shared")
    assert "say otherwise" in inside.get(f"{there}/work").text
    assert "another by now" in inside.get(terms).text
