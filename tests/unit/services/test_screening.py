"""Screening from the open office: the index follows what is written, and each run has one entry."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError
from privity.interchange.caseload import read_caseload
from privity.interchange.demo import DRAFT_NAMING, load_demo
from privity.ledger.entry import EventClass, parse_leaf
from privity.model.engagement import Engagement
from privity.model.notes import Draft
from privity.model.people import Client
from privity.screen import Verdict, render_screening
from privity.services.caseload import bring_in
from privity.services.clients import add_client, find_client
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.screening import DraftText, NotScreened, Screened, Screener, screen_draft, screen_run
from tests.house.encoder import no_encoder

_QUOTE = "the seventh lantern hung crooked over the ferry landing until somebody painted it green"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    office, _ = create_office(place, "plum dumplings after the long walk", cost=LOWEST_COST)
    bring_in(office, load_demo())
    yield office
    office.close()


def entries(office: Office, event: EventClass) -> list[dict[str, object]]:
    seqs = [leaf.seq for leaf in map(parse_leaf, office.store.leaves()) if leaf.event is event]
    return [json.loads(office.leaf_part_payload(part)[1]) for part in office.store.leaf_parts(seqs)]


def named(office: Office, screener: Screener, text: str) -> set[str]:
    findings = screen_draft(office, screener, DraftText("d", text)).screening.findings
    return {finding.client for finding in findings if finding.client is not None}


def test_a_draft_that_names_a_client_is_stopped_with_the_imported_ids(office: Office) -> None:
    found = screen_draft(office, Screener(office), DraftText("d", DRAFT_NAMING)).screening
    assert found.verdict is Verdict.STOP
    assert "c-03" in {finding.client for finding in found.findings}
    references = {note.reference for note in load_demo().notes}
    assert {fact.note for one in found.candidates for fact in one.facts} <= references
    assert (found.clients, found.notes) == (24, 69)


def test_without_the_encoder_a_draft_is_judged_by_words_alone_and_says_so(office: Office) -> None:
    screener = Screener(office, load=no_encoder)
    found = screen_draft(office, screener, DraftText("d", DRAFT_NAMING)).screening
    assert (found.verdict, found.words_alone) == (Verdict.STOP, no_encoder())
    told = render_screening(found, "d", 1)["screened"]["words_alone"]
    assert told == {"said": no_encoder().said, "remedy": no_encoder().remedy}
    assert screener.screen("", ["page 2: is a scan"]).words_alone == no_encoder()
    assert screener.screen("A word about sleep. " * 6000).words_alone == no_encoder()
    assert (screener.lacking(), list(screener.complete(1.0))) == (0, [])
    whole = Screener(office).screen(DRAFT_NAMING)
    assert render_screening(whole, "d", 1)["screened"]["words_alone"] is None


def test_the_entry_of_a_draft_holds_its_hash_and_verdict_and_no_word_of_it(office: Office) -> None:
    screen_draft(office, Screener(office), DraftText("d", DRAFT_NAMING))
    [entry] = entries(office, EventClass.SCREENED)
    assert entry["drafts"] == [
        {"sha256": hashlib.sha256(DRAFT_NAMING.encode()).hexdigest(), "verdict": "stop"}
    ]
    assert "Peverell" not in json.dumps(entry)


def test_a_run_has_one_entry_however_it_ends(office: Office) -> None:
    drafts = [DraftText(str(number), f"Most of us sleep {number} hours.") for number in range(1, 6)]
    run = screen_run(office, Screener(office), drafts)
    answered = [next(run) for _ in range(3)]
    run.close()  # type: ignore[attr-defined]
    assert [answer.id for answer in answered] == ["1", "2", "3"]
    [entry] = entries(office, EventClass.SCREENED)
    assert len(entry["drafts"]) == 3  # type: ignore[arg-type]


def test_what_is_no_text_keeps_its_place_in_a_run(office: Office) -> None:
    refused = NotScreened(None, InputError("is not JSON"))
    drafts = [DraftText("a", "Sleep is good."), DraftText("b", "  "), refused, DraftText("c", "Rest.")]
    answers = list(screen_run(office, Screener(office), drafts))
    assert [type(answer) for answer in answers] == [Screened, NotScreened, NotScreened, Screened]
    assert [answer.id for answer in answers] == ["a", "b", None, "c"]


def test_a_client_added_later_is_known(office: Office) -> None:
    screener = Screener(office)
    assert named(office, screener, "I met Thorvald Kvisthagen at the market.") == set()
    day = date(2026, 3, 2)
    add_client(office, Client("k-1", ("Thorvald Kvisthagen",)), Engagement("w-1", ("k-1",), day))
    assert named(office, screener, "I met Thorvald Kvisthagen at the market.") == {"k-1"}


def test_a_note_written_later_is_known(office: Office) -> None:
    screener = Screener(office)
    assert named(office, screener, _QUOTE) == set()
    compartment = find_client(office, "c-03")
    assert compartment is not None
    engagement = next(one for one in load_demo().engagements if one.clients == ("c-03",))
    finish_note(office, compartment, Draft("n-new", engagement.reference, date(2026, 3, 2), _QUOTE))
    assert named(office, screener, _QUOTE) == {"c-03"}


def test_an_erased_client_is_forgotten_at_once(office: Office) -> None:
    screener = Screener(office)
    assert "c-03" in named(office, screener, DRAFT_NAMING)
    compartment = find_client(office, "c-03")
    assert compartment is not None
    erase_client(office, compartment)
    found = screen_draft(office, screener, DraftText("d", DRAFT_NAMING)).screening
    assert "c-03" not in {one.client for one in (*found.findings, *found.candidates)}
    assert found.clients == 23


def test_imports_that_share_ids_of_work_and_notes_are_kept_apart(office: Office) -> None:
    screener = Screener(office)
    screener.build()
    lines = [
        {"kind": "client", "id": "x-1", "names": ["Somebody Invented"]},
        {
            "kind": "engagement",
            "id": load_demo().engagements[0].reference,
            "clients": ["x-1"],
            "started": "2026-01-10",
        },
        {
            "kind": "note",
            "id": load_demo().notes[0].reference,
            "engagement": load_demo().engagements[0].reference,
            "date": "2026-01-10",
            "text": _QUOTE,
        },
    ]
    bring_in(office, read_caseload([json.dumps(line).encode() for line in lines]).caseload)
    assert named(office, screener, _QUOTE) == {"x-1"}
    assert named(office, screener, load_demo().notes[0].text) >= {load_demo().engagements[0].clients[0]}


def test_building_the_index_is_one_entry_for_the_run(office: Office) -> None:
    screener = Screener(office)
    screener.build()
    screener.build()
    [entry] = [one for one in entries(office, EventClass.RECORDS_READ) if one["purpose"] == "screen index"]
    assert entry["compartments"] == len(office.compartments())
