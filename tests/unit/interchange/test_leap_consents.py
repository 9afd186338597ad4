"""The consents that LEAP's decision service is tested with: none of the thirty may be read as a permission.

Each of their shapes is written here anew, R4 and R5. LEAP's own files lie in no package; `make leap` reads them.
"""

import json
from datetime import date
from typing import Any

import pytest

from privity.interchange.fhir_r4 import read_fhir
from privity.model.elsewhere import ConsentSays, ElsewhereConsent

TODAY = date(2026, 11, 27)
ENDED = {"inactive", "research"}

Json = dict[str, Any]


def coded(*codes: str) -> Json:
    return {"coding": [{"code": code} for code in codes]}


def somebody(role: str = "Organization/7") -> list[Json]:
    return [{"role": coded("IRCP"), "reference": {"reference": role}}]


SEES = [coded("access")]
WHOLE = {"actor": somebody(), "action": [*SEES, coded("correct")]}
RESTRICTED = {"securityLabel": [{"code": "R"}]}
# What stands under the root of each: the exceptions that one says permits and one says deny, as the version reads them.
UNDER_THE_ROOT: dict[str, list[Json]] = {
    "optin": [WHOLE],
    "optin-with-scope-in-category": [WHOLE],
    "optout": [WHOLE],
    "expired": [WHOLE],
    "inactive": [WHOLE],
    "research": [WHOLE],
    "deny-practitioner": [{**WHOLE, "actor": somebody("Practitioner/1")}],
    "deny-restricted-label": [{**WHOLE, **RESTRICTED}],
    "deny-restricted-content-class": [{**WHOLE, **RESTRICTED, "class": [{"code": "MedicationStatement"}]}],
    "deny-restricted-content-class-only": [
        {"actor": somebody(), "action": SEES, "class": [{"code": "MedicationStatement"}]}
    ],
    "deny-restricted-content-class-and-sec-label": [
        {"actor": somebody(), "action": SEES, "class": [{"code": "MedicationStatement"}]},
        {"actor": somebody(), "action": SEES, **RESTRICTED},
    ],
    "deny-restricted-clinical-code": [{"actor": somebody(), "action": SEES, "code": coded("42828-4")}],
    "multiple-deny-labels": [{"securityLabel": [{"code": "ETHUD"}, {"code": "HIV"}]}],
    "provision-array": [{**WHOLE, **RESTRICTED}, {"actor": somebody()}, {"purpose": [{"code": "HMARKT"}]}],
    "optin-with-pou": [],
}


def made(name: str, version: str) -> Json:
    """A consent of that shape: scope among the categories, a policy that decides nothing, exceptions below."""
    over = name in ("expired", "research")
    period = (
        {"start": "2015-11-01", "end": "2016-01-01"} if over else {"start": "2019-11-01", "end": "2029-01-01"}
    )
    said = "deny" if name == "optout" else "permit"
    purposes = [{"code": "TREAT"}, {"code": "ETREAT"}] if name == "optin-with-pou" else []
    consent: Json = {
        "resourceType": "Consent",
        "status": "inactive" if name in ENDED else "active",
        "category": [coded("research" if name == "research" else "patient-privacy"), coded("59284-6")],
        "identifier": [{"system": "urn:made", "value": name}],
    }
    below = UNDER_THE_ROOT[name]
    if version == "R5":
        exceptions = below or [{"purpose": purposes}]
        return consent | {
            "subject": {"reference": "Patient/1"},
            "date": "2019-11-01",
            "manager": [{"reference": "Organization/3"}],
            "regulatoryBasis": coded("hipaa-self-pay"),
            "period": period,
            "decision": "deny" if purposes else said,
            "provision": exceptions,
        }
    root: Json = {"period": period, "type": said}
    root |= {"provision": [{"type": "deny", **one} for one in below]} if below else {"purpose": purposes}
    return consent | {
        "patient": {"reference": "Patient/1"},
        "dateTime": "2020-05-29T16:34:28.273Z" if name == "deny-practitioner" else "2019-11-01",
        "organization": [{"reference": "Organization/3"}],
        **({} if name == "multiple-deny-labels" else {"policyRule": coded("hipaa-self-pay")}),
        "provision": root,
    }


def check(name: str, consent: ElsewhereConsent) -> None:
    """It has ended, or is not known, and says why; a doubt never is a permission, whatever the name promises."""
    assert consent.says is (ConsentSays.ENDED if name in ENDED else ConsentSays.UNKNOWN), name
    assert consent.because, name


@pytest.mark.parametrize("version", ["R4", "R5"])
@pytest.mark.parametrize("name", UNDER_THE_ROOT)
def test_no_shape_of_leap_is_read_as_a_permission(name: str, version: str) -> None:
    [consent] = read_fhir(json.dumps(made(name, version)).encode(), TODAY).consents
    assert consent.version == version
    check(name, consent)
