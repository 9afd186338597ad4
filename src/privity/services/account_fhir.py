"""The account and the consents on file as a FHIR R4 Bundle, for a program that reads no other form.

The person is named nowhere in it: whoever gets it knows whose it is. What R4 has no word for stands in the gate's words
under a system of our own. Days of reading have no place in it, since an AuditEvent is one moment.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from privity.consent import Judged, Standing
from privity.ledger.account import Account, Asking, Departure

OWN_SYSTEM: Final = "urn:privity"
_DICOM: Final = "http://dicom.nema.org/resources/ontology/DCM"
_HL7: Final = "http://terminology.hl7.org/CodeSystem"
_STATUS: Final = {
    Standing.IN_FORCE: "active",
    Standing.REFUSED: "rejected",
    Standing.WITHDRAWN: "inactive",
    Standing.EXPIRED: "inactive",
    Standing.DOES_NOT_COUNT: "inactive",
}
_PERSON: Final = {"display": "the person whom this account is about"}


def render_fhir(account: Account, consents: Iterable[Judged]) -> dict[str, object]:
    """A Bundle of AuditEvents and Consents (HL7 FHIR 4.0.1). What is held back is in it if the account holds it."""
    events = [_departure(one) for one in (*account.left, *account.told)]
    events += [_asking(one) for one in account.asked]
    resources = [*events, *(_consent(one) for one in consents)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": resource} for resource in resources],
    }


def _departure(one: Departure) -> dict[str, object]:
    event = _event(one.entry, one.recorded, "110106", "Export")
    event |= {
        "subtype": [{"system": f"{OWN_SYSTEM}:event", "code": "Disclosure"}],
        "action": "R",
        "outcome": "0",
        "agent": [
            {"type": _coded(_DICOM, "110153"), "who": {"display": "the practice"}, "requestor": False},
            {
                "type": _coded(_DICOM, "110152"),
                "role": [_coded(f"{OWN_SYSTEM}:recipient", one.recipient)],
                "name": one.to or one.recipient.replace("_", " "),
                "requestor": False,
            },
        ],
        "entity": [_entity(one.what, one.entry, one.data, one.rules, sha256=one.sha256)],
    }
    if one.entered is not None:
        event["period"] = {"start": one.day.isoformat(), "end": one.day.isoformat()}
        event["outcomeDesc"] = "told in another way, and written down afterwards"
    if one.purpose:
        event["purposeOfEvent"] = [_coded(f"{OWN_SYSTEM}:purpose", one.purpose)]
    return event


def _asking(one: Asking) -> dict[str, object]:
    event = _event(one.entry, one.recorded, "110112", "Query")
    return event | {
        "subtype": [{"system": f"{OWN_SYSTEM}:event", "code": "request"}],
        "action": "E",
        "outcome": "4" if one.outcome == "refuse" else "0",
        "outcomeDesc": one.outcome,
        "agent": [{"role": [_coded(f"{OWN_SYSTEM}:asker", one.asker)], "requestor": True}],
        "entity": [_entity("request", one.entry, (one.data,), one.rules)],
    }


def _event(entry: int, recorded: datetime, code: str, display: str) -> dict[str, object]:
    return {
        "resourceType": "AuditEvent",
        "id": f"entry-{entry}",
        "type": {"system": _DICOM, "code": code, "display": display},
        "recorded": recorded.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "source": {"observer": {"display": "Privity"}},
    }


def _entity(
    what: str, entry: int, data: Iterable[str], rules: Iterable[str], *, sha256: str = ""
) -> dict[str, object]:
    details = [("entry", str(entry)), *(("data", word) for word in data if word)]
    details += [("rule", rule) for rule in rules]
    details += [("sha256", sha256)] if sha256 else []
    return {
        "what": _PERSON,
        "name": what,
        "detail": [{"type": name, "valueString": value} for name, value in details],
    }


def _consent(judged: Judged) -> dict[str, object]:
    """A consent as it stands today. Only one in force permits, and only to whom and as far as it says."""
    consent, scope = judged.consent, judged.consent.scope
    period = {"start": consent.valid_from.isoformat()}
    if consent.until is not None:
        period["end"] = consent.until.isoformat()
    provision: dict[str, Any] = {
        "period": period,
        "actor": [
            {
                "role": _coded(f"{_HL7}/v3-ParticipationType", "IRCP"),
                "reference": {"display": scope.recipient or scope.recipient_kind or "nobody named"},
            }
        ],
        "code": [{"coding": [{"system": f"{OWN_SYSTEM}:data", "code": word} for word in sorted(scope.data)]}]
        if scope.data
        else [{"text": scope.what or "not said"}],
    }
    if scope.purpose:
        provision["purpose"] = [{"system": f"{OWN_SYSTEM}:purpose", "code": scope.purpose}]
    if judged.standing is Standing.IN_FORCE:
        provision["type"] = "permit"
    elif judged.standing in (Standing.REFUSED, Standing.WITHDRAWN):
        provision["type"] = "deny"
    return {
        "resourceType": "Consent",
        "id": consent.reference,
        "status": _STATUS.get(judged.standing, "draft"),
        "scope": _coded(f"{_HL7}/consentscope", "patient-privacy"),
        "category": [_coded("http://loinc.org", "59284-0")],
        "patient": _PERSON,
        "dateTime": consent.valid_from.isoformat(),
        "policyRule": _coded(f"{_HL7}/v3-ActCode", "OPTIN"),
        "provision": provision,
    }


def _coded(system: str, code: str) -> dict[str, object]:
    return {"coding": [{"system": system, "code": code}]}
