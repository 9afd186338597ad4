"""A long run: every answer has its entry first, what was judged stands while nothing it was held against changed."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.notes import Draft
from privity.model.people import Client
from privity.screen import Verdict
from privity.screen.clearance import Cover
from privity.services.clients import add_client
from privity.services.entries import entries_of
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.screening import DraftText, NotScreened, Screened, Screener
from privity.services.screening_runs import JudgedBefore, screen_many
from tests.house.encoder import no_encoder
from tests.house.offices import Practice, client


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as office:
        yield office


def draft(number: int, **more: object) -> DraftText:
    text = f"Most of us sleep {number} hours."
    return DraftText(f"{number}.md", text, source=f"{number:064x}", **more)  # type: ignore[arg-type]


def screener(office: Office) -> Screener:
    return Screener(office, load=no_encoder)


def judged(office: Office) -> list[str]:
    """The hash of each draft in the ledger, once for each time it was judged."""
    found: list[str] = []
    for entry in entries_of(office, EventClass.SCREENED):
        drafts = entry.details["drafts"]
        assert isinstance(drafts, list)
        found += [line["source"] for line in drafts]
    return found


def test_an_answer_is_given_once_its_entry_is_written(office: Office) -> None:
    clock = count()
    run = screen_many(
        office, screener(office), map(draft, range(7)), resume=False, now=lambda: next(clock) / 6
    )
    given = []
    for answer in run:
        given.append(answer.id)
        assert len(judged(office)) >= len(given)
    assert given == [f"{number}.md" for number in range(7)]
    assert 1 < len(entries_of(office, EventClass.SCREENED)) < 7


def test_a_run_that_was_killed_goes_on_and_judges_nothing_twice(office: Office) -> None:
    clock = count()
    run = screen_many(
        office, screener(office), map(draft, range(9)), resume=False, now=lambda: next(clock) / 4
    )
    given = [next(run).id for _ in range(4)]
    before = judged(office)
    # Killed: whatever the run still held is lost, and nothing tidies up after it.
    rest = list(screen_many(office, screener(office), map(draft, range(9)), resume=True))
    assert [answer.id for answer in rest] == [f"{number}.md" for number in range(9)]
    stood = [answer.id for answer in rest if isinstance(answer, JudgedBefore)]
    assert set(given) <= set(stood)
    assert len(stood) == len(before)
    assert sorted(judged(office)) == sorted(f"{number:064x}" for number in range(9))
    run.close()  # type: ignore[attr-defined]
    again = list(screen_many(office, screener(office), map(draft, range(9)), resume=True))
    assert {type(answer) for answer in again} == {JudgedBefore}
    assert {type(answer) for answer in screen_many(office, screener(office), [draft(1)], resume=False)} == {
        Screened
    }


def test_nothing_found_stands_for_no_document_that_is_less_read(office: Office) -> None:
    whole, less = draft(1), draft(1, unread_parts=("an archive within the archive",))
    for one, resume in ((whole, False), (whole, True), (less, True)):
        [answer] = screen_many(office, screener(office), [one], resume=resume)
        found = answer.verdict if isinstance(answer, JudgedBefore) else None
        found = answer.screening.verdict if isinstance(answer, Screened) else found
        assert found is (Verdict.ASK if one.unread_parts else Verdict.NOTHING_FOUND)


def test_what_was_judged_by_older_notes_is_judged_again(office: Office) -> None:
    eye = screener(office)

    def run() -> set[type]:
        return {type(answer) for answer in screen_many(office, eye, [draft(1), draft(2)], resume=True)}

    assert [run(), run()] == [{Screened}, {JudgedBefore}]
    day = date(2026, 3, 2)
    finish_note(office, client(office, "bo"), Draft("n-9", "bo-alone", day, "Painted the gate green."))
    assert [run(), run()] == [{Screened}, {JudgedBefore}]
    add_client(office, Client("dee", ("Dee Invented",)), Engagement("dee-1", ("dee",), day))
    assert [run(), run()] == [{Screened}, {JudgedBefore}]
    erase_client(office, client(office, "dee"))
    # These are the very notes that were there before she came.
    assert run() == {JudgedBefore}
    # The same notes read in another order are the same notes.
    assert {type(answer) for answer in screen_many(office, screener(office), [draft(1)], resume=True)} == {
        JudgedBefore
    }


def test_notes_that_come_during_a_run_are_noticed(office: Office) -> None:
    eye = screener(office)

    def drafts() -> Iterator[DraftText]:
        yield draft(1)
        finish_note(
            office,
            client(office, "bo"),
            Draft("n-9", "bo-alone", date(2026, 3, 2), "Painted the gate green."),
        )
        yield draft(2)

    assert [type(answer) for answer in screen_many(office, eye, drafts(), resume=True)] == [
        Screened,
        Screened,
    ]
    again = screen_many(office, eye, [draft(1), draft(2)], resume=True)
    assert [type(answer) for answer in again] == [Screened, JudgedBefore]


def test_what_was_judged_for_a_recipient_stands_for_nobody(office: Office) -> None:
    eye, cover = screener(office), Cover(frozenset({"bo"}))
    told = DraftText("a", "Bo Invented painted the fence.", source="1" * 64)
    covered = DraftText("a", told.text, source=told.source, cover=cover)
    for resume in (False, True):
        [answer] = screen_many(office, eye, [covered], resume=resume)
        assert isinstance(answer, Screened)
    [answer] = screen_many(office, eye, [told], resume=True)
    assert isinstance(answer, Screened)
    assert answer.screening.verdict is Verdict.STOP
    assert len(judged(office)) == 3


def test_what_is_no_text_is_asked_about_where_it_is_a_document(office: Office) -> None:
    refused = NotScreened("line", InputError("is not JSON"))
    binary = DraftText("b", "\0\1\2" * 100, source="2" * 64)
    unread = DraftText("c", "", ("the whole file: is protected by a password",))
    eye = screener(office)
    kept, asked, locked = screen_many(office, eye, [refused, binary, unread], resume=False)
    assert kept is refused
    for answer, word in ((asked, "binary"), (locked, "password")):
        assert isinstance(answer, Screened)
        assert answer.screening.verdict is Verdict.ASK
        assert word in answer.screening.unread_parts[0]
        assert answer.screening.clients == 3


def test_what_is_kept_of_a_run_tells_of_nobody(office: Office) -> None:
    told = DraftText("Ann.md", "Ann Invented slept well by the river.", source="3" * 64)
    list(screen_many(office, screener(office), [told], resume=False))
    [entry] = entries_of(office, EventClass.SCREENED)
    assert set(entry.details) == {"against", "drafts", "event"}
    assert "Ann" not in json.dumps(entry.details)
