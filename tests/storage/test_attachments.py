"""Attachments on every kind of store: the record in it, the sealed file in the office's folder."""

from datetime import date

from privity.services.attachments import Arrival, Card, attachments_of, view_attachment
from privity.services.caseload import bring_in
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import verify
from tests.house.offices import CASELOAD, client


def test_an_attachment_is_kept_opened_verified_and_erased(office: Office) -> None:
    bring_in(office, CASELOAD)
    bo = client(office, "bo")
    arrival = Arrival(office, bo)
    arrival.add(b"a scan")
    record = arrival.keep(Card("scan.png", date(2026, 3, 2)))
    assert [one for one, _ in attachments_of(office, bo)] == [record]
    assert office.store.records_of_kind("attachment") == [(bo, record)]
    assert record in office.store.record_ids()
    assert b"".join(view_attachment(office, bo, record).chunks) == b"a scan"
    assert verify(office).flaws == ()
    erase_client(office, bo)
    assert office.files.names() == set()
    assert verify(office).flaws == ()
