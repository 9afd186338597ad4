"""HL7's own published examples, R4 and R5: half of them say other things than their names, so none may permit.

The packages are put in place by `python -m tests.run`; where they are missing these tests fail.
"""

from datetime import date

import pytest

from privity.interchange.fhir_r4 import read_fhir
from privity.model.elsewhere import ConsentSays
from tests.house.fhir_examples import PACKAGES, examples, put_in_place

TODAY = date(2026, 11, 27)

# The three that deny by themselves. Everything else is unknown: no type, exceptions, or a period that is over.
DENIED = {"Consent-consent-example-Out", "Consent-consent-example-grantor", "Consent-consent-example-notOrg"}


@pytest.fixture(scope="module", autouse=True)
def _in_place() -> None:
    assert put_in_place(), "HL7's examples are not here, and npm could not bring them"


@pytest.mark.parametrize("version", PACKAGES)
def test_no_published_consent_is_read_as_a_permission(version: str) -> None:
    found = {name: read_fhir(data, TODAY).consents[0] for name, _, data in examples(version, "Consent")}
    assert len(found) == 12
    assert {one.version for one in found.values()} == {version}
    denied = {name for name, one in found.items() if one.says is ConsentSays.DENIES}
    assert denied == (DENIED if version == "R4" else set())
    for name, one in found.items():
        if name not in denied:
            assert one.says is ConsentSays.UNKNOWN, name
            assert one.because, name


@pytest.mark.parametrize("version", PACKAGES)
def test_the_disclosures_among_the_audit_events_are_found(version: str) -> None:
    read = {name: read_fhir(data, TODAY) for name, _, data in examples(version, "AuditEvent")}
    found = {name: one.disclosures[0] for name, one in read.items() if one.disclosures}
    assert found.keys() == {"AuditEvent-example-disclosure", "AuditEvent-example-media"}
    disclosure = found["AuditEvent-example-disclosure"]
    assert (disclosure.day, disclosure.recipient) == (date(2013, 9, 22), "Where")
    assert all(len(one.left_out) == 1 for name, one in read.items() if name not in found)
