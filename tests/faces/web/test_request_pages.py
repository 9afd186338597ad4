"""The requests room: written down, decided, answered, handed over, and the emergency page."""

import html
import re
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from privity.errors import StorageError
from privity.faces.web.pages.requests import emergency as emergency_page
from privity.model.requests import RequestOverview
from privity.model.terms import TermsChoices
from privity.services import emergency, terms
from privity.services.attachments import Arrival, Card
from privity.services.proof import lines
from tests.faces.web.house import MadeOffice, Pages

JOURNALIST = {
    "name": "Pat Invented", "house": "The Invented Times", "contact": "pat@times.example", "received": "2026-11-20",
    "channel": "email", "asker": "journalist", "purpose": "publication", "data": "narrative",
    "jurisdiction": "SG", "profession": "counsellor", "words": "Our deadline is Friday.",
}  # fmt: skip
REFERRAL = {
    "name": "Osric Blythe", "received": "2026-11-20", "channel": "visit", "asker": "client",
    "purpose": "continuity_of_care", "data": "summary", "jurisdiction": "other", "profession": "counsellor",
    "recipient": "Dr Invented", "words": "Please write to my doctor.",
}  # fmt: skip
CONSENT = {
    "requester.verified": "yes", "proposed_recipient": "doctor", "client.capacity": "yes", "client_objects": "no",
    "consent.exists": "yes", "consent.form": "written", "consent.recipient_named": "yes",
    "consent.content_specific": "yes", "consent.purpose": "continuity_of_care", "consent.expiry": "180",
    "consent.age_days": "3", "consent.revocation_told": "yes", "consent.revoked": "no", "consent.conditioned": "no",
}  # fmt: skip


