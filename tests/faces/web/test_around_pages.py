"""The pages around the office: this machine, the other places, something went wrong."""

from tests.faces.web.house import MadeOffice, Pages


def test_the_other_places_are_kept_and_walked(inside: Pages) -> None:
    assert "Around the office" in inside.get("/around").text
    assert "not said yet which other places" in inside.get("/will").text
    inside.submit("/around", "/around/places", **{"use-mail": "yes"})
    fields = {"use-mail": "yes", "note-mail": "the old account", "tidied-mail": "yes"}
    inside.submit("/around", "/around/places", **fields)
    page = inside.get("/around").text
    assert "the old account" in page
    assert "last on" in page
    assert "the old account" in inside.get("/will").text
    long = inside.submit("/around", "/around/places", **fields | {"note-mail": "x" * 301})
    assert long.status_code == 422


def test_what_went_wrong_is_guided_filed_and_closed(inside: Pages, office: MadeOffice) -> None:
    assert "A phone is lost" in inside.get("/incident").text
    assert "72 hours" in inside.get("/incident/letter").text
    wrong = inside.submit("/incident/letter", "/incident/letter", noticed="soon", told="")
    assert (wrong.status_code, 'id="noticed-wrong"' in wrong.text) == (422, True)
    named = {f"of-{office.wren}": "yes", "noticed": "2026-11-20", "told": "Two envelopes"}
    filed = inside.submit("/incident/letter", "/incident/letter", **named)
    page = filed.headers["location"]
    assert "Wren Askew" in inside.get(page).text
    inside.submit(page, page, **{"step-ask-back": "yes", "told": "It came back", "close": "yes"})
    assert "It came back" in inside.get(page).text
    assert "closed on" in inside.get(page).text
    assert inside.get(f"/incidents/{'0' * 32}").status_code == 404
    assert inside.get("/incident/fire").status_code == 404
    everybody = inside.submit("/incident/laptop", "/incident/laptop", everybody="yes", noticed="2026-11-20")
    assert "Osric Blythe" in inside.get(everybody.headers["location"]).text


def test_everybody_whom_it_may_concern_can_be_chosen_however_many_and_whoever_only_asked(
    inside: Pages, office: MadeOffice
) -> None:
    asked = {"way": "call", "asked": "2026-11-02", "shred_on": "2027-02-01"}
    kept = inside.submit("/enquiries/new", "/enquiries/new", name="Edda Newcomer", **asked)
    edda = kept.headers["location"][-32:]
    assert f'href="/emergency/{edda}"' in inside.get("/emergency").text
    many = {f"of-{number:032x}": "yes" for number in range(500)}
    gone = inside.submit("/incident/phone", "/incident/phone", noticed="2026-11-20", **many)
    assert (gone.status_code, "no longer here" in gone.text) == (422, True)
    both = {f"of-{edda}": "yes", f"of-{office.osric}": "yes", "noticed": "soon"}
    wrong = inside.submit("/incident/phone", "/incident/phone", **both).text
    assert [f'name="of-{one}" value="yes" checked' in wrong for one in (edda, office.wren)] == [True, False]
    everybody = inside.submit("/incident/phone", "/incident/phone", everybody="yes", noticed="2026-11-20")
    assert "Edda Newcomer" in inside.get(everybody.headers["location"]).text


def test_published_times_stand_with_what_was_read_of_them(inside: Pages) -> None:
    page = inside.get("/keeping/times").text
    assert "Written from memory" in page
    assert "Read: the text of the section, 27 November 2026." in page
    assert "No time is known here" in page
    assert "/keeping/times" in inside.get("/keeping").text
    assert "Read: the text of the sections" in inside.get("/incident/letter").text
