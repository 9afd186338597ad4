"""Keeping times, what is due, and holds that no erasure passes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment
from privity.model.engagement import EndedAs
from privity.model.ids import CompartmentId
from privity.model.notes import Note
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.model.terms import TermsChoices
from privity.services.appointments import drop_appointment, keep_appointment
from privity.services.attachments import Arrival, Card, remove_attachment
from privity.services.clients import of_kind
from privity.services.erasure import Offered, erase_client, erase_joint
from privity.services.holds import held_records, hold_of, lift_hold, place_hold
from privity.services.keeping import choose_keeping, keeping_list, keeping_rules
from privity.services.notes import begin_change, finish_note
from privity.services.office import Office
from privity.services.proof import lines, verify
from privity.services.terms import make_version
from tests.house.offices import Practice, client, joint

ENDED = date(2026, 3, 1)


def end(office: Office, compartment: CompartmentId, born: int | None = None) -> None:
    """End the work of a record by its overview, and say when the client was born."""
    line = office.overview(compartment)
    assert isinstance(line, ClientOverview | JointOverview)
    with office.work(EventClass.RECORD_SAVED) as work:
        work.overview(compartment, replace(line, ended=ENDED, ended_as=EndedAs.COMPLETED))
        for record, who in of_kind(office.read_all(compartment), Client) if born else ():
            work.put(compartment, replace(who, born=born), record)


def test_what_is_due_is_listed_and_nothing_goes_by_itself(practice: Practice) -> None:
    with practice.opened() as office:
        ann, bo = client(office, "ann"), client(office, "bo")
        assert keeping_list(office, date(2100, 1, 1)) == ([], [])
        assert choose_keeping(office, 7, 25) == ""
        end(office, ann)
        end(office, bo, born=2010)
        # Their work together goes on, so nothing of either is due.
        assert keeping_list(office, date(2100, 1, 1)) == ([], [])
        together = joint(office)
        end(office, together)
        due, coming = keeping_list(office, date(2033, 3, 1))
        assert [(one.compartment, one.until) for one in due] == [(ann, date(2033, 3, 1))]
        # What was said together is kept as long as the record of whoever was a minor in it.
        assert {(one.compartment, one.until) for one in coming} == {
            (bo, date(2035, 12, 31)),
            (together, date(2035, 12, 31)),
        }
        assert office.holds(ann)


def test_the_time_runs_from_the_last_of_all_work(practice: Practice) -> None:
    with practice.opened() as office:
        ann, together, later = client(office, "ann"), joint(office), ENDED + timedelta(days=90)
        choose_keeping(office, 7, None)
        line = office.overview(together)
        assert isinstance(line, JointOverview)
        with office.work(EventClass.RECORD_SAVED) as work:
            work.overview(together, replace(line, ended=later, last=later))
            own = office.overview(ann)
            assert isinstance(own, ClientOverview)
            # Whoever came for work together alone has no work of their own that could end.
            work.overview(ann, replace(own, started=None, ended=None, last=None))
        due = {one.compartment: one.until for one in keeping_list(office, date(2100, 1, 1))[0]}
        assert due[ann] == due[together] == later.replace(year=2033)


def test_nothing_is_taken_out_of_a_record_on_hold(practice: Practice) -> None:
    with practice.opened() as office:
        ann, together = client(office, "ann"), joint(office)
        starts = datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - the clock on the wall
        planned = keep_appointment(office, ann, Appointment("ann-alone", starts, 50))
        arrival = Arrival(office, ann)
        arrival.add(b"a scan")
        scan = arrival.keep(Card("scan.png", ENDED, "binder 3"))
        (record, note), *_ = of_kind(office.read_all(ann), Note)
        before = {one: of_kind(office.read_all(one), Note)[0] for one in (ann, together)}
        place_hold(office, ann, "a claim")
        with pytest.raises(InputError, match="on hold"):
            remove_attachment(office, ann, scan)
        with pytest.raises(InputError, match="on hold"):
            drop_appointment(office, ann, planned)
        for one, (which, said) in before.items():
            draft = replace(begin_change(office, one, which), text="Something else.")
            with pytest.raises(InputError, match="stated reason"):
                finish_note(office, one, draft)
            finish_note(office, one, replace(draft, reason="a slip of the pen"))
            changed = office.read(one, which)
            assert isinstance(changed, Note)
            assert [earlier.text for earlier in changed.earlier] == [said.text]
        lift_hold(office, ann)
        remove_attachment(office, ann, scan)
        finish_note(office, ann, replace(begin_change(office, ann, record), text=note.text))


def test_a_choice_shorter_than_its_rule_is_said(practice: Practice) -> None:
    with practice.opened() as office:
        assert "section 630f(3)" in choose_keeping(office, 7, None, "de")
        assert choose_keeping(office, 10, None, "de") == ""
        for years, minor, rule in ((0, None, ""), (7, 12, ""), (7, None, "atlantis")):
            with pytest.raises(InputError):
                choose_keeping(office, years, minor, rule)


def test_a_choice_that_is_not_what_the_terms_promise_is_said(practice: Practice) -> None:
    with practice.opened() as office:
        choices = TermsChoices("A. Invented", place="SG", fee="120", reach="by day", urgent="112", keeping=10)
        make_version(office, choices)
        assert choose_keeping(office, 10, None) == ""
        assert "promise 10 years" in choose_keeping(office, 7, None)


def test_every_published_time_says_where_it_comes_from_and_how_sure_it_is() -> None:
    rules = keeping_rules()
    assert len({rule.id for rule in rules}) == len(rules) > 10
    for rule in rules:
        assert rule.citation
        assert rule.confidence in ("S", "C")
        assert rule.years or rule.principle
        # A number that nobody read is not certain, and what was read says on which day.
        assert bool(rule.source) == (rule.checked is not None)
        assert rule.source or rule.confidence == "C" or rule.years is None or rule.id == "us-hipaa"


def test_no_erasure_passes_a_hold_nor_changes_a_held_record_of_joint_work(practice: Practice) -> None:
    with practice.opened() as office:
        ann, bo, cy = (client(office, one) for one in ("ann", "bo", "cy"))
        place_hold(office, ann, "a complaint is open", date(2027, 1, 1))
        place_hold(office, ann, "a claim is open")
        hold = hold_of(office, ann)
        assert hold is not None
        assert (hold.reason, len(held_records(office))) == ("a claim is open", 1)
        with pytest.raises(InputError, match="on hold"):
            erase_client(office, ann)
        with pytest.raises(InputError, match="together with others is on hold"):
            erase_client(office, bo)
        erase_client(office, cy)
        lift_hold(office, ann)
        assert hold_of(office, ann) is None
        erase_client(office, ann, Offered.DECLINED)
        [line] = lines(office, newest=1)
        assert line.details["account"] == "declined"
        assert verify(office).flaws == ()
        with pytest.raises(InputError):
            lift_hold(office, bo)
        with pytest.raises(InputError):
            place_hold(office, bo, " ")


def test_the_record_of_ended_joint_work_goes_by_itself_and_leaves_each_their_own(practice: Practice) -> None:
    with practice.opened() as office:
        couple, bo = joint(office), client(office, "bo")
        with pytest.raises(InputError, match="has ended"):
            erase_joint(office, couple)
        end(office, couple)
        place_hold(office, couple, "an order")
        with pytest.raises(InputError, match="on hold"):
            erase_joint(office, couple)
        lift_hold(office, couple)
        certificate = erase_joint(office, couple)
        assert certificate.records > 0
        assert not office.holds(couple)
        line = office.overview(bo)
        assert isinstance(line, ClientOverview)
        assert line.joint == ()
        assert verify(office).flaws == ()
