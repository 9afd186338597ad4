"""How somebody wishes to be reached stands on every page from which one calls, writes, or takes a paper for them."""

import re
from pathlib import Path

import pytest

from privity.faces.web import rendering
from tests.faces.web.house import MadeOffice, Pages

NEVER = "never at the bakery, never before ten"
# Pages of a record from which one writes, calls or takes something out for whom it is about.
PAGES = ("", "/write/message", "/dates", "/words", "/terms", "/account", "/consents", "/erase")
# What leaves from these pages is not for the person: a process note's list, a file, a reply to somebody else.
OTHERS = {
    "client.html",  # shows it beside each record already
    "file.html",
    "list_issue.html",
    "paper.html",
    "own_account.html",
    "own_consent.html",
    "own_home.html",
}


@pytest.fixture
def wished(inside: Pages, office: MadeOffice) -> Pages:
    page = f"/clients/{office.wren}/wishes"
    inside.submit(page, page, calls="no", texting="yes", never=NEVER)
    return inside


@pytest.mark.parametrize("page", PAGES)
def test_it_stands_on_each_page_of_a_record(wished: Pages, office: MadeOffice, page: str) -> None:
    assert NEVER in wished.get(f"/clients/{office.wren}{page}").text
    # Where nothing was said, that stands there too: what was not spoken of permits nothing.
    quiet = wished.get(f"/clients/{office.osric}{page}").text
    assert "Before you write or call" in quiet


def test_it_stands_beside_work_together_for_each_who_takes_part(wished: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/together"
    there = wished.submit(page, page, unit="couple", started="2026-04-01", member1=office.osric).headers[
        "location"
    ]
    for one in ("/write/message", "/dates", "/terms", "/consents"):
        text = wished.get(f"{there}{one}").text
        assert NEVER in text
        assert "Osric Blythe" in text


def test_it_stands_where_one_tells_them_that_something_went_wrong(wished: Pages, office: MadeOffice) -> None:
    form = {"noticed": "2026-03-02", "told": "A bag was left on a train.", f"of-{office.wren}": "yes"}
    filed = wished.submit("/incident/laptop", "/incident/laptop", **form).headers["location"]
    assert NEVER in wished.get(filed).text


def test_no_page_that_hands_a_paper_out_is_forgotten() -> None:
    folder = Path(rendering.__file__).parent / "templates"
    hands_out = re.compile(r'action="[^"]*/(?:paper|take|receipt|take-out)(?:["/{])')
    of_records = {
        template.name
        for template in folder.glob("*.html")
        if hands_out.search(text := template.read_text("utf-8"))
        and ("compartment" in text or "own" in template.name)
        and "reach_card" not in text
    }
    assert of_records <= OTHERS
