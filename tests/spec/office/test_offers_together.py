"""What a couple offers of their work together: each by themselves, step by step, and either of them ends it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from privity.errors import InputError, RefusedError
from privity.gate import Limited, Refuse
from privity.ledger.entry import EventClass
from privity.model.consent import CameBy, ConsentWithdrawal
from privity.model.engagement import EndedAs, Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind
from privity.model.offers import CameIn, OfferAnswers, OfferKind
from privity.model.people import Client, Relation
from privity.services.clients import change_client, of_kind
from privity.services.consents.recall import gone_out
from privity.services.door import hand_out
from privity.services.engagements import end_work, part
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.offers import arriving, judging, keeping, marking, releasing
from privity.services.offers.arriving import Private
from privity.services.office import Office
from privity.services.screening import Screener
from privity.testimonials import Stage, exact
from tests.house.offices import Clock, Practice, client, joint
from tests.spec.office.test_offers import HERE, UNDERSTOOD
from tests.unit.consent.made import FREE

WORDS = "We talk again. You may put this on your website."
TOO = "I want this too: you may publish it."
CAME = date(2027, 6, 1)
JOINED = CAME + timedelta(days=10)
BACK = JOINED + timedelta(days=20)


class Desk:
    """An office whose clock the test sets, and a couple whose work was completed."""

    def __init__(self, office: Office, clock: Clock) -> None:
        self.office, self.clock = office, clock
        self.ann, self.bo, self.both = client(office, "ann"), client(office, "bo"), joint(office)
        self.at(date(2026, 12, 1))
        for where in (self.ann, self.bo, self.both):
            [(work, _)] = of_kind(office.read_all(where), Engagement)
            end_work(office, where, work, date(2026, 3, 1), EndedAs.COMPLETED)
        keeping.choose(office, HERE)
        self.at(CAME)

    def at(self, day: date) -> None:
        self.clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def offered(self) -> RecordId:
        filed = arriving.write_message(self.office, self.ann, WORDS, self.both)
        assert filed.offer is not None
        return filed.offer

    def too(self, record: RecordId, day: date = JOINED) -> None:
        self.at(day)
        arriving.offered_too(self.office, self.both, record, self.bo, day, CameIn.OWN_PAGE, TOO)

    def back(self, record: RecordId, *who: CompartmentId) -> None:
        self.at(BACK)
        for one in who:
            keeping.came_back(self.office, self.both, record, BACK, CameIn.OWN_PAGE, by=one)

    def answer(self, record: RecordId, who: CompartmentId, **changes: object) -> None:
        answers = replace(OfferAnswers(True, "", BACK + timedelta(days=200)), **changes)  # type: ignore[arg-type]
        keeping.answered(self.office, self.both, record, answers, UNDERSTOOD, by=who)

    def say(self, record: RecordId, *who: CompartmentId) -> None:
        sha256 = exact(keeping.find_offer(self.office, self.both, record))
        for one in who:
            keeping.said_of_the_text(self.office, self.both, record, BACK, CameIn.OWN_PAGE, sha256, by=one)

    def settled(self) -> RecordId:
        record = self.offered()
        self.too(record)
        alone = {self.ann: True, self.bo: True}
        keeping.circumstances(self.office, self.both, record, FREE, each=alone)
        self.back(record, self.ann, self.bo)
        self.answer(record, self.ann)
        self.answer(record, self.bo, until=BACK + timedelta(days=100))
        judging.look_at(self.office, Screener(self.office), self.both, record)
        self.say(record, self.ann, self.bo)
        return record

    def weighed(self, record: RecordId) -> judging.Weighed:
        return judging.weigh(self.office, self.both, record, verified=True)

    def release(self, record: RecordId) -> str:
        item = releasing.release_item(self.office, self.both, record, where="example.org", verified=True)
        [outgoing] = hand_out(self.office, item)
        return outgoing.body().decode()

    def standing(self) -> int:
        return len(releasing.on_own_page(self.office))


@pytest.fixture
def desk(practice: Practice) -> Iterator[Desk]:
    clock = Clock()
    office = practice.open(clock=clock)
    yield Desk(office, clock)
    office.close()


def test_both_offer_it_come_back_and_say_it_of_the_exact_text(desk: Desk) -> None:
    record = desk.settled()
    weighed = desk.weighed(record)
    assert weighed.stage is Stage.SETTLED
    assert isinstance(weighed.decision, Limited)
    assert weighed.offer.answers.until == BACK + timedelta(days=100)
    assert "<p>We talk again.</p>" in desk.release(record)
    assert desk.standing() == 1


def test_one_half_alone_is_a_private_message_with_a_clear_answer(desk: Desk) -> None:
    filed = arriving.write_message(desk.office, desk.ann, WORDS)
    assert (filed.compartment, filed.offer, filed.private) == (desk.ann, None, Private.ONE_HALF)
    kept = desk.office.read(desk.ann, filed.message)
    assert isinstance(kept, Note)
    assert kept.text == WORDS
    assert arriving.why_private(desk.office, desk.ann, kept) is Private.ONE_HALF
    assert arriving.offered_in(desk.office, desk.ann, kept) == ()
    assert keeping.own_offers(desk.office, desk.bo) == []
    thanks = arriving.write_message(desk.office, desk.ann, "Thank you, from me.")
    assert (thanks.offer, thanks.private) == (None, None)


def test_without_the_others_own_word_nothing_follows_and_it_ends_by_itself(desk: Desk) -> None:
    record = desk.offered()
    assert desk.weighed(record).stage is Stage.JOINING
    desk.at(CAME + timedelta(days=30))
    with pytest.raises(RefusedError):
        keeping.came_back(desk.office, desk.both, record, CAME, CameIn.OWN_PAGE, by=desk.ann)
    with pytest.raises(RefusedError, match="offer nothing"):
        arriving.offered_too(
            desk.office, desk.both, record, desk.bo, CAME, CameIn.LETTER, "Thank you, it was good."
        )
    with pytest.raises(RefusedError, match="already"):
        arriving.offered_too(desk.office, desk.both, record, desk.ann, CAME, CameIn.LETTER, TOO)
    desk.at(CAME + timedelta(days=91))
    assert desk.weighed(record).stage is Stage.LAPSED
    with pytest.raises(RefusedError):
        desk.too(record, CAME + timedelta(days=91))


def test_the_time_to_think_is_each_ones_own(desk: Desk) -> None:
    record = desk.offered()
    desk.too(record)
    desk.at(CAME + timedelta(days=15))
    assert desk.weighed(record).stage is Stage.THINKING
    desk.back(record, desk.ann)
    assert desk.weighed(record).stage is Stage.OPEN
    with pytest.raises(RefusedError):
        desk.answer(record, desk.ann)
    with pytest.raises(RefusedError, match="already"):
        desk.back(record, desk.ann)
    desk.back(record, desk.bo)
    assert desk.weighed(record).stage is Stage.CONFIRMED
    with pytest.raises(InputError, match="whose word"):
        keeping.came_back(desk.office, desk.both, record, BACK, CameIn.OWN_PAGE)


def test_one_word_on_the_text_is_not_both(desk: Desk) -> None:
    record = desk.offered()
    desk.too(record)
    desk.back(record, desk.ann, desk.bo)
    desk.answer(record, desk.ann)
    with pytest.raises(RefusedError, match="without a name"):
        desk.say(record, desk.ann)
    desk.answer(record, desk.bo)
    desk.say(record, desk.ann)
    assert desk.weighed(record).stage is Stage.CONFIRMED
    keeping.written(desk.office, desk.both, record, BACK, CameIn.OWN_PAGE, "We talk. We laugh.")
    desk.say(record, desk.bo)
    assert desk.weighed(record).stage is Stage.CONFIRMED
    with pytest.raises(RefusedError):
        desk.release(record)


def test_how_each_came_to_it_is_judged(desk: Desk) -> None:
    record = desk.settled()
    keeping.circumstances(desk.office, desk.both, record, FREE, each={desk.ann: True, desk.bo: False})
    assert isinstance(desk.weighed(record).decision, Refuse)


def test_either_of_them_takes_it_back(desk: Desk) -> None:
    record = desk.settled()
    desk.release(record)
    assert [one.recipient for one in gone_out(desk.office, desk.bo, None)] == ["example.org"]
    with desk.office.work(EventClass.CONSENT_CHANGED) as work:
        work.put(desk.bo, ConsentWithdrawal(None, desk.bo, CameBy.CALL, BACK, desk.office.now()))
    assert desk.weighed(record).stage is Stage.WITHDRAWN
    assert desk.standing() == 0


def test_with_one_of_them_erased_it_stands_no_more(desk: Desk) -> None:
    record = desk.settled()
    desk.release(record)
    erase_client(desk.office, desk.bo)
    assert keeping.find_offer(desk.office, desk.both, record).withdrawn is not None
    assert desk.standing() == 0


def test_a_letter_that_both_wrote_is_both_theirs(desk: Desk) -> None:
    draft = Draft("m-2", "ann-and-bo", CAME, WORDS, NoteKind.MESSAGE, direction=Direction.RECEIVED)
    note = finish_note(desk.office, desk.both, draft)
    kept = desk.office.read(desk.both, note)
    assert isinstance(kept, Note)
    assert arriving.offered_in(desk.office, desk.both, kept)
    with pytest.raises(RefusedError, match="whose words"):
        arriving.from_message(desk.office, desk.both, note, OfferKind.TESTIMONIAL, CameIn.LETTER)
    record = arriving.from_message(
        desk.office, desk.both, note, OfferKind.TESTIMONIAL, CameIn.LETTER, (desk.ann, desk.bo)
    )
    assert desk.weighed(record).stage is Stage.THINKING


def test_after_they_parted_or_with_a_minor_among_them_none_is_taken_up(desk: Desk) -> None:
    [(_, person)] = of_kind(desk.office.read_all(desk.bo), Client)
    change_client(desk.office, desk.bo, replace(person, born=2012))
    filed = arriving.write_message(desk.office, desk.ann, WORDS, desk.both)
    assert (filed.offer, filed.private) == (None, Private.MINOR)
    change_client(desk.office, desk.bo, replace(person, born=None))
    part(desk.office, desk.both, CAME)
    assert arriving.works_together(desk.office, desk.ann) == ()
    with pytest.raises(InputError):
        arriving.write_message(desk.office, desk.ann, WORDS, desk.both)


def test_what_one_told_of_others_marks_nothing_for_the_other(desk: Desk) -> None:
    [(_, person)] = of_kind(desk.office.read_all(desk.bo), Client)
    change_client(desk.office, desk.bo, replace(person, related=(Relation("friend", "rowan"),)))
    record = desk.offered()
    desk.too(record)
    desk.back(record, desk.ann, desk.bo)
    keeping.written(desk.office, desk.both, record, BACK, CameIn.OWN_PAGE, "As rowan says, Bo and I talk.")
    offer = keeping.find_offer(desk.office, desk.both, record)

    def whys(reader: CompartmentId) -> list[str]:
        return [one.why for one in marking.marks_of(desk.office, desk.both, offer, reader)]

    assert whys(desk.bo) == ["other-name", "own-name"]
    assert whys(desk.ann) == ["own-name"]
