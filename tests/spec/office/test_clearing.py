"""A cleared draft leaves through the door; what it told is remembered in the client's own record and nowhere else."""

import json
from datetime import date
from hashlib import sha256

import pytest

from privity.errors import InputError, RefusedError, StorageError
from privity.ledger.entry import EventClass, parse_leaf
from privity.model.ids import CompartmentId
from privity.model.notes import Draft as Writing
from privity.model.text_hash import hash_of_text
from privity.model.told import ToldDetails
from privity.screen import FindingKind, Verdict
from privity.screen.clearance import Answer, InMind
from privity.services.clearing import Answers, Draft, clear_draft, recipient_of, told_record
from privity.services.clients import find_client
from privity.services.door import hand_out
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.screening import Screener
from tests.house.offices import Practice

_NOTE = (
    "She keeps a tame jackdaw in the scullery, plays the bassoon at dusk, and hoards marmalade labels in a biscuit tin."
    " Her uncle, a lighthouse inspector, left her a sextant and a feud over the orchard."
)
_FIRST = "Some people keep a jackdaw, and it learns to steal labels from the marmalade in a biscuit tin."
_SECOND = "An orchard can start a feud; so can a sextant that an uncle left."
_GENERAL = "Most of us sleep less well when the evenings are long, and that is nothing to be ashamed of."
_NO = Answers(InMind.NO)
_NOBODY = Answers(InMind.NO, (Answer.NOBODY,))


def client(office: Office, reference: str) -> CompartmentId:
    found = find_client(office, reference)
    assert found is not None
    return found


def last(office: Office, event: EventClass) -> dict[str, object]:
    seq = max(leaf.seq for leaf in map(parse_leaf, office.store.leaves()) if leaf.event is event)
    parts = [json.loads(office.leaf_part_payload(part)[1]) for part in office.store.leaf_parts([seq])]
    return next(part for part in parts if "event" in part)


def left(office: Office, screener: Screener, text: str, said: Answers = _NOBODY) -> str:
    [outgoing] = hand_out(office, clear_draft(office, screener, Draft(text), said))
    return outgoing.body().decode()


def test_a_general_text_leaves_with_its_entry_and_without_a_name(practice: Practice) -> None:
    with practice.opened() as office:
        assert left(office, Screener(office, lambda: None), _GENERAL, _NO) == _GENERAL
        entry = last(office, EventClass.HANDED_OUT)
        assert (entry["ground"], entry["in_mind"], entry["item"]) == ("cleared-draft", "no", "cleared draft")
        assert _GENERAL not in json.dumps(entry)
        assert verify(office).flaws == ()


def test_what_stays_is_in_the_ledger_with_the_answer(practice: Practice) -> None:
    with practice.opened() as office:
        screener = Screener(office, lambda: None)
        for said, text in ((Answers(InMind.MAYBE), _GENERAL), (_NO, "I met Bo Invented at the market.")):
            size = office.tree.size
            with pytest.raises(RefusedError):
                left(office, screener, text, said)
            [line] = last(office, EventClass.SCREENED)["drafts"]  # type: ignore[misc]
            assert line["in_mind"] == said.in_mind  # type: ignore[index]
            assert office.tree.size >= size + 1
        assert not any(
            leaf.event is EventClass.HANDED_OUT for leaf in map(parse_leaf, office.store.leaves()[-4:])
        )


