"""Requests and what leaves on them, on every store alike."""

import pytest

from privity.errors import StorageError
from privity.model.requests import Asker
from privity.services.caseload import bring_in
from privity.services.door import hand_out
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.requests.deciding import replay, rule_on
from privity.services.requests.grant import Form
from privity.services.requests.keeping import find_request, forget_due, list_requests
from privity.services.requests.replying import ReplyItem
from tests.house.offices import CASELOAD, client
from tests.spec.office.asked import JOURNALIST, REFERRAL, asked, confirm, decided, letter_of
from tests.spec.office.test_granting import SUMMARY


def test_a_request_is_answered_granted_and_forgotten(office: Office) -> None:
    bring_in(office, CASELOAD)
    story = decided(office, JOURNALIST)
    hand_out(office, ReplyItem(story, Form.POST))
    about = (client(office, "cy"),)
    sent = decided(office, REFERRAL, about=about, recipient="Dr Invented", asker=Asker("Cy Invented"))
    confirm(office, sent, "minimum_necessary")
    hand_out(office, letter_of(sent, SUMMARY))
    replay(find_request(office, sent)[1])
    assert {line.compartment for line in list_requests(office)} == {story, sent}
    far = office.today().replace(year=2040)
    assert forget_due(office, far) == 1
    assert [line.compartment for line in list_requests(office)] == [sent]
    assert office.store.records(story) == office.store.overviews([story]) == []
    assert all(wrap.compartment != story for wrap in office.store.wraps())
    assert verify(office).flaws == ()


def test_a_decision_that_was_not_entered_never_happened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = asked(office, JOURNALIST)
    size = office.tree.size
    with office.store.begin() as transaction:
        kind = type(transaction)

    def full(*_: object) -> None:
        raise StorageError("the disk is full", field="disk")

    with monkeypatch.context() as broken:
        broken.setattr(kind, "append_leaves", full)
        with pytest.raises(StorageError):
            rule_on(office, where, office.today())
    assert find_request(office, where)[1].rulings == ()
    assert office.tree.size == size
    rule_on(office, where, office.today())
    assert len(find_request(office, where)[1].rulings) == 1
