"""A FHIR file taken apart: one resource, or a Bundle of them. Read with the strictness that JSON itself lacks."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from privity.errors import InputError
from privity.interchange.fhir_r4.audit_event import read_disclosure
from privity.interchange.fhir_r4.codes import Resource, table, tables, text
from privity.interchange.fhir_r4.consent import read_consent
from privity.model.elsewhere import Elsewhere, ElsewhereConsent, ElsewhereDisclosure

MOST_RESOURCES: Final = 10_000
LONGEST_TYPE: Final = 40


def read_fhir(data: bytes, today: date) -> Elsewhere:
    """Read the Consents and the disclosures of a file. Raises InputError where it is no FHIR resource in JSON."""
    consents: list[ElsewhereConsent] = []
    disclosures: list[ElsewhereDisclosure] = []
    left_out: list[str] = []
    for place, resource in enumerate(_resources(_parse(data)), 1):
        if place > MOST_RESOURCES:
            raise InputError(
                f"it holds more than {MOST_RESOURCES} resources", field="FILE", remedy="send fewer"
            )
        match resource.get("resourceType"):
            case "Consent" if resource.get("status") == "entered-in-error":
                left_out.append(f"resource {place}: a consent that was entered in error")
            case "Consent":
                consents.append(read_consent(resource, today))
            case "AuditEvent":
                found = read_disclosure(resource)
                if isinstance(found, str):
                    left_out.append(f"resource {place}: an audit event that {found}")
                else:
                    disclosures.append(found)
            case other:
                left_out.append(
                    f"resource {place}: a {text(other)[:LONGEST_TYPE] or 'resource without type'}"
                )
    return Elsewhere(tuple(consents), tuple(disclosures), tuple(left_out))


def _parse(data: bytes) -> Resource:
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "this is not FHIR in JSON, or says a thing twice", field="FILE", remedy="save it as JSON"
        ) from error
    if not isinstance(found, Mapping) or not text(found.get("resourceType")):
        raise InputError("this is not a FHIR resource", field="FILE", remedy="send a resource, or a Bundle")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no key stands twice: of `"decision":"deny","decision":"permit"` no reader takes the last."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _resources(found: Resource) -> Iterator[Resource]:
    if found.get("resourceType") != "Bundle":
        yield found
        return
    for entry in tables(found.get("entry")):
        yield table(entry.get("resource"))
