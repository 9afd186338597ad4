"""Consents and disclosures from elsewhere kept with a client, and the account as FHIR for another program."""

import json
from datetime import date

import pytest

from privity.consent import Standing
from privity.errors import InputError
from privity.gate import outcome_of
from privity.interchange.fhir_r4 import read_fhir
from privity.model.elsewhere import ConsentSays, Elsewhere, ElsewhereConsent, ElsewhereDisclosure
from privity.services.accounts import AccountAsked, AccountForm, account_item, view_account
from privity.services.bringing_fhir import bring_elsewhere
from privity.services.consents import giving
from privity.services.consents.keeping import lay_out, read_shelf
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.requests.deciding import replay
from privity.services.requests.keeping import find_request
from tests.house.offices import Practice, client, joint
from tests.spec.office.asked import JOURNALIST, decided
from tests.spec.office.test_tellings import BARE, DOCTOR, SLIP, enter_telling

DAY = date(2026, 3, 1)
PERMITS = ElsewhereConsent(
    "R4", "c-1", ConsentSays.PERMITS, (), DAY, None, "Dr Invented", "continuity_of_care"
)
DENIES = ElsewhereConsent("R4", "c-2", ConsentSays.DENIES, (), DAY, None, "Dr Invented", "continuity_of_care")
DISCLOSED = ElsewhereDisclosure("R5", "a-1", DAY, "Dr Invented", "continuity_of_care")


def bring(office: Office, *consents: ElsewhereConsent, told: tuple[ElsewhereDisclosure, ...] = ()) -> None:
    bring_elsewhere(office, client(office, "cy"), Elsewhere(consents, told, ()))


def test_however_clear_a_paper_is_it_permits_nothing_here(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        bring(office, PERMITS)
        [one] = read_shelf(office, cy, office.today()).judged
        assert one.standing is Standing.UNKNOWN
        assert one.consent.source == "FHIR R4 Consent c-1"
        where = decided(office, BARE, about=(cy,), recipient="Dr Invented")
        assert outcome_of(replay(find_request(office, where)[1])) == "refuse"


def test_a_denial_is_kept_as_a_no(practice: Practice) -> None:
    with practice.opened() as office:
        bring(office, DENIES)
        [one] = read_shelf(office, client(office, "cy"), office.today()).judged
        assert one.standing is Standing.REFUSED


def test_a_disclosure_becomes_something_told_and_written_down_afterwards(practice: Practice) -> None:
    with practice.opened() as office:
        bring(office, told=(DISCLOSED,))
        [line] = view_account(office, client(office, "cy")).told
        assert (line.day, line.to, line.data) == (DAY, "Dr Invented", ("record",))
        assert line.entered is not None
        assert "a-1" in line.words
        assert verify(office).flaws == ()


def test_what_is_here_already_is_not_taken_twice(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        found = Elsewhere((PERMITS,), (DISCLOSED,), ("resource 3: a Patient",))
        tried = bring_elsewhere(office, cy, found, dry_run=True)
        assert (tried.consents, tried.disclosures, tried.here_already) == (1, 1, 0)
        assert view_account(office, cy).told == ()
        assert bring_elsewhere(office, cy, found).not_taken == ("resource 3: a Patient",)
        again = bring_elsewhere(office, cy, found)
        assert (again.consents, again.disclosures, again.here_already) == (0, 0, 2)


def test_without_a_day_nothing_is_kept(practice: Practice) -> None:
    undated = ElsewhereConsent("R4", "c-3", ConsentSays.UNKNOWN, ("it has no day",), None, None, "", "")
    ahead = ElsewhereDisclosure("R4", "a-2", date(2999, 1, 1), "", "")
    with practice.opened() as office:
        brought = bring_elsewhere(office, client(office, "cy"), Elsewhere((undated,), (ahead,), ()))
        assert (brought.consents, brought.disclosures, len(brought.not_taken)) == (0, 0, 2)


def test_it_is_kept_with_one_client(practice: Practice) -> None:
    with practice.opened() as office, pytest.raises(InputError):
        bring_elsewhere(office, joint(office), Elsewhere((PERMITS,), (), ()))


def test_the_account_for_another_program_names_nobody_and_reads_back(practice: Practice) -> None:
    """Its consents read back as no permission: what they cover is said in words that another program may not know."""
    with practice.opened() as office:
        cy = client(office, "cy")
        record = lay_out(office, cy, DOCTOR, date(2027, 1, 1))
        giving.agree(office, cy, record, alone=None)
        enter_telling(office, cy, SLIP)
        decided(office, JOURNALIST, about=(cy,))
        body = account_item(office, AccountAsked(cy, form=AccountForm.FHIR)).body
        assert b"Cy" not in body
        kinds = [entry["resource"]["resourceType"] for entry in json.loads(body)["entry"]]
        assert kinds == ["AuditEvent", "AuditEvent", "Consent"]
        found = read_fhir(body, office.today())
        assert [one.says for one in found.consents] == [ConsentSays.UNKNOWN]
        assert len(found.disclosures) == 1
        assert len(found.left_out) == 1
