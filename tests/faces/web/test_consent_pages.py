"""The consents of a record: written down, judged in sight, ended in two clicks, told on paper."""

import re
from datetime import date, timedelta

from privity.consent import Check
from privity.faces.web.words import english
from privity.model.engagement import Unit
from privity.model.ids import RecordId
from privity.model.overview import JointOverview
from privity.services.consents.giving import say_in_own_words
from privity.services.consents.keeping import read_shelf
from privity.services.engagements import begin_joint
from tests.faces.web.house import MadeOffice, Pages

NEW = {
    "how": "laid-out",
    "recipient": "Dr Kestrel",
    "recipient_kind": "doctor",
    "purpose": "continuity_of_care",
    "what": "A page on what we did.",
    "data_summary": "yes",
    "until": (date.today() + timedelta(days=60)).isoformat(),  # noqa: DTZ011 - the day on this desk
}


def written(pages: Pages, here: str, **changes: str) -> str:
    """Write one down, and give its page."""
    answer = pages.submit(f"{here}/new-consent", f"{here}/new-consent", **(NEW | changes))
    assert answer.status_code == 303, re.findall(r'class="wrong".*?</p>', answer.text)
    return str(answer.headers["location"])


def test_what_is_laid_out_waits_and_lacks_no_answer(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}"
    assert "Nothing is agreed" in inside.get(f"{here}/consents").text
    page = inside.get(written(inside, here)).text
    assert "It lies on their own page" in page
    assert "It does not hold yet" not in page
    assert "Dr Kestrel" in inside.get(f"{here}/consents").text
    assert "Agreements" in inside.get(here).text


def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    inside: Pages, office: MadeOffice
) -> None:
    here = f"/clients/{office.wren}/new-consent"
    for changes, field in (
        ({"recipient": ""}, "recipient"),
        ({"until": ""}, "until"),
        ({"until": "2199-01-01"}, "until"),
        ({"until": "soon"}, "until"),
        ({"purpose": "book"}, "purpose"),
        ({"purpose": "gossip", "how": "on-paper"}, "purpose"),
        ({"how": "whispered"}, "how"),
        ({"how": "on-paper", "day": "2199-01-01"}, "day"),
        ({"how": "on-paper", "signed_as": "neighbour"}, "signed_as"),
    ):
        answer = inside.submit(here, here, **(NEW | changes))
        assert answer.status_code == 422, changes
        assert f'id="{field}-wrong"' in answer.text, changes
        assert "A page on what we did." in answer.text


def test_on_paper_by_word_a_no_and_an_older_paper_are_four_things(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}"
    said = {
        "on-paper": "It is not known whether they were told how to end it.",
        "by-word": "It is not in writing.",
        "refused": "they said no",
        "unknown": "not known to hold",
    }
    for how, words in said.items():
        assert words in inside.get(written(inside, here, how=how)).text


def test_it_holds_once_it_is_known_how_it_came_about(inside: Pages, office: MadeOffice) -> None:
    there = written(inside, f"/clients/{office.wren}", how="on-paper")
    inside.submit(there, f"{there}/how", told_withdrawal="yes", detriment="no", told_passing_on="")
    assert ">holds<" in inside.get(there).text
    inside.submit(there, f"{there}/how", pressed="yes", interpreter="relative")
    page = inside.get(there).text
    assert "Somebody pressed them." in page
    assert "does not count" in page


def test_of_what_serves_others_nothing_is_listed_as_missing(inside: Pages, office: MadeOffice) -> None:
    there = written(
        inside,
        f"/clients/{office.wren}",
        how="on-paper",
        purpose="book",
        text="Her own words.",
        data_summary="",
    )
    page = inside.get(there).text
    assert "Nothing about it is for you to bring about" in page
    assert "does not say what a court would hold" in page
    assert "It does not hold yet" not in page
    assert not any(
        english()(f"consents.lack.{check}") in page for check in ("all-signed", "in-writing", "ends")
    )
    inside.submit(
        there, f"{there}/how", raised_by="practitioner", explained_by="a colleague", bundled="intake_form"
    )
    page = inside.get(there).text
    for wrong in (
        "Somebody other than the client",
        "It was part of another paper.",
        "The work was not completed",
    ):
        assert wrong in page


def test_every_check_has_its_words() -> None:
    keys = english().keys
    assert {f"consents.wrong.{check}" for check in Check} <= keys


def test_it_is_ended_in_two_clicks_from_the_record(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}"
    written(inside, here, how="on-paper")
    [first] = set(re.findall(rf'href="({here}/taken-back)"', inside.get(here).text))
    page = inside.get(first).text
    # What the second click sends: every field as it is filled in already.
    form = dict(re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)" checked', page))
    form |= dict(re.findall(r'name="(arrived)" type="date" value="([^"]+)"', page))
    assert form.keys() == {"of", "came_by", "arrived"}
    done = inside.submit(first, first, **form)
    assert done.headers["location"] == f"{here}/consents"
    page = inside.get(f"{here}/consents").text
    assert "Ended: everything" in page
    assert "holds, not made sure of yet" in page


