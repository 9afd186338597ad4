"""The desk for what goes out: written, screened, cleared in these very words, and remembered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from privity.errors import InputError, RefusedError
from privity.ledger.entry import EventClass
from privity.letters import Subject
from privity.model.offers import OfferKind
from privity.model.pieces import PieceKind
from privity.screen.clearance import Answer, InMind
from privity.services import pieces
from privity.services.clearing import Answers
from privity.services.door import hand_out
from privity.services.offers import releasing
from privity.services.work import Work
from tests.house.offices import Clock, Practice
from tests.spec.office.test_offers import BACK, TEXT, Desk

GENERAL = "Most people sleep better when the telephone stays in the kitchen."
NO = Answers(InMind.NO)


@pytest.fixture
def desk(practice: Practice) -> Iterator[Desk]:
    clock = Clock()
    office = practice.open(clock=clock)
    yield Desk(office, clock)
    office.close()


def take(desk: Desk, record: object, said: Answers = NO) -> str:
    item = pieces.piece_item(desk.office, desk.screener, record, said)  # type: ignore[arg-type]
    [outgoing] = hand_out(desk.office, item)
    return outgoing.body().decode()


def test_a_piece_is_looked_at_cleared_and_what_was_told_where_is_kept(desk: Desk) -> None:
    record = pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Weekly Invented", GENERAL)
    assert pieces.look_at_piece(desk.office, desk.screener, record).verdict.value == "nothing-found"
    with pytest.raises(RefusedError) as refused:
        take(desk, record, Answers())
    assert refused.value.field == "in_mind"
    assert take(desk, record) == GENERAL
    [out] = pieces.find_piece(desk.office, record).out
    assert (out.where, out.passages) == ("Weekly Invented", 0)


def test_whoever_may_have_had_a_client_in_mind_cannot_take_that_back(desk: Desk) -> None:
    record = pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Weekly Invented", GENERAL)
    pieces.look_at_piece(desk.office, desk.screener, record)
    for said in (InMind.MAYBE, InMind.NO):
        with pytest.raises(RefusedError) as refused:
            take(desk, record, Answers(said))
        assert refused.value.field == "in_mind"
    assert pieces.find_piece(desk.office, record).out == ()


def test_another_text_is_looked_at_anew_and_the_name_alone_changes_nothing(desk: Desk) -> None:
    record = pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Weekly Invented", GENERAL)
    pieces.look_at_piece(desk.office, desk.screener, record)
    pieces.save_piece(desk.office, "Of sleep", PieceKind.TALK, "Weekly Invented", GENERAL, record)
    assert pieces.find_piece(desk.office, record).verdict == "nothing-found"
    pieces.save_piece(
        desk.office, "Of sleep", PieceKind.TALK, "Weekly Invented", GENERAL + " Or not.", record
    )
    assert pieces.find_piece(desk.office, record).verdict == ""


def test_a_client_in_a_piece_stops_it_whatever_was_answered(desk: Desk) -> None:
    text = "Ann Invented-xanthoriver walked by the xanthoriver and slept well."
    record = pieces.save_piece(desk.office, "A walk", PieceKind.POST, "my page", text)
    assert pieces.look_at_piece(desk.office, desk.screener, record).verdict.value == "stop"
    with pytest.raises(RefusedError):
        take(desk, record, Answers(InMind.NO, (Answer.FICTION,)))
    assert pieces.find_piece(desk.office, record).out == ()


def test_a_passage_that_was_released_to_this_outlet_may_stand_in_it_word_for_word(desk: Desk) -> None:
    story = desk.settled(OfferKind.STORY)
    desk.release(story)
    seen: list[Work] = []
    desk.office.watch(seen.append)
    text = f"{GENERAL}\n\n{TEXT}\n"
    record = pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Weekly  invented", text)
    kept = pieces.find_piece(desk.office, record)
    assert [one.standing.text for one in pieces.passages_in(desk.office, kept)] == [TEXT]
    assert take(desk, record) == text
    [out] = [work for work in seen if work.event is EventClass.HANDED_OUT]
    assert out._person is not None
    assert out._person[0] == desk.cy
    assert "house.offered-story" in str(out._office["rules"])
    for other in (text.replace("\n", "\r\n"), text):
        pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Weekly invented", other, record)
        assert take(desk, record) == text
    within = pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Weekly invented", f"{TEXT[:-1]}s")
    assert pieces.passages_in(desk.office, pieces.find_piece(desk.office, within)) == []
    elsewhere = pieces.save_piece(desk.office, "On sleep", PieceKind.COLUMN, "Daily Invented", text)
    assert pieces.passages_in(desk.office, pieces.find_piece(desk.office, elsewhere)) == []
    with pytest.raises(RefusedError):
        take(desk, elsewhere)
    releasing.take_back(desk.office, desk.cy, story, BACK)
    assert pieces.passages_in(desk.office, kept) == []
    desk.at(BACK + timedelta(days=1))
    with pytest.raises(RefusedError):
        take(desk, record)


def test_what_cannot_be_kept_is_refused_and_what_is_off_the_desk_is_gone(desk: Desk) -> None:
    for change in ({"title": " "}, {"outlet": "x" * 301}, {"text": "\x00"}):
        fields = {"title": "t", "outlet": "", "text": ""} | change
        with pytest.raises(InputError) as refused:
            pieces.save_piece(desk.office, fields["title"], PieceKind.POST, fields["outlet"], fields["text"])
        assert refused.value.field == next(iter(change))
    record = pieces.save_piece(desk.office, "t", PieceKind.POST, "", GENERAL)
    with pytest.raises(InputError, match="who is to have it"):
        take(desk, record)
    pieces.discard_piece(desk.office, record)
    assert pieces.pieces(desk.office) == []
    with pytest.raises(InputError):
        pieces.find_piece(desk.office, record)


def test_the_answer_to_whoever_insists_is_there_three_times(desk: Desk) -> None:
    for subject in (Subject.CASE, Subject.NOBODY):
        first, second, third = pieces.spoken(subject)
        assert first != second != third
    assert replace(NO, in_mind=InMind.NO) == NO
