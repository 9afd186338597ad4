"""One FHIR AuditEvent, R4 or R5: whether it is a disclosure, and of what day and to whom."""

from collections.abc import Iterator
from itertools import chain

from privity.interchange.fhir_r4.codes import (
    DESTINATION,
    EXPORT,
    Resource,
    codes,
    day_of,
    name_of,
    purpose_of,
    table,
    tables,
    text,
)
from privity.model.elsewhere import ElsewhereDisclosure


def read_disclosure(resource: Resource) -> ElsewhereDisclosure | str:
    """The disclosure that an AuditEvent records, or why it is none."""
    is_r5 = "code" in resource or "category" in resource
    kinds = {
        code.casefold()
        for code in chain(*(codes(resource.get(name)) for name in ("type", "subtype", "code", "category")))
    }
    if not {EXPORT, "disclosure"} & kinds:
        return "records no disclosure"
    if _failed(resource, is_r5=is_r5):
        return "records an attempt that failed"
    day = day_of(resource.get("recorded"))
    if day is None:
        return "has no day"
    reasons = resource.get("authorization" if is_r5 else "purposeOfEvent")
    return ElsewhereDisclosure(
        "R5" if is_r5 else "R4",
        text(resource.get("id")),
        day,
        ", ".join(dict.fromkeys(_destinations(resource))),
        purpose_of(reasons),
    )


def _failed(resource: Resource, *, is_r5: bool) -> bool:
    """R4 has a code from 0 (done) to 12; R5 has a Coding of the same, or of a severity."""
    outcome = resource.get("outcome")
    said = table(table(outcome).get("code")).get("code") if is_r5 else outcome
    return said in ("4", "8", "12", "error", "fatal")


def _destinations(resource: Resource) -> Iterator[str]:
    for agent in tables(resource.get("agent")):
        if DESTINATION in set(codes(agent.get("type"))):
            name = text(agent.get("name")) or name_of(agent.get("who"))
            if name:
                yield name
