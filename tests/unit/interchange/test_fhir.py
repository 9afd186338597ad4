"""FHIR consents and audit events: what is read from them, and that no doubt ever becomes a permission."""

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.errors import InputError
from privity.interchange.fhir_r4 import read_fhir
from privity.model.elsewhere import ConsentSays, ElsewhereConsent

TODAY = date(2026, 11, 27)

CLEAR: dict[str, Any] = {
    "resourceType": "Consent",
    "id": "c-1",
    "status": "active",
    "scope": {"coding": [{"code": "patient-privacy"}]},
    "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
    "patient": {"reference": "Patient/1"},
    "dateTime": "2026-03-01",
    "policyRule": {"coding": [{"code": "OPTIN"}]},
    "provision": {
        "type": "permit",
        "period": {"start": "2026-03-01", "end": "2027-03-01"},
        "actor": [{"role": {"coding": [{"code": "IRCP"}]}, "reference": {"display": "Dr Invented"}}],
        "purpose": [{"code": "COC"}],
    },
}
CLEAR_R5: dict[str, Any] = {
    "resourceType": "Consent",
    "id": "c-2",
    "status": "active",
    "subject": {"reference": "Patient/1"},
    "date": "2026-03-01",
    "period": {"start": "2026-03-01", "end": "2027-03-01"},
    "grantee": [{"display": "Dr Invented"}],
    "decision": "permit",
}


def read(resource: Any) -> ElsewhereConsent:
    [consent] = read_fhir(json.dumps(resource).encode(), TODAY).consents
    return consent