def write_down(pages: Pages, kind: str, **fields: str) -> str:
    """Write a request down and give its address."""
    answer = pages.submit(f"/requests/new/{kind}", f"/requests/new/{kind}", **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def act(pages: Pages, path: str, what: str, **fields: str) -> str:
    """Do one thing on a request's page; gives where it leads."""
    answer = pages.submit(path, f"{path}/{what}", **fields)
    assert answer.status_code == 303, re.sub(r"<[^>]+>", " ", answer.text)
    return answer.headers["location"]


def referral(pages: Pages, office: MadeOffice) -> str:
    path = write_down(pages, "referral", **REFERRAL, about=str(office.osric))
    for fact, value in CONSENT.items():
        act(pages, path, "fact", fact=fact, value=value)
    act(pages, path, "fact", fact="consent.signers", **{"value.client": "yes"})
    act(pages, path, "duty", duty="minimum_necessary", words="read it twice")
    return path


def test_a_story_is_refused_without_interview_clock_or_list(inside: Pages) -> None:
    path = write_down(inside, "case", **JOURNALIST)
    page = inside.get(path).text
    assert "Nothing that you could obtain would change this." in page
    assert "The next question" not in page
    assert "What would be needed" not in page
    assert "Dear Pat Invented," in page
    assert 'id="question-title"' not in page


def test_the_answer_goes_to_paper_through_the_door(inside: Pages) -> None:
    path = write_down(inside, "case", **JOURNALIST)
    assert act(inside, path, "answer", form="post", language="en") == "/paper"
    paper = inside.get("/paper").text
    assert "strictly confidential" in paper
    assert str(lines(inside.desk.office, newest=1)[0].event) == "handed-out"
    file = inside.submit("/paper", "/paper")
    assert file.headers["content-disposition"] == 'attachment; filename="letter.txt"'
    assert file.text in paper.replace("&#39;", "'")


def test_insistence_leads_to_silence(inside: Pages) -> None:
    path = write_down(inside, "case", **JOURNALIST)
    for _ in range(3):
        act(inside, path, "answer", form="aloud", language="en")
        act(inside, path, "again", channel="call", words="Just background?")
    assert "Silence is the answer now." in inside.get(path).text
    answer = inside.submit(path, f"{path}/answer", form="post", language="en")
    assert answer.status_code == 422


def test_a_letter_proposes_and_a_person_confirms(inside: Pages) -> None:
    letter = "We act for Mr Invented. Enclosed is a subpoena. Please send the complete file within 14 days."
    fields = JOURNALIST | {"words": letter, "asker": "lawyer", "purpose": "litigation", "data": "record"}
    path = write_down(inside, "official", **fields)
    page = inside.get(path).text
    assert "The letter seems to say" in page
    assert "a lawyer&#39;s subpoena" in page
    assert "4 December 2026" in page
    act(inside, path, "fact", fact="instrument.type", value="lawyer_subpoena")
    assert "The letter seems to say" not in inside.get(path).text


def test_an_interview_asks_what_decides_and_ends(inside: Pages, office: MadeOffice) -> None:
    path = write_down(inside, "referral", **REFERRAL, about=str(office.osric))
    page = inside.get(path).text
    assert 'id="question-title"' in page
    assert "What would be needed for another answer" in page
    path = referral(inside, office)
    page = inside.get(path).text
    assert "May leave as asked" in page
    assert f'href="{path}/give"' in page


def test_something_is_handed_over_with_the_recipient_named_again(inside: Pages, office: MadeOffice) -> None:
    path = referral(inside, office)
    page = inside.get(f"{path}/give")
    fields = {"pieces": re.findall(r'name="pieces" value="(\w*)"', page.text)[0], "language": "en"}
    wrong = inside.submit(
        f"{path}/give", f"{path}/give", text="Doing better.", form="post", again="Dr Other", **fields
    )
    assert wrong.status_code == 422
    assert "Doing better." in wrong.text
    right = inside.submit(
        f"{path}/give", f"{path}/give", text="Doing better.", form="post", again="dr invented", **fields
    )
    assert right.headers["location"] == "/paper"
    assert "Doing better." in inside.get("/paper").text


def test_somebody_else_in_it_is_shown_and_looked_at_before_it_goes(inside: Pages, office: MadeOffice) -> None:
    path = referral(inside, office)
    page = inside.get(f"{path}/give")
    fields = {"pieces": re.findall(r'name="pieces" value="(\w*)"', page.text)[0], "again": "dr invented"}
    fields |= {"form": "post", "text": "Doing better. He met Wren Askew at the allotment."}
    for more in ({}, {"looked": "yes"}):
        held = inside.submit(f"{path}/give", f"{path}/give", **fields, **more)
        assert held.status_code == 422
        assert "<mark>Wren Askew</mark>" in held.text
        assert "it may tell of somebody else" in held.text.lower()
    seen = {"looked": "yes", "seen": re.findall(r'name="seen" value="(\w+)"', held.text)[0]}
    other = fields | {"text": "Doing better. Wren Askew did not sleep."}
    assert inside.submit(f"{path}/give", f"{path}/give", **other, **seen).status_code == 422
    assert inside.submit(f"{path}/give", f"{path}/give", **fields, **seen).headers["location"] == "/paper"


def test_a_closed_file_shows_its_words_and_none_of_its_text(inside: Pages, office: MadeOffice) -> None:
    path = referral(inside, office)
    page = inside.get(f"{path}/give").text
    fields = {
        "pieces": re.findall(r'name="pieces" value="(\w*)"', page)[0],
        "passphrase": re.findall(r'name="passphrase"[^>]*value="([^"]+)"', page)[0],
    }
    inside.submit(f"{path}/give", f"{path}/give", text="Better.", form="file", again="Dr Invented", **fields)
    paper = inside.get("/paper").text
    assert fields["passphrase"] in paper
    assert "Better." not in paper
    assert inside.submit("/paper", "/paper").content.startswith(b"age-encryption.org/v1")


def test_a_clients_own_file_is_gathered_and_cut(inside: Pages, office: MadeOffice) -> None:
    arrival = Arrival(inside.desk.office, office.wren)
    arrival.add(b"%PDF-1.4 a scan")
    arrival.keep(Card("form of 2026.pdf", date(2026, 3, 2), words="Intake form."))
    fields = JOURNALIST | {"name": "Wren Askew", "asker": "client", "purpose": "own_access", "data": "record"}
    path = write_down(inside, "own", **fields, about=str(office.wren))
    for fact, value in {"requester.verified": "yes", "unit": "individual"}.items():
        act(inside, path, "fact", fact=fact, value=value)
    page = inside.get(f"{path}/give").text
    assert "allotment gate key" in page
    shown = page.split("<textarea")[1].split(">", 1)[1].split("</textarea")[0]
    text = re.sub(r"=== \d+ === 2026.*?red ribbon[^<]*", "", shown, flags=re.DOTALL)
    [named] = re.findall(r"=== \d+ === 2026-03-02\s+A file is kept beside this[^\n<]*", shown)
    text += f"\n\n{named}\n"
    answer = inside.submit(
        f"{path}/give", f"{path}/give", text=text, form="in-person", again="Wren Askew",
        pieces=re.findall(r'name="pieces" value="(\w*)"', page)[0],
    )  # fmt: skip
    assert answer.status_code == 303, re.sub(r"<[^>]+>", " ", answer.text)
    paper = inside.get("/paper").text
    assert "allotment" not in paper
    assert "Parts are left out" in paper
    # A scan beside a note that is in it is named, and leaves by itself from here, with its own entry.
    assert "A file is kept beside this: form of 2026.pdf" in html.unescape(paper)
    [at] = re.findall(r'action="(/clients/[0-9a-f]{32}/files/[0-9a-f]{32}/take-out)"', paper)
    [reason] = re.findall(r'name="reason" value="([^"]+)"', paper)
    taken = inside.submit("/paper", at, reason=reason)
    assert (taken.content, "form of" in taken.headers["content-disposition"]) == (b"%PDF-1.4 a scan", False)
    [line] = lines(inside.desk.office, newest=1)
    assert line.details["item"] == "file"


def test_the_wrong_record_for_an_own_copy_is_asked_about(inside: Pages, office: MadeOffice) -> None:
    fields = JOURNALIST | {"name": "Wren Askew", "asker": "client", "purpose": "own_access", "data": "record"}
    path = write_down(inside, "own", **fields, about=str(office.osric))
    for fact, value in {"requester.verified": "yes", "unit": "individual"}.items():
        act(inside, path, "fact", fact=fact, value=value)
    page = inside.get(f"{path}/give").text
    assert "The request is from Wren Askew. The record chosen for it is that of Osric Blythe." in page
    sent = {
        "text": html.unescape(page.split("<textarea")[1].split(">", 1)[1].split("</textarea")[0]),
        "form": "in-person",
        "again": "Wren Askew",
        "pieces": re.findall(r'name="pieces" value="(\w*)"', page)[0],
    }
    assert inside.submit(f"{path}/give", f"{path}/give", **sent).status_code == 422
    assert inside.submit(f"{path}/give", f"{path}/give", **sent, same="yes").status_code == 303


def test_a_question_in_passing_is_one_tap(inside: Pages) -> None:
    before = inside.desk.office.tree.size
    inside.submit("/requests/passing", "/requests/passing")
    assert inside.desk.office.tree.size == before + 1
    assert not [one for one in inside.desk.office.overviews().values() if isinstance(one, RequestOverview)]


def test_a_request_is_closed_or_destroyed(inside: Pages) -> None:
    path = write_down(inside, "case", **JOURNALIST)
    act(inside, path, "close")
    assert "closed" in inside.get("/requests").text
    assert inside.submit(path, f"{path}/forget").status_code == 422
    assert act(inside, path, "forget", sure="yes") == "/requests"
    assert inside.get(path).status_code == 404


@pytest.mark.parametrize("fact", ["nonsense", "client.nonsense", "publicity", ""])
def test_a_fact_outside_the_vocabulary_is_told(inside: Pages, fact: str) -> None:
    path = write_down(inside, "case", **JOURNALIST)
    assert inside.submit(path, f"{path}/fact", fact=fact, value="yes").status_code == 422


def test_an_emergency_takes_one_yes(inside: Pages, office: MadeOffice) -> None:
    assert ">995<" not in inside.get("/emergency").text
    assert "112" in inside.get("/emergency").text
    answer = inside.submit(f"/emergency/{office.wren}", f"/emergency/{office.wren}")
    assert answer.status_code == 200
    assert "Wren Askew" in answer.text
    assert "allotment" not in answer.text
    assert "This is in the ledger." in answer.text
    [where] = re.findall(r'href="(/requests/[0-9a-f]{32})"', answer.text)
    page = inside.get(where).text
    assert "Write down the reasons" in page
    held = "they were not told of this emergency yet"
    account = f"/clients/{office.wren}/account"
    assert held in inside.get(account).text
    inside.submit(where, f"{where}/task", task="1", words="would put the sister in danger", untold="yes")
    assert held in inside.get(account).text
    again = inside.submit(f"/emergency/{office.wren}", f"/emergency/{office.wren}")
    assert where in again.text  # pressed twice, it is one emergency


def test_once_they_were_told_an_emergency_stands_on_their_account(inside: Pages, office: MadeOffice) -> None:
    answer = inside.submit(f"/emergency/{office.wren}", f"/emergency/{office.wren}")
    [where] = re.findall(r'href="(/requests/[0-9a-f]{32})"', answer.text)
    assert "Not told: it would be unsafe" in inside.get(where).text
    inside.submit(where, f"{where}/task", task="1", words="told in the session")
    page = inside.get(f"/clients/{office.wren}/account").text
    assert "Safety facts" in page
    assert "not told of this emergency" not in page


def test_an_emergency_does_not_wait_for_the_disk(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = inside.desk.office
    with opened.store.begin() as transaction:
        kind = type(transaction)

    def full(*_: object) -> None:
        raise StorageError("the disk is full", field="disk")

    size = opened.tree.size
    with monkeypatch.context() as broken:
        broken.setattr(kind, "append_leaves", full)
        token = inside.token(inside.get("/emergency"))
        answer = inside.post(f"/emergency/{office.wren}", {"token": token})
        assert answer.status_code == 200
        assert "Wren Askew" in answer.text
        assert "could not be written down" in answer.text
        assert inside.desk.emergencies.waiting == 1
    assert opened.tree.size == size
    inside.submit("/requests/passing", "/requests/passing")
    inside.desk.emergencies.settle(opened)
    found = [str(line.event) for line in lines(opened, newest=3)]
    assert "emergency" in found


def test_an_emergency_does_not_wait_for_a_disk_that_hangs(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page comes while the entry is still being written; pressed again, it tells that it was."""
    answers = threading.Event()
    enter = emergency.enter

    def slowly(*given: Any) -> Any:
        answers.wait(20)
        return enter(*given)

    monkeypatch.setattr(emergency_page, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(emergency, "enter", slowly)
    token = inside.token(inside.get("/emergency"))
    answer = inside.post(f"/emergency/{office.wren}", {"token": token})
    assert "Wren Askew" in answer.text
    assert "could not be written down yet" in answer.text
    answers.set()
    monkeypatch.setattr(emergency_page, "PATIENCE_SECONDS", 20)
    answer = inside.post(f"/emergency/{office.wren}", {"token": token})
    assert "This is in the ledger." in answer.text
    assert [str(line.event) for line in lines(inside.desk.office, newest=9)].count("emergency") == 1


def tell_of_supervision(pages: Pages, office: MadeOffice) -> None:
    """Terms that tell of supervision, accepted by Osric."""
    opened = pages.desk.office
    day = opened.now().date()
    choices = TermsChoices(
        practitioner="T. Invented", place="SG", fee="100", cancelling="A day before.", reach="By telephone.",
        urgent="Ring 995.", supervision="Sue Invented, who never learns a name",
    )  # fmt: skip
    terms.make_version(opened, choices)
    terms.accept(opened, office.osric, terms.show(opened, office.osric, day), day)


def test_a_question_to_a_supervisor_gives_nobody_away(inside: Pages, office: MadeOffice) -> None:
    fields = {
        "name": "Sue Invented", "received": "2026-11-20", "channel": "visit", "asker": "supervisor",
        "purpose": "supervision", "data": "summary", "jurisdiction": "SG", "profession": "counsellor",
    }  # fmt: skip
    path = write_down(inside, "supervision", **fields, about=str(office.osric))
    facts = {
        "requester.verified": "yes", "recipient_bound_by_secrecy": "yes", "supervision.contracted": "yes",
        "supervision.client_informed": "yes", "supervision.same_entity": "no", "client_objects": "no",
        "unit": "individual",
    }  # fmt: skip
    for fact, value in facts.items():
        act(inside, path, "fact", fact=fact, value=value)
    for duty in ("minimum_necessary", "verify", "record_reasons", "take_legal_advice"):
        act(inside, path, "duty", duty=duty, words="seen to")
    assert "Hand over" not in inside.get(path).text
    tell_of_supervision(inside, office)
    act(inside, path, "decide")
    page = inside.get(f"{path}/give").text
    fields = {
        "pieces": re.findall(r'name="pieces" value="(\w*)"', page)[0], "form": "aloud", "again": "Sue Invented",
    }  # fmt: skip
    for text in ("How do I help Osric to sleep?", "Wren Askew came with him. What now?"):
        answer = inside.submit(f"{path}/give", f"{path}/give", text=text, **fields)
        assert answer.status_code == 422
    answer = inside.submit(
        f"{path}/give", f"{path}/give", text="How do I go on when sleep does not come?", **fields
    )
    assert answer.status_code == 303, re.sub(r"<[^>]+>", " ", answer.text)
    assert "With kind regards\nT. Invented" in inside.get(write_down(inside, "case", **JOURNALIST)).text


def test_after_a_death_the_wish_made_in_life_is_in_sight(inside: Pages, office: MadeOffice) -> None:
    wish = "Tell my sister only."
    inside.submit(
        f"/clients/{office.wren}/wishes",
        f"/clients/{office.wren}/wishes",
        after_death=wish,
        since="2026-03-02",
    )
    fields = JOURNALIST | {"asker": "relative", "purpose": "understanding", "data": "existence"}
    path = write_down(inside, "death", **fields, about=str(office.wren))
    page = inside.get(path).text
    assert wish in page
    assert "don&#39;t comment on whether any person" in page
    assert wish not in inside.get(write_down(inside, "person", **fields, about=str(office.wren))).text


def test_whom_it_concerns_can_be_said_afterwards(inside: Pages, office: MadeOffice) -> None:
    path = write_down(inside, "referral", **REFERRAL)
    assert "Say whom it concerns" in inside.get(path).text
    act(inside, path, "about", about=str(office.osric))
    page = inside.get(path).text
    assert f'href="/clients/{office.osric}"' in page
    assert "It concerns somebody else" in page
    assert inside.submit(path, f"{path}/about", about="0" * 32).status_code == 422
    story = write_down(inside, "case", **JOURNALIST)
    assert "Say whom it concerns" not in inside.get(story).text


def test_a_letters_words_are_read_from_a_file(inside: Pages) -> None:
    import base64

    token = inside.token(inside.get("/requests/new/official"))
    for content, ending, words in (
        (b"We act for the claimant.", ".txt", "We act for the claimant."),
        (b"\x89PNG\r\n\x1a\n", ".png", ""),
    ):
        file = base64.b64encode(content).decode()
        told = inside.post("/requests/letter", {"token": token, "file": file, "ending": ending}).json()
        assert told["text"].strip() == words
        assert told["unread"] is not bool(words)
    assert inside.post("/requests/letter", {"token": token, "file": "?", "ending": ""}).status_code == 422


def test_what_is_copied_or_printed_is_told(inside: Pages, office: MadeOffice) -> None:
    page = inside.get(f"/clients/{office.wren}")
    assert f'data-record="{office.wren}"' in page.text
    for what, item in (("copied", "text copied from a record"), ("printed", "page of a record printed")):
        answer = inside.post("/told", {"token": inside.token(page), "what": what, "record": str(office.wren)})
        assert answer.status_code == 200
        assert lines(inside.desk.office, newest=1)[0].details["item"] == item
    for wrong in ({"what": "sung"}, {"record": "0" * 32}, {"record": "x"}):
        fields = {"what": "copied", "record": str(office.wren), **wrong}
        assert inside.post("/told", {"token": inside.token(page), **fields}).status_code == 422


OWN = {
    "name": "Osric Blythe", "received": "2026-11-20", "channel": "visit", "asker": "client", "data": "record",
    "jurisdiction": "SG", "profession": "counsellor",
}  # fmt: skip


def test_whoever_asks_for_their_own_file_is_kindly_asked_who_they_are(
    inside: Pages, office: MadeOffice
) -> None:
    """Nobody who stands at the door for their own file hears that nobody is confirmed; whoever is known need show
    nothing."""
    path = write_down(inside, "own", **OWN, about=str(office.osric))
    page = inside.get(path).text
    assert "show me who they are, whether I have anything or not" in page
    assert "I never say whether somebody comes to see me" not in page
    for _ in range(4):
        act(inside, path, "answer", form="aloud", language="en")
        act(inside, path, "again", channel="visit", words="")
    assert "show me who they are" in inside.get(path).text
    known = write_down(inside, "own", **OWN, about=str(office.osric), known_by="sight")
    page = inside.get(known).text
    assert "Yes. You&#39;ll get it, and in good time." in page
    assert "The law demands it" in page


def test_a_stranger_is_not_known_by_a_field_that_the_form_does_not_have(inside: Pages) -> None:
    path = write_down(inside, "case", **JOURNALIST, known_by="sight")
    assert "Was the asker&#39;s identity checked" not in inside.get(path).text.split("<select", 1)[0]


def test_a_fact_is_answered_in_its_own_words_and_can_be_left_unknown(
    inside: Pages, office: MadeOffice
) -> None:
    path = write_down(inside, "own", **OWN, about=str(office.osric), known_by="call")
    assert act(inside, path, "facts", fact="access_exceptions") == f"{path}/facts/access_exceptions"
    page = inside.get(f"{path}/facts/access_exceptions").text
    assert "grave harm to the client" in page
    act(inside, path, "fact", fact="access_exceptions", **{"value.none": "yes"})
    page = inside.get(f"{path}/facts/access_exceptions").text
    assert re.search(r'name="value.none" value="yes" checked', page)
    both = {"value.none": "yes", "value.informant": "yes"}
    answer = inside.submit(path, f"{path}/fact", fact="access_exceptions", **both)
    assert answer.status_code == 422
    act(inside, path, "fact", fact="access_exceptions")
    assert "access_exceptions" not in inside.get(path).text.split("<select", 1)[0]
    page = inside.get(f"{path}/facts/requester.verified").text
    assert re.search(r'value="yes" checked', page)
    assert re.search(r'value="" required|value=""', page)
    act(inside, path, "fact", fact="requester.verified", value="")
    assert re.search(r'value="" checked', inside.get(f"{path}/facts/requester.verified").text)
    act(inside, path, "fact", fact="consent.expiry", value="30")
    assert 'value="30"' in inside.get(f"{path}/facts/consent.expiry").text
    assert "30 days" in inside.get(path).text
    for nothing in ("prior_refusals", "nothing", "client"):
        assert inside.get(f"{path}/facts/{nothing}").status_code == 404
        assert inside.submit(path, f"{path}/facts", fact=nothing).status_code == 404
    assert inside.get(f"/requests/{office.osric}/facts/purpose").status_code == 404


def test_without_a_country_the_page_says_what_to_do(inside: Pages) -> None:
    order = {"name": "The Court", "received": "2026-11-20", "channel": "letter", "asker": "court",
             "purpose": "litigation", "data": "record"}  # fmt: skip
    path = write_down(inside, "official", **order)
    page = inside.get(path).text
    assert "It is not written down where you practise" in page
    assert "Refused for now" in page
    act(inside, path, "fact", fact="jurisdiction", value="SG")
    assert "It is not written down where you practise" not in inside.get(path).text


def test_what_is_settled_is_shown_a_hundred_at_a_time(inside: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    from privity.faces.web.pages.requests import page as requests

    monkeypatch.setattr(requests, "SHOWN_AT_ONCE", 2)
    for number in range(5):
        path = write_down(inside, "case", **{**JOURNALIST, "name": f"Asker {number}", "house": f"House {number}",
                                             "contact": f"{number}@times.example"})  # fmt: skip
        act(inside, path, "close")
    assert "3 older ones" in inside.get("/requests").text
    found = [re.findall(r"Asker \d", inside.get(f"/requests/settled/{page}").text) for page in (1, 2, 3)]
    assert [len(one) for one in found] == [2, 2, 1]
    assert len({name for one in found for name in one}) == 5
    assert 'href="/requests/settled/1"' in inside.get("/requests/settled/2").text
    for nothing in ("0", "4", "x"):
        assert inside.get(f"/requests/settled/{nothing}").status_code in (404, 422)


def test_who_asked_about_somebody_erased_is_shown_without_whom(inside: Pages, office: MadeOffice) -> None:
    from privity.services.erasure import erase_client
    from privity.services.requests.keeping import list_requests

    person = {"name": "Pat Invented", "received": "2026-11-20", "channel": "call", "asker": "relative",
              "purpose": "curiosity", "data": "existence", "jurisdiction": "SG",
              "words": "How is Osric Blythe?"}  # fmt: skip
    path = write_down(inside, "person", **person, about=str(office.osric))
    act(inside, path, "answer", form="aloud", language="en")
    erase_client(inside.desk.office, office.osric)
    assert inside.get(path).status_code == 404
    [line] = list_requests(inside.desk.office)
    rest = f"/requests/{line.compartment}"
    page = inside.get(rest).text
    assert "Whom this was about was erased" in page
    assert "Pat Invented" in page
    assert "Osric" not in page
    act(inside, rest, "again", channel="call", words="")
    assert "I never say that about anybody" in inside.get(rest).text
