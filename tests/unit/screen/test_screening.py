"""Verdicts, candidates and the rendered answer; whatever comes in, a verdict or an error that says what to do."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privity.errors import InputError
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import (
    FindingKind,
    ScreenIndex,
    Strength,
    Verdict,
    render_screening,
    render_verdict,
    screen,
    screen_text_alone,
)
from tests.unit.screen.conftest import CLIENTS, ENGAGEMENTS, NOTES

RETOLD = (
    "A woman in her fifties, let us call her Edith, came to me after a funeral. She had taken the clippers to her own "
    "hair on the evening they buried her sibling. In a trunk below her bed lay four dozen packets of tea, a packet for "
    "every anniversary, and she told me she could not bring herself to brew a single one."
)
GENERAL = (
    "Grief has no timetable. Many people find that the first year is hardest, and others that the second is. "
    "Friends can help by staying in touch, and by not asking for progress."
)


def test_a_disguised_retelling_stops_and_leads_to_its_client(index: ScreenIndex) -> None:
    screening = screen(index, RETOLD)
    assert screening.verdict is Verdict.STOP
    assert screening.case_talk.found
    assert screening.candidates[0].client == "c-2"
    assert screening.candidates[0].strength is not Strength.WEAK


def test_facts_lie_side_by_side_in_draft_and_note(index: ScreenIndex, caseload: Caseload) -> None:
    texts = {note.reference: note.text for note in caseload.notes}
    facts = screen(index, RETOLD).candidates[0].facts
    shown = {(RETOLD[slice(*f.draft)].lower(), texts[f.note][slice(*f.note_span)].lower()) for f in facts}
    assert len(facts) >= 2
    assert {f.note for f in facts} == {"n-2"}
    assert any("tea" in draft and "tea" in note for draft, note in shown)


def test_general_education_passes(index: ScreenIndex) -> None:
    screening = screen(index, GENERAL)
    assert screening.verdict is Verdict.NOTHING_FOUND
    assert all(candidate.strength is Strength.WEAK for candidate in screening.candidates)


def test_candidates_are_given_whenever_there_are_clients(index: ScreenIndex) -> None:
    assert [c.rank for c in screen(index, GENERAL).candidates] == list(range(1, 9))
    assert screen(ScreenIndex(), GENERAL).candidates == ()


def test_the_rendered_answer_has_the_fields_of_the_format(index: ScreenIndex) -> None:
    answer = render_screening(screen(index, RETOLD, unread_parts=("page 3",)), "d-1", 31)
    assert list(answer) == [
        "schema", "id", "verdict", "case_talk", "findings", "candidates", "screened", "elapsed_ms",
    ]  # fmt: skip
    assert answer["schema"] == "privity.screening/1"
    assert answer["screened"] == {
        "clients": 8,
        "notes": 7,
        "unread_parts": ["page 3"],
        "said": "checked against the clients you can open: 8 (7 notes)",
        "words_alone": None,
    }
    assert set(answer["candidates"][0]) == {"rank", "client", "strength", "score", "facts"}
    assert set(answer["findings"][0]) >= {"kind", "span", "client", "reason"}


def test_what_could_not_be_read_asks(index: ScreenIndex) -> None:
    assert screen(index, GENERAL, unread_parts=("a scanned page",)).verdict is Verdict.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Kolegyně mi včera vyprávěla o paní, která nemůže spát, protože jí zemřel manžel a ona se bojí být doma sama.",
        "Meine Nachbarin hat gestern erzählt, dass ihr Mann nicht mehr schläft und dass sie sich große Sorgen macht.",
        "她昨天来找我，说她的丈夫已经三个月没有和她说话了。",
        "جاءت إليّ أمس وقالت إن زوجها لم يتحدث معها منذ ثلاثة أشهر",
    ],
)
def test_a_language_that_is_not_judged_asks_and_says_so(index: ScreenIndex, text: str) -> None:
    screening = screen(index, text)
    assert screening.verdict is Verdict.ASK
    assert any("not English" in finding.reason for finding in screening.findings)


def test_names_are_found_in_a_language_that_is_not_judged(index: ScreenIndex) -> None:
    assert screen(index, "Včera jsem potkal Tomasza Wieczorka a bylo mu líp.").verdict is Verdict.STOP


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\u200b", "...!?", "\x00\x01\x02\x03\x04" * 40])
def test_what_is_no_text_is_an_error_with_a_remedy(index: ScreenIndex, text: str) -> None:
    with pytest.raises(InputError) as caught:
        screen(index, text)
    assert caught.value.field == "text"
    assert caught.value.remedy


def test_a_text_too_long_is_an_error_with_a_remedy(index: ScreenIndex) -> None:
    with pytest.raises(InputError):
        screen(index, "a " * 10_000_001)


@settings(max_examples=120, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_gets_a_verdict_or_an_error(text: str) -> None:
    index = ScreenIndex.build(Caseload(CLIENTS, ENGAGEMENTS, NOTES))
    try:
        screening = screen(index, text)
    except InputError:
        return
    assert all(0 <= f.span[0] < f.span[1] <= len(text) for f in screening.findings)
    assert len(screening.candidates) == 8


def test_the_text_alone_tells_nothing_about_the_caseload() -> None:
    named = "I met Margaret Hollis at the market, and Huda rang 81234567."
    assert render_verdict(screen_text_alone(named), "d-1") == {
        "schema": "privity.screening/1",
        "id": "d-1",
        "verdict": "ask",
    }
    assert screen_text_alone(RETOLD).verdict is Verdict.STOP
    assert screen_text_alone(GENERAL).verdict is Verdict.ASK


def test_a_removed_client_is_found_nowhere(index: ScreenIndex) -> None:
    index.remove_client("c-2")
    assert index.counts() == (7, 6)
    screening = screen(
        index, RETOLD + " Margaret Hollis, 020 7946 0018, shaved her head the night her sister was buried."
    )
    assert "c-2" not in {c.client for c in screening.candidates}
    assert not [f for f in screening.findings if f.kind is not FindingKind.CASE_TALK]


def test_no_word_of_a_removed_client_stays_in_the_index(index: ScreenIndex) -> None:
    def held() -> str:
        inner = (index.names._pieces, index.names._initials)
        parts = (index.names, *inner, index.identifiers, index.quotes, index.files, index.vectors)
        return " ".join(repr(vars(part)) for part in (*parts, index)).lower()

    assert "wieczorek" in held()
    index.remove_client("c-3")
    words = ("wieczorek", "wieczork", "tomasz", "organ builder", "pedals", "leith")
    assert [word for word in words if word in held()] == []


def test_a_shared_note_stays_the_others_until_both_are_gone(index: ScreenIndex) -> None:
    text = "slept in separate tents in their own living room since"
    index.remove_client("c-7")
    assert {f.client for f in screen(index, text).findings if f.kind is FindingKind.QUOTE} == {"c-8"}
    index.remove_client("c-8")
    assert not [f for f in screen(index, text).findings if f.kind is FindingKind.QUOTE]
    assert index.counts() == (6, 6)


def test_a_note_put_again_replaces_the_first(index: ScreenIndex) -> None:
    index.put_note(
        Note(
            "n-5", "e-5", date(2024, 3, 1), "Cut all the curtains into sails and signalled to the lighthouse."
        )
    )
    assert index.counts() == (8, 7)
    text = "He cut all the curtains into sails and signalled to the lighthouse."
    assert {f.client for f in screen(index, text).findings if f.kind is FindingKind.QUOTE} == {"c-5"}
    old = "Not sleeping. Work is stressful. We talked about routines."
    assert not [f for f in screen(index, old).findings if f.kind is FindingKind.QUOTE]


def test_notes_may_come_before_their_client() -> None:
    index = ScreenIndex()
    index.put_note(NOTES[1])
    assert index.counts() == (0, 0)
    index.put_client(CLIENTS[1], [ENGAGEMENTS[1]])
    assert index.counts() == (1, 1)
    assert screen(index, RETOLD).candidates[0].client == "c-2"


def test_a_caseload_built_at_once_answers_as_one_that_grew(index: ScreenIndex) -> None:
    grown = ScreenIndex()
    for note in NOTES:
        grown.put_note(note)
    for client in CLIENTS:
        grown.put_client(client, [e for e in ENGAGEMENTS if client.reference in e.clients])
    for text in (RETOLD, GENERAL, NOTES[6].text):
        assert render_screening(screen(grown, text), "d", 0) == render_screening(screen(index, text), "d", 0)


def test_initials_that_the_record_uses_as_a_name_are_found() -> None:
    index = ScreenIndex.build(
        Caseload((Client("c-1", ("N.",)),), (Engagement("e-1", ("c-1",), date(2024, 1, 1)),), ())
    )
    assert screen(index, "I met N. at the market.").verdict is not Verdict.NOTHING_FOUND
    assert screen(index, "I met K. at the market.").verdict is Verdict.NOTHING_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "I think of Roz Peverell-Byrne at the lock.",
        "I think of Anna Novak at the lock.",
        "Rosalind Peverell-Byrne came.",
    ],
)
def test_a_full_name_that_one_client_bears_settles_whose_story_it_is(text: str) -> None:
    clients = (
        Client("c-1", ("Rosalind Peverell-Byrne",), nicknames=("Roz",)),
        Client("c-2", ("Anna Novak",)),
        Client("c-3", ("Anna Nowak",)),
        Client("c-4", ("Anna Dvorak",)),
    )
    first = screen(ScreenIndex.build(Caseload(clients, (), ())), text).candidates[0]
    assert (first.client, first.strength) == ("c-2" if "Novak" in text else "c-1", Strength.STRONG)


def test_a_full_name_of_two_clients_settles_nothing() -> None:
    clients = (Client("c-1", ("Idony Wexcombe",)), Client("c-2", ("Idony Wexcombe",)))
    given = screen(ScreenIndex.build(Caseload(clients, (), ())), "I think of Idony Wexcombe at the lock.")
    assert {one.strength for one in given.candidates} == {Strength.POSSIBLE}
    assert given.verdict is Verdict.STOP


def test_a_passage_is_marked_with_its_quotes_and_its_full_stop(index: ScreenIndex) -> None:
    told = (
        "“I hid it from her,” my client said to me in our third session, and she wept for her dead sister "
        "and told her husband nothing."
    )
    text = f"Shame keeps still. {told} Shame can be learned about."
    spans = screen(index, text).case_talk.spans
    assert [text[start:end] for start, end in spans] == [told]


def test_of_many_details_it_is_said_that_there_are_at_least_so_many(index: ScreenIndex) -> None:
    [retelling] = [one for one in screen(index, RETOLD).findings if one.kind is FindingKind.RETELLING]
    facts = screen(index, RETOLD).candidates[0].facts
    start = "at least 6 details" if len(facts) == 6 else f"{len(facts)} details"
    assert retelling.reason.startswith(start)