def changed(resource: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The same with one thing set, by its path; None takes it out."""
    found = copy.deepcopy(resource)
    *groups, name = path.split(".")
    place = found
    for group in groups:
        place = place[group]
    if value is None:
        place.pop(name, None)
    else:
        place[name] = value
    return found


def test_a_clear_consent_is_read_whole() -> None:
    found = read(CLEAR)
    assert (found.version, found.says, found.because) == ("R4", ConsentSays.PERMITS, ())
    assert (found.recipient, found.purpose) == ("Dr Invented", "continuity_of_care")
    assert (found.day, found.until) == (date(2026, 3, 1), date(2027, 3, 1))
    assert read(CLEAR_R5).says is ConsentSays.PERMITS


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("status", "draft"),
        ("status", "proposed"),
        ("status", None),
        ("status", ["active"]),
        ("scope.coding", [{"code": "research"}]),
        ("dateTime", "2027-01-01"),
        ("dateTime", "last spring"),
        ("dateTime", "2026"),
        ("dateTime", None),
        ("policyRule", None),
        ("policyRule.coding", [{"code": "OPTOUT"}]),
        ("policyRule.coding", [{"code": "OPTIN"}, {"code": "EMRGONLY"}]),
        ("policyRule.coding", [{"code": "hipaa-self-pay"}]),
        ("provision", None),
        ("provision", [CLEAR["provision"]]),
        ("provision.type", None),
        ("provision.type", "Permit"),
        ("provision.type", "allow"),
        ("provision.actor", None),
        ("provision.actor", [{"role": {"coding": [{"code": "AUT"}]}, "reference": {"display": "Dr"}}]),
        ("provision.period.end", "2026-11-26"),
        ("provision.period.end", "whenever"),
        ("provision.period.start", "2026-11-28"),
        ("provision.provision", [{"type": "deny"}]),
        ("provision.provision", [{"type": "permit"}]),
        ("provision.securityLabel", [{"code": "PSY"}]),
        ("provision.class", [{"code": "Observation"}]),
        ("provision.data", [{"meaning": "related"}]),
        ("provision.dataPeriod", {"start": "2020-01-01"}),
        ("provision.action", [{"coding": [{"code": "access"}]}]),
        ("provision.modifierExtension", [{"url": "urn:x"}]),
        ("modifierExtension", [{"url": "urn:x"}]),
        ("implicitRules", "urn:x"),
        ("contained", [{"resourceType": "Consent"}]),
        ("verification", [{"verified": False}]),
        ("decision", "permit"),
        ("subject", {"reference": "Patient/2"}),
    ],
)
def test_what_can_be_read_in_two_ways_is_unknown(path: str, value: Any) -> None:
    found = read(changed(CLEAR, path, value))
    assert found.says is ConsentSays.UNKNOWN
    assert found.because


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("decision", None),
        ("decision", "Permit"),
        ("provision", [{"actor": []}]),
        ("grantee", None),
        ("date", None),
        ("period.end", "2026-01-01"),
        ("patient", {"reference": "Patient/1"}),
    ],
)
def test_of_the_newer_version_too(path: str, value: Any) -> None:
    assert read(changed(CLEAR_R5, path, value)).says is ConsentSays.UNKNOWN


@pytest.mark.parametrize("status", ["inactive", "rejected", "not-done"])
def test_what_has_ended_has_ended(status: str) -> None:
    assert read(changed(CLEAR, "status", status)).says is ConsentSays.ENDED


@pytest.mark.parametrize(
    "resource",
    [
        changed(CLEAR, "provision.type", "deny"),
        changed(changed(CLEAR, "policyRule.coding", [{"code": "OPTOUT"}]), "provision.type", None),
        changed(CLEAR_R5, "decision", "deny"),
    ],
)
def test_a_denial_is_a_denial(resource: dict[str, Any]) -> None:
    assert read(resource).says is ConsentSays.DENIES


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["permit", "deny", "active"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_PLACES = st.sampled_from(
    [
        "status",
        "scope",
        "policyRule",
        "provision",
        "decision",
        "dateTime",
        "date",
        "period",
        "verification",
        "x",
    ]
)


@given(st.lists(st.tuples(_PLACES, _JSON), min_size=1, max_size=4))
def test_no_change_of_a_denial_makes_a_permission(changes: list[tuple[str, Any]]) -> None:
    """Whatever else is written over a refusal: as long as its own word stands, nothing makes it permit."""
    resource = changed(CLEAR_R5, "decision", "deny")
    for place, value in changes:
        if place != "decision":
            resource[place] = value
    assert read(resource).says is not ConsentSays.PERMITS


@given(_PLACES, _JSON)
def test_anything_at_all_can_be_read(place: str, value: Any) -> None:
    for base in (CLEAR, CLEAR_R5, {"resourceType": "AuditEvent", "recorded": "2026-01-01"}):
        read_fhir(json.dumps({**base, place: value}).encode(), TODAY)


@given(st.dictionaries(st.text(min_size=1, max_size=12), _JSON, min_size=1, max_size=3))
def test_what_is_not_understood_never_leaves_it_clear(beyond: dict[str, Any]) -> None:
    known = {
        "resourceType",
        "id",
        "meta",
        "language",
        "text",
        "identifier",
        "category",
        "policy",
        "performer",
    }
    more = {key: value for key, value in beyond.items() if key not in known | CLEAR.keys()}
    if more:
        assert read({**more, **CLEAR}).says is not ConsentSays.PERMITS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'"Consent"',
        b"\xff\xfe",
        b'{"resourceType": 3}',
        b'{"resourceType":"Consent","decision":"deny","decision":"permit"}',
        b'{"resourceType":"Consent","x":NaN}',
        b'{"resourceType":"Consent","x":' + b"[" * 100_000,
    ],
)
def test_what_is_no_resource_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        read_fhir(data, TODAY)
    assert error.value.field == "FILE"


def test_a_provision_nested_beyond_measure_is_read_to_its_end() -> None:
    inner: dict[str, Any] = {"type": "deny", "period": {"end": "2020-01-01"}}
    for _ in range(300):
        inner = {"provision": [inner]}
    found = read(changed(CLEAR, "provision.provision", [inner]))
    assert "its period is over" in found.because


def test_a_bundle_is_taken_apart_and_the_rest_is_named() -> None:
    entries = [CLEAR, {"resourceType": "Patient"}, {**CLEAR, "status": "entered-in-error"}, {}, 3]
    bundle = {"resourceType": "Bundle", "entry": [{"resource": one} for one in entries]}
    found = read_fhir(json.dumps(bundle).encode(), TODAY)
    assert len(found.consents) == 1
    assert len(found.left_out) == 4
    assert "Patient" in found.left_out[0]


def test_a_disclosure_is_told_from_what_is_none() -> None:
    event: dict[str, Any] = {
        "resourceType": "AuditEvent",
        "id": "a-1",
        "type": {"code": "110106"},
        "recorded": "2026-02-03T10:00:00Z",
        "outcome": "0",
        "purposeOfEvent": [{"coding": [{"code": "COC"}]}],
        "agent": [{"type": {"coding": [{"code": "110152"}]}, "name": "Dr Invented", "requestor": False}],
    }
    [one] = read_fhir(json.dumps(event).encode(), TODAY).disclosures
    assert (one.day, one.recipient, one.purpose) == (date(2026, 2, 3), "Dr Invented", "continuity_of_care")
    for change in ({"type": {"code": "110114"}}, {"outcome": "8"}, {"recorded": "soon"}):
        found = read_fhir(json.dumps(event | change).encode(), TODAY)
        assert found.disclosures == ()
        assert len(found.left_out) == 1
