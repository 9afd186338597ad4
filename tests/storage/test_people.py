"""Couples, what one tells alone, and enquirers, on every store alike."""

from datetime import date

from privity.model.engagement import Unit
from privity.model.enquiry import Enquiry, Way
from privity.model.notes import Draft
from privity.model.people import Client
from privity.services.caseload import bring_in
from privity.services.clients import list_clients, view_client, view_joint, view_record
from privity.services.engagements import alone_for, begin_joint
from privity.services.enquiries import add_enquiry, list_enquiries, take_on
from privity.services.erasure import erase_client
from privity.services.notes import begin_change, finish_note, sign_note
from privity.services.office import Office
from privity.services.proof import verify
from tests.house.offices import CASELOAD, client

DAY = date(2026, 3, 2)


def test_a_family_is_worked_with_and_one_of_them_erased(office: Office) -> None:
    bring_in(office, CASELOAD)
    members = [client(office, one) for one in ("ann", "bo", "cy")]
    made = begin_joint(office, members, Unit.FAMILY, DAY)
    [(_, work)] = view_joint(office, made).engagements
    apart = alone_for(office, made, members[0])
    kept = finish_note(office, apart, Draft("n-1", work.reference, DAY, "She asked me to keep it."))
    sign_note(office, apart, kept)
    assert view_record(office, apart).notes[0][1].signed is not None
    certificate = erase_client(office, members[0])
    assert (certificate.alone, certificate.joint) == (1, 2)
    assert all(wrap.compartment not in (apart, members[0]) for wrap in office.store.wraps())
    assert office.store.records(apart) == office.store.overviews([apart]) == []
    assert [line.overview.reference for line in view_joint(office, made).members] == ["bo", "cy"]
    assert verify(office).flaws == ()


def test_an_enquiry_becomes_a_client_or_goes(office: Office) -> None:
    here = [
        add_enquiry(
            office, Client(f"e-{number}", (f"Newcomer {number}",)), Enquiry(DAY, Way.EMAIL, DAY), "Asked."
        )
        for number in (1, 2)
    ]
    take_on(office, here[0], DAY)
    erase_client(office, here[1])
    assert list_enquiries(office) == []
    assert [line.compartment for line in list_clients(office)] == [here[0]]
    [(record, _)] = view_client(office, here[0]).notes
    change = begin_change(office, here[0], record)
    assert finish_note(office, here[0], change) == record
    assert verify(office).flaws == ()