def test_what_was_ended_is_made_sure_of_and_told_on_paper(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}"
    consent = written(inside, here, how="on-paper").rpartition("/")[2]
    end = f"{here}/taken-back"
    inside.submit(end, end, of=consent, came_by="passing", arrived="", words="No more of that.")
    page = inside.get(f"{here}/consents").text
    assert "Ended: Dr Kestrel" in page
    assert "No more of that." in page
    [there] = set(re.findall(rf'action="({here}/withdrawals/[0-9a-f]{{32}})/verified"', page))
    inside.submit(f"{here}/consents", f"{there}/verified")
    assert "made sure of on" in inside.get(f"{here}/consents").text
    assert inside.submit(f"{here}/consents", f"{there}/asked-back", place="0").status_code == 422
    assert inside.submit(f"{here}/consents", f"{there}/paper").headers["location"] == "/paper"
    paper = inside.get("/paper").text
    assert "you ended something" in paper
    assert "Kestrel" not in re.sub(r"(?s)<header.*?</header>", "", paper)
    assert "they have it on paper since" in inside.get(f"{here}/consents").text


def test_an_end_that_cannot_be_is_said_so(inside: Pages, office: MadeOffice) -> None:
    end = f"/clients/{office.wren}/taken-back"
    for changes, field in (
        ({"of": "0" * 32}, "of"),
        ({"arrived": "2199-01-01"}, "arrived"),
        ({"arrived": "soon"}, "arrived"),
        ({"words": "x" * 2001}, "words"),
    ):
        answer = inside.submit(end, end, **({"of": "", "came_by": "call"} | changes))
        assert answer.status_code == 422
        assert f'id="{field}-wrong"' in answer.text


def test_papers_for_a_client_who_wants_one(inside: Pages, office: MadeOffice) -> None:
    there = written(inside, f"/clients/{office.wren}", how="on-paper")
    for which, words in (("note", "you said yes to something"), ("whole", "Who gets it: Dr Kestrel")):
        assert inside.submit(there, f"{there}/paper/{which}").headers["location"] == "/paper"
        assert words in inside.get("/paper").text


def test_of_joint_work_both_sign_and_either_ends_it(inside: Pages, office: MadeOffice) -> None:
    opened = inside.desk.office
    pair = begin_joint(opened, (office.wren, office.osric), Unit.COUPLE, date(2026, 4, 1))
    assert isinstance(opened.overview(pair), JointOverview)
    here = f"/clients/{pair}"
    both = {f"signer_{office.wren}": "yes", f"signer_{office.osric}": "yes"}
    one = written(inside, here, how="on-paper", purpose="joint_report", **{f"signer_{office.wren}": "yes"})
    assert "Not yet agreed:" in inside.get(one).text
    two = written(inside, here, how="on-paper", purpose="own_legal_claim", **both)
    assert "Not yet agreed:" not in inside.get(two).text
    page = inside.get(f"{here}/consents").text
    assert f"/clients/{office.wren}/own-page" in page
    assert f"/clients/{office.osric}/own-page" in page
    inside.submit(f"{here}/taken-back", f"{here}/taken-back", of="", came_by="text", member=str(office.osric))
    shelf = read_shelf(opened, pair, opened.now().date())
    assert {judged.standing.value for judged in shelf.judged} == {"withdrawn"}
    assert shelf.withdrawals[0][1].member == office.osric
    wrong = inside.submit(f"{here}/taken-back", f"{here}/taken-back", of="", member="0" * 32)
    assert wrong.status_code == 422


def test_what_a_minor_can_decide_is_said_by_whoever_knows_them(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}"
    year = str(date.today().year - 14)  # noqa: DTZ011 - the day on this desk
    inside.submit(f"{here}/details", f"{here}/details", name="Wren Askew", born=year)
    there = written(inside, here, how="on-paper")
    assert "Can they decide this?" in inside.get(there).text
    inside.submit(there, f"{there}/able", member=str(office.wren), able="yes")
    assert "Not yet agreed:" not in inside.get(there).text
    inside.submit(there, f"{there}/able", member=str(office.wren), able="no")
    assert "Not yet agreed:" in inside.get(there).text


def test_own_words_are_judged(inside: Pages, office: MadeOffice) -> None:
    there = written(inside, f"/clients/{office.wren}")
    record = RecordId(there.rpartition("/")[2])
    say_in_own_words(inside.desk.office, office.wren, record, {"who_reads": "My doctor alone."})
    form = {"member": str(office.wren), "consequence": "who_reads"}
    inside.submit(there, f"{there}/understood", **form, understood="no")
    assert "not yet" in inside.get(there).text
    assert inside.submit(there, f"{there}/understood", **(form | {"consequence": "x"})).status_code == 422


def test_nothing_of_it_is_in_a_record_that_is_not_there(inside: Pages) -> None:
    gone = f"/clients/{'0' * 32}"
    for path in ("consents", f"consents/{'0' * 32}", "new-consent", "taken-back"):
        assert inside.get(f"{gone}/{path}").status_code == 404
