"""Consents in the office: read and given on a page of their own, judged when something is asked, ended by any word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from privity.consent import Standing
from privity.errors import InputError, PrivityError, RefusedError
from privity.gate import outcome_of
from privity.ledger.entry import EventClass
from privity.model.consent import (
    CameBy,
    Circumstances,
    Confirmed,
    Consent,
    ConsentWithdrawal,
    RaisedBy,
    Said,
    Scope,
    Signature,
    TaughtBack,
)
from privity.model.engagement import EndedAs, Engagement
from privity.model.exact_text import exact_hash
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import CameIn, Offer, OfferKind, Place
from privity.model.requests import Asker
from privity.services.clients import of_kind
from privity.services.consents import giving, papers, taking_back
from privity.services.consents.keeping import (
    change_consent,
    judge_words,
    lay_out,
    read_shelf,
    set_able,
    setting_of,
    tell_circumstances,
    write_down,
)
from privity.services.door import hand_out
from privity.services.engagements import end_work
from privity.services.office import Office
from privity.services.proof import lines, verify
from privity.services.requests.deciding import replay, rule_on
from privity.services.requests.grant import Part
from privity.services.requests.keeping import find_request
from tests.house.offices import Practice, client, joint
from tests.spec.office.asked import REFERRAL, confirm, decided, letter_of
from tests.unit.consent.made import FREE, TEXT, story

DOCTOR = Scope("Dr Invented", "doctor", "continuity_of_care", ("summary",), "A page on what we did together.")
SUMMARY = Part("summary", "Summary", "Six sessions about sleep.")
# A referral of which nobody states anything about a consent.
BARE = {path: value for path, value in REFERRAL.items() if path != "consent"}


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def laid_out(office: Office, compartment: CompartmentId, scope: Scope = DOCTOR) -> RecordId:
    return lay_out(office, compartment, scope, office.today() + timedelta(days=90))


def standing(office: Office, compartment: CompartmentId, record: RecordId) -> Standing:
    found = {one.record: one for one in read_shelf(office, compartment, office.today()).judged}
    return found[record].standing


def referral(office: Office, who: CompartmentId) -> CompartmentId:
    where = decided(office, BARE, about=(who,), recipient="Dr Invented", asker=Asker("Cy Invented"))
    confirm(office, where, "minimum_necessary", "take_legal_advice")
    return where


def outcome(office: Office, where: CompartmentId) -> str:
    rule_on(office, where, office.today())
    return outcome_of(replay(find_request(office, where)[1]))


class TestOnTheirOwnPage:
    def test_a_release_is_read_agreed_to_and_opens_what_it_says(self, office: Office) -> None:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        where = referral(office, cy)
        assert outcome(office, where) == "refuse"
        [seen] = giving.open_own(office, cy).consents
        assert (seen.record, seen.signed, seen.shared) == (record, None, False)
        giving.agree(office, cy, record, alone=None)
        assert standing(office, cy, record) is Standing.IN_FORCE
        assert outcome(office, where) == "permit"
        [letter] = hand_out(office, letter_of(where, SUMMARY))
        assert b"Six sessions" in letter.body()
        assert verify(office).flaws == ()

    def test_a_no_is_a_no_and_nothing_follows(self, office: Office) -> None:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        giving.refuse(office, cy, record)
        assert standing(office, cy, record) is Standing.REFUSED
        assert outcome(office, referral(office, cy)) == "refuse"
        with pytest.raises(InputError):
            giving.agree(office, cy, record, alone=None)

    def test_nobody_sees_signs_or_ends_what_is_another_clients(self, office: Office) -> None:
        cy, ann = client(office, "cy"), client(office, "ann")
        record = laid_out(office, cy)
        assert giving.open_own(office, ann).consents == ()
        for act in (
            lambda: giving.agree(office, ann, record, alone=None),
            lambda: giving.refuse(office, ann, record),
            lambda: giving.confirm(office, ann, record),
            lambda: giving.say_in_own_words(office, ann, record, {"who_reads": "Me."}),
            lambda: giving.find_own(office, ann, RecordId("0" * 32)),
        ):
            with pytest.raises(InputError, match="nothing like that"):
                act()

    def test_of_joint_work_each_signs_for_themselves_and_reads_no_word_of_the_other(
        self, office: Office
    ) -> None:
        pair, ann, bo = joint(office), client(office, "ann"), client(office, "bo")
        record = laid_out(office, pair, replace(DOCTOR, purpose="joint_report"))
        giving.say_in_own_words(office, ann, record, {"who_reads": "The judge, and his clerk."})
        giving.agree(office, ann, record, alone=True)
        assert standing(office, pair, record) is Standing.INCOMPLETE
        [seen] = giving.open_own(office, bo).consents
        assert (seen.signed, dict(seen.words), seen.shared) == (None, {}, True)
        giving.agree(office, bo, record, alone=True)
        assert standing(office, pair, record) is Standing.IN_FORCE
        taking_back.take_back(office, pair, record, CameBy.OWN_PAGE, office.today(), member=bo)
        assert standing(office, pair, record) is Standing.WITHDRAWN
        assert giving.open_own(office, ann).withdrawals == ()

    def test_own_words_are_kept_one_after_the_other_and_judged_by_whoever_heard_them(
        self, office: Office
    ) -> None:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        giving.say_in_own_words(office, cy, record, {"who_reads": "My doctor.", "no_return": " "})
        giving.say_in_own_words(office, cy, record, {"who_reads": "My doctor and whoever is at the desk."})
        judge_words(office, cy, record, cy, "who_reads", understood=True)
        consent = giving.find_own(office, cy, record).consent
        assert [(one.words, one.understood) for one in consent.taught] == [
            ("My doctor.", None),
            ("My doctor and whoever is at the desk.", True),
        ]
        with pytest.raises(InputError):
            giving.say_in_own_words(office, cy, record, {"weather": "Rain."})
        with pytest.raises(InputError):
            judge_words(office, cy, record, cy, "passed_on", understood=True)

    def test_opening_the_page_is_in_the_ledger(self, office: Office) -> None:
        cy = client(office, "cy")
        laid_out(office, cy)
        size = office.tree.size
        giving.open_own(office, cy)
        assert [one.event for one in lines(office, newest=office.tree.size - size)] == [
            EventClass.RECORD_SHOWN
        ]


class TestNeverLaidOut:
    @pytest.mark.parametrize("purpose", ["book", "testimonial", "public_talk", "research", "teaching", ""])
    def test_what_serves_others_is_laid_before_nobody(self, office: Office, purpose: str) -> None:
        with pytest.raises(InputError) as refused:
            laid_out(office, client(office, "cy"), replace(DOCTOR, purpose=purpose))
        assert refused.value.field == "purpose"

    @pytest.mark.parametrize(
        ("scope", "field"),
        [
            (replace(DOCTOR, recipient=" "), "recipient"),
            (replace(DOCTOR, recipient="Dr\nInvented"), "recipient"),
            (replace(DOCTOR, recipient_kind="neighbour"), "recipient_kind"),
            (replace(DOCTOR, purpose="gossip"), "purpose"),
            (replace(DOCTOR, data=("weather",)), "data"),
            (replace(DOCTOR, what="x" * 2001), "what"),
            (replace(DOCTOR, text="a\x00b"), "text"),
        ],
    )
    def test_what_cannot_be_kept_is_refused_by_its_field(
        self, office: Office, scope: Scope, field: str
    ) -> None:
        size = office.tree.size
        with pytest.raises(InputError) as refused:
            laid_out(office, client(office, "cy"), scope)
        assert refused.value.field == field
        assert office.tree.size == size

    def test_a_consent_has_an_end_within_the_year(self, office: Office) -> None:
        for days in (-1, 400):
            with pytest.raises(InputError) as refused:
                lay_out(office, client(office, "cy"), DOCTOR, office.today() + timedelta(days=days))
            assert refused.value.field == "until"

    def test_a_paper_from_elsewhere_stays_unknown(self, office: Office) -> None:
        cy, today = client(office, "cy"), date(2026, 1, 5)
        record = write_down(office, cy, DOCTOR, Said.UNKNOWN, today, source="a scan")
        assert standing(office, cy, record) is Standing.UNKNOWN
        assert giving.open_own(office, cy).consents == ()
        assert outcome(office, referral(office, cy)) == "refuse"
        with pytest.raises(InputError):
            write_down(office, cy, DOCTOR, Said.GIVEN, today, source="a scan")

    def test_somebody_who_takes_no_part_cannot_sign(self, office: Office) -> None:
        cy, now = client(office, "cy"), office.now()
        stranger = Signature(client(office, "ann"), now.date(), now)
        with pytest.raises(InputError) as refused:
            write_down(office, cy, DOCTOR, Said.GIVEN, now.date(), signatures=(stranger,))
        assert refused.value.field == "member"

    def test_the_scope_never_changes(self, office: Office) -> None:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        with pytest.raises(ValueError, match="never changes"):
            change_consent(
                office, cy, record, "x", lambda one: replace(one, scope=replace(one.scope, recipient="Y"))
            )


class TestTakingBack:
    def given(self, office: Office) -> tuple[CompartmentId, RecordId]:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        giving.agree(office, cy, record, alone=None)
        return cy, record

    def test_a_word_in_passing_holds_at_once_and_stops_what_was_decided(self, office: Office) -> None:
        cy, record = self.given(office)
        where = referral(office, cy)
        assert outcome(office, where) == "permit"
        taking_back.take_back(office, cy, record, CameBy.PASSING, office.today())
        with pytest.raises(RefusedError):
            hand_out(office, letter_of(where, SUMMARY))
        assert outcome(office, where) == "refuse"
        [(_, ended)] = read_shelf(office, cy, office.today()).withdrawals
        assert (ended.verified, ended.recalls) == (None, ())

    def test_the_anchor_knows_before_it_is_acknowledged(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cy, record = self.given(office)
        told: list[bool] = []
        grew = office.anchor.ledger_grew

        def seen(*args: object, **more: object) -> None:
            told.append(more["urgent"] is True)
            grew(*args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(office.anchor, "ledger_grew", seen)
        taking_back.take_back(office, cy, record, CameBy.CALL, office.today())
        assert told == [True]

    def test_everything_reaches_joint_work_and_what_is_laid_out_later(self, office: Office) -> None:
        pair, ann, bo = joint(office), client(office, "ann"), client(office, "bo")
        shared = laid_out(office, pair, replace(DOCTOR, purpose="joint_report"))
        for member in (ann, bo):
            giving.agree(office, member, shared, alone=True)
        taking_back.take_back(office, ann, None, CameBy.TEXT, office.today())
        assert standing(office, pair, shared) is Standing.WITHDRAWN
        later = laid_out(office, ann)
        [seen] = [one for one in giving.open_own(office, ann).consents if one.record == later]
        assert seen.ended_before
        with pytest.raises(InputError) as asked:
            giving.agree(office, ann, later, alone=None)
        assert asked.value.field == "lifting"
        giving.agree(office, ann, later, alone=None, lifting=True)
        assert standing(office, ann, later) is Standing.IN_FORCE
        assert standing(office, pair, shared) is Standing.WITHDRAWN

    def test_everything_that_was_written_down_with_a_couple_reaches_what_is_their_own(
        self, office: Office
    ) -> None:
        pair, ann, bo = joint(office), client(office, "ann"), client(office, "bo")
        hers, his = laid_out(office, ann), laid_out(office, bo)
        giving.agree(office, ann, hers, alone=None)
        giving.agree(office, bo, his, alone=None)
        taking_back.take_back(office, pair, None, CameBy.PASSING, office.today(), member=ann)
        assert standing(office, ann, hers) is Standing.WITHDRAWN
        assert standing(office, bo, his) is Standing.IN_FORCE

    def test_after_everything_was_ended_no_paper_is_taken_for_a_consent(self, office: Office) -> None:
        cy = client(office, "cy")
        stated = decided(office, REFERRAL, about=(cy,), recipient="Dr Invented", asker=Asker("Cy Invented"))
        assert outcome(office, stated) == "permit"
        taking_back.take_back(office, cy, None, CameBy.POST, office.today())
        assert outcome(office, stated) == "refuse"

    def test_the_consent_that_was_ended_is_signed_by_nobody_again(self, office: Office) -> None:
        cy, record = self.given(office)
        taking_back.take_back(office, cy, record, CameBy.CALL, office.today())
        with pytest.raises(InputError):
            giving.agree(office, cy, record, alone=None, lifting=True)
        with pytest.raises(InputError):
            giving.confirm(office, cy, record)

    def test_what_had_gone_out_is_listed_asked_back_and_told_without_a_name(self, office: Office) -> None:
        cy, record = self.given(office)
        where = referral(office, cy)
        hand_out(office, letter_of(where, SUMMARY))
        ended = taking_back.take_back(office, cy, record, CameBy.VISIT, office.today())
        [recall] = taking_back.find_withdrawal(office, cy, ended).recalls
        assert (recall.recipient, recall.form, recall.possible) == ("Dr Invented", "post", True)
        taking_back.asked_back(office, cy, ended, 0)
        with pytest.raises(InputError):
            taking_back.asked_back(office, cy, ended, 1)
        [paper] = hand_out(office, papers.called_back_item(office, cy, ended))
        assert b"Asked back" in paper.body()
        assert b"Invented" not in paper.body()
        assert paper.name == "note.txt"
        after = taking_back.find_withdrawal(office, cy, ended)
        assert after.told == office.today()
        taking_back.verified(office, cy, ended)
        assert taking_back.find_withdrawal(office, cy, ended).verified == office.today()

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"arrived": date(2199, 1, 1)}, "arrived"),
            ({"words": "x" * 2001}, "words"),
            ({"of": RecordId("0" * 32)}, "consent"),
            ({"member": CompartmentId("0" * 32)}, "member"),
        ],
    )
    def test_what_cannot_be(self, office: Office, changes: dict[str, object], field: str) -> None:
        asked: dict[str, object] = {"of": None, "came_by": CameBy.CALL, "arrived": date(2026, 1, 5)} | changes
        with pytest.raises(PrivityError) as refused:
            taking_back.take_back(office, client(office, "cy"), **asked)  # type: ignore[arg-type]
        assert refused.value.field == field


class TestForOthers:
    """A client whose work was completed long ago came with a story by themselves."""

    BOOK = {  # noqa: RUF012 - never written to
        "jurisdiction": "other",
        "profession": "counsellor",
        "requester": {"kind": "publisher", "verified": True},
        "purpose": "book",
        "data": "narrative",
        "unit": "individual",
        "identifiability": "disguised",
        "client": {"crisis": False, "owes_fee": False},
        "client_objects": False,
    }

    def offered(self, office: Office, **how: object) -> tuple[CompartmentId, CompartmentId]:
        cy, now = client(office, "cy"), office.now()
        works = of_kind(office.read_all(cy), Engagement)
        if works[0][1].ended is None:
            # The work is of 2026, and so is this office's clock: it ended early enough to offer, or not.
            end_work(office, cy, works[0][0], date(2026, 1, 8), EndedAs.COMPLETED)
        signed = now.date() - timedelta(days=20)
        shape = story(cy)
        record = write_down(
            office,
            cy,
            shape.scope,
            Said.GIVEN,
            signed,
            until=signed + timedelta(days=80),
            signatures=(Signature(cy, signed, now, alone=True),),
            circumstances=replace(FREE, **how),
        )

        def come_back(consent: Consent) -> Consent:
            again = now.date() - timedelta(days=2)
            taught = tuple(
                TaughtBack(cy, one.consequence, one.words, now, understood=True) for one in shape.taught
            )
            return replace(consent, taught=taught, confirmed=(Confirmed(cy, again, now),))

        change_consent(office, cy, record, "came back", come_back)
        where = decided(
            office,
            self.BOOK,
            about=(cy,),
            asker=Asker("Invented Press"),
        )
        return cy, where

    def test_too_soon_after_the_work_it_waits_and_the_record_decides(self, office: Office) -> None:
        cy, where = self.offered(office)
        [judged] = read_shelf(office, cy, office.today()).judged
        assert judged.standing is Standing.DEFERRED
        assert outcome(office, where) == "refuse"

    def test_solicited_by_the_practitioner_it_does_not_count(self, office: Office) -> None:
        cy, where = self.offered(office, raised_by=RaisedBy.PRACTITIONER)
        [judged] = read_shelf(office, cy, office.today()).judged
        assert judged.standing is Standing.DOES_NOT_COUNT
        rule_on(office, where, office.today())
        rules = {reason.rule for reason in replay(find_request(office, where)[1]).grounds.basis}
        assert "house.solicited-for-publicity" in rules or "solicited-for-publicity" in rules

    def test_for_publicity_no_consent_counts_but_one_in_the_record(self, office: Office) -> None:
        cy = client(office, "cy")
        stated = self.BOOK | {"consent": {"exists": True, "form": "written", "signers": ["client"]}}
        where = decided(office, stated, about=(cy,), asker=Asker("Invented Press"))
        facts = find_request(office, where)[1].rulings[-1].facts
        assert facts["consent"] == {"exists": False}

    def test_the_text_that_may_appear_is_the_one_that_was_seen(self, office: Office) -> None:
        cy, where = self.offered(office)
        assert find_request(office, where)[1].exact_text == ""
        scope = replace(DOCTOR, text=TEXT)
        record = laid_out(office, cy, scope)
        giving.agree(office, cy, record, alone=None)
        letter = referral(office, cy)
        assert find_request(office, letter)[1].exact_text == exact_hash(TEXT)
        with pytest.raises(RefusedError):
            hand_out(office, letter_of(letter, SUMMARY))
        [outgoing] = hand_out(office, letter_of(letter, Part("summary", "", TEXT)))
        assert TEXT.encode() in outgoing.body()


class TestTheSetting:
    def test_work_that_is_open_anywhere_is_open(self, office: Office) -> None:
        ann, pair = client(office, "ann"), joint(office)
        today = office.today()
        [(record, _)] = of_kind(office.read_all(ann), Engagement)
        end_work(office, ann, record, date(2026, 3, 1), EndedAs.COMPLETED)
        assert setting_of(office, ann, today).work == "open"
        assert [one.compartment for one in setting_of(office, pair, today).members] == [
            ann,
            client(office, "bo"),
        ]

    def test_circumstances_and_a_minors_ability_are_told_afterwards(self, office: Office) -> None:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        giving.agree(office, cy, record, alone=None)
        set_able(office, cy, record, cy, able=True)
        tell_circumstances(office, cy, record, Circumstances(pressed=True))
        [judged] = read_shelf(office, cy, office.today()).judged
        assert judged.consent.signatures[0].able is True
        assert judged.standing is Standing.DOES_NOT_COUNT
        with pytest.raises(InputError):
            tell_circumstances(office, cy, record, Circumstances(explained_by="x" * 301))


class TestPapers:
    def test_a_receipt_says_that_something_was_said_and_the_copy_says_what(self, office: Office) -> None:
        cy = client(office, "cy")
        record = laid_out(office, cy)
        with pytest.raises(InputError):
            papers.receipt_item(office, cy, record)
        giving.agree(office, cy, record, alone=None)
        [paper] = hand_out(office, papers.receipt_item(office, cy, record))
        assert b"you said yes to something" in paper.body()
        assert b"Invented" not in paper.body()
        [copy] = hand_out(office, papers.copy_item(office, cy, record))
        assert b"Who gets it: Dr Invented" in copy.body()


class TestWhatWasPublished:
    def test_where_offered_words_stand_is_listed_when_everything_is_ended(self, office: Office) -> None:
        cy, now = client(office, "cy"), office.now()
        places = (
            Place("the practice's page", date(2026, 2, 1)),
            Place("a printed leaflet", date(2026, 2, 2), lasting=True),
            Place("an older page", date(2026, 1, 9), down=date(2026, 1, 20)),
        )
        day = date(2026, 1, 8)
        offer = Offer("o-1", OfferKind.TESTIMONIAL, "w", "o", CameIn.LETTER, day, now, day, places=places)
        with office.work(EventClass.CONSENT_CHANGED) as work:
            number = work.put(cy, offer)
            # One that names an offer hinders nothing that is given afterwards.
            work.put(cy, ConsentWithdrawal(number, cy, CameBy.POST, day, now))
        record = laid_out(office, cy)
        giving.agree(office, cy, record, alone=None)
        ended = taking_back.take_back(office, cy, None, CameBy.CALL, now.date())
        recalls = taking_back.find_withdrawal(office, cy, ended).recalls
        assert [(one.recipient, one.possible) for one in recalls] == [
            ("the practice's page", True),
            ("a printed leaflet", False),
        ]