def test_what_a_draft_told_is_sealed_with_the_client_and_completes_the_next(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        finish_note(office, ann, Writing("n-9", "ann-alone", date(2026, 3, 2), _NOTE))
        screener = Screener(office, lambda: None)
        assert FindingKind.COMBINATION not in {one.kind for one in screener.screen(_SECOND).findings}
        left(office, screener, _FIRST)
        told = office.read(ann, told_record(ann))
        assert isinstance(told, ToldDetails)
        assert "jackdaw" in told.details
        for again in (screener, Screener(office, lambda: None)):
            findings = again.screen(_SECOND).findings
            assert [one.client for one in findings if one.kind is FindingKind.COMBINATION] == ["ann"]
        outside = [
            parts for parts in office.store.leaf_parts(range(office.tree.size)) if parts.compartment != ann
        ]
        assert not any(b"jackdaw" in office.leaf_part_payload(part)[1] for part in outside)
        erase_client(office, ann)
        assert screener.screen(_SECOND).verdict is not Verdict.STOP
        assert verify(office).flaws == ()


def test_a_letter_to_a_client_may_speak_of_them_and_of_nobody_else(practice: Practice) -> None:
    with practice.opened() as office:
        screener, today = Screener(office, lambda: None), office.today()
        hers = "Dear Cy Invented, shall we bake bread with the neighbour again on Tuesday?"
        to_cy = recipient_of(office, "cy", hers, today)
        item = clear_draft(office, screener, Draft(hers), Answers(InMind.ONLY_THEM), to_cy)
        [outgoing] = hand_out(office, item)
        assert outgoing.body().decode() == hers
        entry = last(office, EventClass.HANDED_OUT)
        assert (entry["ground"], entry["recipient"]) == ("decision", "client")
        assert entry["rules"]
        with pytest.raises(RefusedError):
            clear_draft(
                office, screener, Draft(f"{hers} So will Bo Invented."), Answers(InMind.ONLY_THEM), to_cy
            )
        asks = Draft(f"{hers} Please consider leaving a review.")
        with pytest.raises(RefusedError, match="nobody here is asked for"):
            clear_draft(office, screener, asks, Answers(InMind.ONLY_THEM), to_cy)
        with pytest.raises(InputError):
            recipient_of(office, "nobody-here", hers, today)


def test_a_document_leaves_as_the_very_bytes_that_were_cleared(practice: Practice) -> None:
    with practice.opened() as office:
        draft = Draft(_GENERAL, document=b"%PDF-1.7 invented", name="Talk for Bo.pdf")
        item = clear_draft(office, Screener(office, lambda: None), draft, _NO)
        [outgoing] = hand_out(office, item)
        assert (outgoing.body(), outgoing.name) == (draft.document, "cleared.pdf")
        from dataclasses import replace

        with pytest.raises(RefusedError):
            hand_out(office, replace(item, draft=replace(draft, document=b"another")))
        with pytest.raises(RefusedError):
            hand_out(
                office,
                replace(item, recipient=recipient_of(office, "cy", _GENERAL, office.today())),
            )


def test_the_answer_stands_for_the_same_words_and_for_no_others(practice: Practice) -> None:
    with practice.opened() as office:
        screener = Screener(office, lambda: None)
        with pytest.raises(RefusedError):
            left(office, screener, _GENERAL, Answers(InMind.MAYBE))
        [line] = last(office, EventClass.SCREENED)["drafts"]  # type: ignore[misc]
        plain = sha256(
            " ".join(_GENERAL.lower().translate({ord(","): None, ord("."): None}).split()).encode()
        )
        assert line["answered"] not in (plain.hexdigest(), line["sha256"])  # type: ignore[index]
        same = (
            f" {_GENERAL}\n",
            _GENERAL.upper(),
            _GENERAL.replace(", ", " \u2014\n\n").replace("sleep", "sle\u00adep"),
        )
        for again in (screener, Screener(office, lambda: None)):
            for words in same:
                with pytest.raises(RefusedError, match="said before"):
                    left(office, again, words, _NO)
        assert left(office, screener, _GENERAL.replace("nothing", "little"), _NO)


def test_the_answer_stands_where_it_could_not_be_written_down_or_the_letter_asks_for_a_favour(
    practice: Practice,
) -> None:
    asking = f"{_GENERAL} Would you write us a review?"
    with practice.opened() as office:
        screener = Screener(office, lambda: None)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(office, "commit", full)
            with pytest.raises(StorageError):
                left(office, screener, _GENERAL, Answers(InMind.YES))
        recipient = recipient_of(office, "ann", asking, office.today())
        with pytest.raises(RefusedError, match="review"):
            clear_draft(office, screener, Draft(asking), Answers(InMind.YES), recipient)
        for again in (_GENERAL, asking):
            with pytest.raises(RefusedError, match="said before"):
                left(office, screener, again, _NO)


def full(*_works: object) -> None:
    raise StorageError("the disk is full")


def test_an_answer_of_an_earlier_version_stands_for_the_very_words(practice: Practice) -> None:
    with practice.opened() as office:
        screener = Screener(office, lambda: None)
        old = {"sha256": hash_of_text(_GENERAL), "verdict": "ask", "in_mind": "yes", "answers": []}
        with office.work(EventClass.SCREENED) as work:
            work.tell_office(drafts=[old])
        with pytest.raises(RefusedError, match="said before"):
            left(office, screener, _GENERAL, _NO)
        assert left(office, screener, f"{_GENERAL} ", _NO)


def test_an_answer_about_one_scan_says_nothing_of_another(practice: Practice) -> None:
    looked = Answers(InMind.NO, (Answer.LOOKED,))
    with practice.opened() as office:
        screener = Screener(office, lambda: None)
        scan, other = (Draft("", ("page 1",), content, "scan.pdf") for content in (b"%PDF one", b"%PDF two"))
        with pytest.raises(RefusedError):
            clear_draft(office, screener, scan, Answers(InMind.YES))
        clear_draft(office, screener, other, looked)
        with pytest.raises(RefusedError, match="said before"):
            clear_draft(office, screener, scan, looked)


def test_what_was_answered_is_read_once(practice: Practice) -> None:
    with practice.opened() as office:
        screener = Screener(office, lambda: None)
        left(office, screener, _GENERAL, _NO)
        started: list[int] = []
        read, store = office.store.leaves, office.store
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "leaves", lambda start=0: started.append(start) or read(start))
            for _ in range(3):
                screener.given.had_one_in_mind(_GENERAL)
        assert len(started) == 1
        assert started[0] > 0
