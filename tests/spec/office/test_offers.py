"""What a client offers after the work: from words that came in to the door, and back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from privity.errors import InputError, RefusedError
from privity.gate import Limited, Refuse
from privity.ledger.entry import EventClass
from privity.letters.solicitation import askings
from privity.model.consent import CameBy, Circumstances, ConsentWithdrawal, RaisedBy
from privity.model.engagement import EndedAs, Engagement
from privity.model.ids import RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind
from privity.model.offers import CameIn, OfferAnswers, OfferKind, OffersChoice
from privity.model.people import Client
from privity.services.clients import change_client, of_kind
from privity.services.door import hand_out
from privity.services.engagements import end_work
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.offers import arriving, earlier, judging, keeping, marking, papers, releasing
from privity.services.office import Office
from privity.services.screening import Screener
from privity.services.work import Work
from privity.testimonials import CameWith, Stage, exact, final_text
from tests.house.offices import Clock, Practice, client
from tests.unit.consent.made import FREE

WORDS = "It was hard, and then it was good. I sleep again. You may put this on your website."
TEXT = "It was hard, and then it was good. I sleep again."
CAME = date(2027, 6, 1)
BACK = CAME + timedelta(days=20)
HERE = OffersChoice(jurisdiction="SG", profession="counsellor")
UNDERSTOOD = dict.fromkeys(keeping.CONSEQUENCES_WALKED, ("My sister would know.", True))


class Desk:
    """An office whose clock the test sets, and a client whose work was completed."""

    def __init__(self, office: Office, clock: Clock) -> None:
        self.office, self.clock = office, clock
        self.screener = Screener(office)
        self.cy = client(office, "cy")
        self.at(date(2026, 12, 1))
        [(work, _)] = of_kind(office.read_all(self.cy), Engagement)
        end_work(office, self.cy, work, date(2026, 3, 1), EndedAs.COMPLETED)
        keeping.choose(office, HERE)
        self.at(CAME)

    def at(self, day: date) -> None:
        self.clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def letter(self, words: str = WORDS) -> RecordId:
        draft = Draft("m-1", "cy-alone", CAME, words, NoteKind.MESSAGE, direction=Direction.RECEIVED)
        return finish_note(self.office, self.cy, draft)

    def offered(self, kind: OfferKind = OfferKind.TESTIMONIAL) -> RecordId:
        return arriving.from_message(self.office, self.cy, self.letter(), kind, CameIn.LETTER)

    def settled(self, kind: OfferKind = OfferKind.TESTIMONIAL, how: Circumstances = FREE) -> RecordId:
        record = self.offered(kind)
        keeping.circumstances(self.office, self.cy, record, how, alone=True)
        self.at(BACK)
        keeping.came_back(self.office, self.cy, record, BACK, CameIn.LETTER, "I still want it.")
        self.answer(record)
        judging.look_at(self.office, self.screener, self.cy, record)
        sha256 = exact(keeping.find_offer(self.office, self.cy, record))
        keeping.said_of_the_text(self.office, self.cy, record, BACK, CameIn.LETTER, sha256)
        return record

    def answer(self, record: RecordId, **changes: object) -> None:
        answers = OfferAnswers(True, "", BACK + timedelta(days=200), "Weekly Invented", "journalist")
        keeping.answered(self.office, self.cy, record, replace(answers, **changes), UNDERSTOOD)  # type: ignore[arg-type]

    def release(self, record: RecordId) -> str:
        item = releasing.release_item(self.office, self.cy, record, where="example.org/words", verified=True)
        [outgoing] = hand_out(self.office, item)
        return outgoing.body().decode()

    def fragment(self) -> list[str]:
        [outgoing] = hand_out(self.office, releasing.fragment_item(self.office, releasing.Fragment.JSON))
        return [one["text"] for one in json.loads(outgoing.body())["words"]]

    def stage(self, record: RecordId) -> Stage:
        return judging.weigh(self.office, self.cy, record, verified=True).stage


@pytest.fixture
def desk(practice: Practice) -> Iterator[Desk]:
    clock = Clock()
    office = practice.open(clock=clock)
    yield Desk(office, clock)
    office.close()


def test_what_was_offered_thought_over_and_said_again_leaves_in_exactly_those_words(desk: Desk) -> None:
    record = desk.settled()
    weighed = judging.weigh(desk.office, desk.cy, record, verified=True)
    assert isinstance(weighed.decision, Limited)
    assert weighed.decision.grounds.basis[0].rule == "house.testimonial"
    page = desk.release(record)
    assert f"<blockquote><p>{TEXT}</p></blockquote>" in page
    assert "somebody who wished to stay without a name" in page
    assert desk.stage(record) is Stage.PUBLISHED
    assert desk.fragment() == [TEXT]


def test_taken_back_it_is_in_nothing_that_leaves_after_that(desk: Desk) -> None:
    record = desk.settled()
    desk.release(record)
    after = releasing.take_back(desk.office, desk.cy, record, BACK)
    assert [(one.where, one.down) for one in after.places] == [("example.org/words", BACK)]
    assert desk.fragment() == []
    with pytest.raises(RefusedError):
        desk.release(record)
    assert releasing.standing(desk.office)[0][1].down == BACK


def test_everything_taken_back_at_once_takes_this_back_too(desk: Desk) -> None:
    record = desk.settled()
    desk.release(record)
    with desk.office.work(EventClass.CONSENT_CHANGED) as work:
        work.put(desk.cy, ConsentWithdrawal(None, desk.cy, CameBy.CALL, BACK, desk.office.now()))
    assert desk.stage(record) is Stage.WITHDRAWN
    assert desk.fragment() == []


def test_erased_with_the_client_nothing_of_it_leaves_again(desk: Desk) -> None:
    desk.release(desk.settled())
    erase_client(desk.office, desk.cy)
    assert desk.fragment() == []


def test_its_day_over_it_stands_no_more(desk: Desk) -> None:
    desk.release(desk.settled())
    desk.at(BACK + timedelta(days=200))
    assert desk.fragment() == [TEXT]
    desk.at(BACK + timedelta(days=201))
    assert desk.fragment() == []


def test_silence_ends_it(desk: Desk) -> None:
    record = desk.offered()
    assert desk.stage(record) is Stage.THINKING
    with pytest.raises(RefusedError, match="not within the time"):
        keeping.came_back(desk.office, desk.cy, record, CAME, CameIn.LETTER)
    desk.at(CAME + timedelta(days=104))
    assert desk.stage(record) is Stage.OPEN
    desk.at(CAME + timedelta(days=105))
    assert desk.stage(record) is Stage.LAPSED
    with pytest.raises(RefusedError, match="ended by itself"):
        keeping.came_back(desk.office, desk.cy, record, CAME + timedelta(days=105), CameIn.LETTER)


@pytest.mark.parametrize(
    "wrong",
    [
        {"raised_by": RaisedBy.PRACTITIONER},
        {"benefit": True},
        {"owes_fee": True},
        {"depends": None},
        {"explainer_independent": None},
        {"others_agree": False},
        {"gratitude": None},
        {"crisis": True},
    ],
)
def test_how_it_came_about_is_judged_by_the_rules_of_consent(desk: Desk, wrong: dict[str, object]) -> None:
    record = desk.settled(how=replace(FREE, **wrong))  # type: ignore[arg-type]
    assert isinstance(judging.weigh(desk.office, desk.cy, record, verified=True).decision, Refuse)
    with pytest.raises(RefusedError):
        desk.release(record)


@pytest.mark.parametrize(
    ("choice", "pack"),
    [
        (replace(HERE, jurisdiction="AU", subdivision="NSW", profession="psychologist"), "au"),
        (replace(HERE, jurisdiction="AU", registered=("AHPRA",)), "au"),
    ],
)
def test_where_the_law_forbids_it_nothing_leaves_and_the_law_is_named(
    desk: Desk, choice: OffersChoice, pack: str
) -> None:
    record = desk.settled()
    desk.release(record)
    keeping.choose(desk.office, choice)
    ban = judging.ban(desk.office)
    assert ban is not None
    assert pack in {reason.pack for reason in ban.grounds.basis}
    assert all(reason.citation for reason in ban.grounds.basis)
    assert desk.fragment() == []


def test_nothing_is_released_before_it_is_said_where_one_practises(desk: Desk) -> None:
    record = desk.settled()
    keeping.choose(desk.office, OffersChoice())
    with pytest.raises(RefusedError) as refused:
        desk.release(record)
    assert refused.value.field == "jurisdiction"
    assert judging.ban(desk.office) is None


def test_what_gives_somebody_away_is_shown_and_only_the_client_changes_it(desk: Desk) -> None:
    record = desk.offered()
    desk.at(BACK)
    keeping.came_back(desk.office, desk.cy, record, BACK, CameIn.LETTER)
    desk.answer(record, signature="Cy")
    looked = judging.look_at(desk.office, desk.screener, desk.cy, record)
    assert {one.why for one in looked.edits} == {"own-name"}
    sha256 = exact(keeping.find_offer(desk.office, desk.cy, record))
    with pytest.raises(RefusedError, match="gives somebody away"):
        keeping.said_of_the_text(desk.office, desk.cy, record, BACK, CameIn.LETTER, sha256)
    assert final_text(keeping.find_offer(desk.office, desk.cy, record)) == TEXT
    keeping.written(desk.office, desk.cy, record, BACK, CameIn.LETTER, "Ann Invented-xanthoriver was kind.")
    desk.answer(record)
    looked = judging.look_at(desk.office, desk.screener, desk.cy, record, decided="all well")
    assert looked.verdict == "stop"
    keeping.written(desk.office, desk.cy, record, BACK, CameIn.LETTER, "We spoke in Spanish.")
    judging.look_at(desk.office, desk.screener, desk.cy, record)
    sha256 = exact(keeping.find_offer(desk.office, desk.cy, record))
    keeping.said_of_the_text(desk.office, desk.cy, record, BACK, CameIn.LETTER, sha256)
    assert desk.stage(record) is Stage.SETTLED
    keeping.circumstances(desk.office, desk.cy, record, FREE, alone=True)
    with pytest.raises(RefusedError):
        desk.release(record)
    judging.look_at(desk.office, desk.screener, desk.cy, record, decided="a language, nobody's name")
    desk.release(record)


def test_what_points_to_another_client_holds_it_up_and_is_shown_to_no_client(desk: Desk) -> None:
    record = desk.offered()
    keeping.circumstances(desk.office, desk.cy, record, FREE, alone=True)
    desk.at(BACK)
    keeping.came_back(desk.office, desk.cy, record, BACK, CameIn.LETTER)
    keeping.written(desk.office, desk.cy, record, BACK, CameIn.LETTER, "Calm, says Ann Xanthoriver.")
    desk.answer(record)
    before = marking.marks_of(desk.office, desk.cy, keeping.find_offer(desk.office, desk.cy, record), desk.cy)
    looked = judging.look_at(desk.office, desk.screener, desk.cy, record)
    assert "somebody-else" in {one.why for one in looked.edits}
    offer = keeping.find_offer(desk.office, desk.cy, record)
    assert marking.marks_of(desk.office, desk.cy, offer, desk.cy) == before
    assert {one.why for one in before} == {"could-name"}
    [paper] = hand_out(desk.office, papers.sheet_item(desk.office, desk.cy, record))
    sheet = paper.body().decode()
    assert "[Ann](1) [Xanthoriver](2)." in sheet
    assert "2. Xanthoriver: could be a name" in sheet
    assert (
        "somebody"
        not in sheet.split("- - - the text ends", 1)[1].split("could be recognised by somebody", 1)[0]
    )
    keeping.said_of_the_text(desk.office, desk.cy, record, BACK, CameIn.LETTER, exact(offer))
    with pytest.raises(RefusedError, match="give the client away"):
        desk.release(record)
    assert askings(sheet) == ()


def test_a_sheet_marks_what_gives_them_away_and_only_once_they_came_back(desk: Desk) -> None:
    record = desk.offered()
    with pytest.raises(RefusedError, match="no text to read over"):
        papers.sheet_item(desk.office, desk.cy, record)
    desk.at(BACK)
    keeping.came_back(desk.office, desk.cy, record, BACK, CameIn.LETTER)
    keeping.written(desk.office, desk.cy, record, BACK, CameIn.LETTER, "It was good, says Cy.")
    [paper] = hand_out(desk.office, papers.sheet_item(desk.office, desk.cy, record))
    sheet = paper.body().decode()
    assert "It was good, says [Cy](1)." in sheet
    assert "1. Cy: your name" in sheet
    assert "the text does not appear" in sheet


def test_a_changed_text_or_answer_undoes_what_was_said_of_the_older(desk: Desk) -> None:
    record = desk.settled()
    desk.answer(record, signature="A reader")
    assert desk.stage(record) is Stage.CONFIRMED
    with pytest.raises(RefusedError):
        desk.release(record)


def test_thanks_stay_a_private_message(desk: Desk) -> None:
    note = desk.letter("Thank you. You changed my life.")
    kept = desk.office.read(desk.cy, note)
    assert isinstance(kept, Note)
    assert arriving.offered_in(desk.office, desk.cy, kept) == ()
    with pytest.raises(RefusedError, match="offer nothing"):
        arriving.from_message(desk.office, desk.cy, note, OfferKind.TESTIMONIAL, CameIn.LETTER)


def test_one_half_of_a_couple_a_minor_and_open_work_get_a_clear_answer(desk: Desk) -> None:
    came = CameWith(WORDS, CameIn.LETTER, CAME, desk.office.now())
    for name, said in (("ann", "somebody else too"), ("bo", "somebody else too")):
        with pytest.raises(RefusedError, match=said):
            arriving.take_up(desk.office, client(desk.office, name), OfferKind.STORY, came)
    read = desk.office.read_all(desk.cy)
    [(_, person)] = of_kind(read, Client)
    change_client(desk.office, desk.cy, replace(person, born=2011))
    with pytest.raises(RefusedError, match="under eighteen"):
        arriving.take_up(desk.office, desk.cy, OfferKind.STORY, came)


def test_a_practitioner_may_settle_that_none_is_ever_taken_up(desk: Desk) -> None:
    keeping.choose(desk.office, replace(HERE, taken_up=False))
    with pytest.raises(RefusedError, match="no offer is taken up"):
        desk.offered()


def test_a_message_is_taken_up_once_and_never_before_it_came(desk: Desk) -> None:
    note = desk.letter()
    arriving.from_message(desk.office, desk.cy, note, OfferKind.STORY, CameIn.EMAIL)
    with pytest.raises(InputError, match="already"):
        arriving.from_message(desk.office, desk.cy, note, OfferKind.STORY, CameIn.EMAIL)
    ahead = CameWith(WORDS, CameIn.LETTER, date(2029, 1, 1), desk.office.now())
    with pytest.raises(InputError, match="not come yet"):
        arriving.take_up(desk.office, desk.cy, OfferKind.STORY, ahead)


def test_a_story_goes_to_the_one_whom_the_client_named_and_cannot_all_be_called_back(desk: Desk) -> None:
    record = desk.settled(OfferKind.STORY)
    paper = desk.release(record)
    assert paper.startswith("Weekly Invented\n\n")
    assert TEXT in paper
    assert "until 2028-01-07" in paper
    assert desk.fragment() == []
    after = releasing.take_back(desk.office, desk.cy, record, BACK)
    assert [(one.lasting, one.down) for one in after.places] == [(True, None)]
    releasing.taken_down(desk.office, desk.cy, record, 0, BACK)
    assert keeping.find_offer(desk.office, desk.cy, record).places[0].down == BACK


def test_words_from_before_are_kept_looked_at_changed_and_taken_down(desk: Desk) -> None:
    text = "Cy Invented was there in 2019."
    since = date(2020, 1, 1)
    record = earlier.enter(desk.office, text, "", "a leaflet", since, "")
    assert {one.why for one in earlier.look_at(desk.office, desk.screener, text)} >= {"day", "somebody-else"}
    assert desk.fragment() == []
    earlier.reword(desk.office, record, "Somebody was there.", "")
    assert earlier.find(desk.office, record).text == "Somebody was there."
    earlier.take_down(desk.office, record, CAME)
    with pytest.raises(InputError):
        earlier.find(desk.office, record)
    with pytest.raises(InputError):
        earlier.enter(desk.office, text, "", "", since, "")


def test_the_entry_of_a_release_names_the_rule_and_nobody(desk: Desk) -> None:
    seen: list[Work] = []
    desk.office.watch(seen.append)
    desk.release(desk.settled())
    office_parts = [work._office for work in seen if work.event is EventClass.HANDED_OUT]
    assert "house.testimonial" in str(office_parts[-1]["rules"])
    assert "example.org" not in str(office_parts)


def test_whoever_asked_to_stay_without_a_name_is_never_given_one(desk: Desk) -> None:
    record = desk.settled()
    desk.answer(record, anonymous=False, signature="Cy")
    offer = keeping.find_offer(desk.office, desk.cy, record)
    assert offer.answers.anonymous is True
    assert desk.stage(record) is Stage.CONFIRMED
    looked = judging.look_at(desk.office, desk.screener, desk.cy, record)
    assert [one.why for one in looked.edits] == ["own-name"]
    with pytest.raises(RefusedError):
        desk.release(record)
