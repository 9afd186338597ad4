"""Surviving, keeping and holding, on every kind of store."""

from datetime import date, timedelta

import pytest

from privity.errors import InputError
from privity.model.aftercare import IncidentKind, Place
from privity.model.cover import CoverAgreement, CoverPart
from privity.model.engagement import Engagement
from privity.model.people import Client
from privity.services.aftercare import file_incident, incidents, keep_places, walk
from privity.services.backup_history import backup_history
from privity.services.clients import add_client
from privity.services.contact_sheet import refresh_sheet
from privity.services.cover import agreements, keep_agreement
from privity.services.door import BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.holds import held_records, lift_hold, place_hold
from privity.services.keeping import choose_keeping, keeping_choice, keeping_list
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.will import make_set, will_of
from privity.vault.header import render_header
from privity.vault.share_slots import ShareSet


def test_what_keeps_an_office_works_on_every_store(office: Office) -> None:
    day = office.today()
    ann = add_client(office, Client("a-1", ("Ann Invented",)), Engagement("a-1-1", ("a-1",), day))
    choose_keeping(office, 7, 25, "uk")
    assert keeping_list(office, date(2200, 1, 1)) == ([], [])
    keep_agreement(office, ann, CoverAgreement("Kay", day, day + timedelta(days=9), (CoverPart.REACH,)))
    keep_places(office, [Place("mail")])
    file_incident(office, IncidentKind.PHONE, day, "Left on the tram.", [ann])
    hand_out(office, make_set(office, ShareSet.CONTACT))
    assert refresh_sheet(office)
    hand_out(office, BackupItem(render_header(office.header, office.root_for_slots()), "a stick"))
    place_hold(office, ann, "a complaint is open")
    with pytest.raises(InputError, match="on hold"):
        erase_client(office, ann)
    assert held_records(office).keys() == {ann}
    lift_hold(office, ann)
    assert len(agreements(office, ann)) == 1
    certificate = erase_client(office, ann)
    assert (certificate.sheet, certificate.elsewhere, certificate.places) == (True, ("E-mail",), 1)
    assert [one.erased_since for one in backup_history(office).destinations] == [1]
    assert [one.told for _, one in incidents(office)] == ["Left on the tram."]
    choice, will = keeping_choice(office), will_of(office)
    assert choice is not None
    assert (choice.years, will.contact is not None, len(walk(office))) == (7, True, 1)
    assert verify(office).flaws == ()
