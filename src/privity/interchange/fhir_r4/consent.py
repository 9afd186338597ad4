"""One FHIR Consent, R4 or R5, and what it says.

The two versions mean opposite things by the same shape: in R4 the root provision restates or narrows a policy that
stands elsewhere, in R5 a provision is an exception to `decision`. Senders, HL7's own examples among them, leave out
`provision.type`, nest what they do not need, and put arrays for objects. So a consent is clear only where nothing in
it could be read in two ways, and everything else is unknown (R4 and R5 Consent; HL7/fhir pull requests 4113 to 4134).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from privity.interchange.fhir_r4.codes import (
    OPT_IN,
    OPT_OUT,
    RECIPIENT_ROLES,
    Resource,
    codes,
    day_of,
    name_of,
    purpose_of,
    table,
    tables,
    text,
)
from privity.model.elsewhere import ConsentSays, ElsewhereConsent

# What a reader may pass over without another meaning being lost. Whatever else stands in a resource may narrow it.
_HARMLESS: Final = frozenset(
    {
        "resourceType", "id", "meta", "language", "text", "identifier", "status", "scope", "category", "patient",
        "subject", "dateTime", "date", "period", "performer", "organization", "grantor", "grantee", "manager",
        "controller", "sourceAttachment", "sourceReference", "policy", "policyRule", "policyBasis", "policyText",
        "regulatoryBasis", "verification", "decision", "provision",
    }
)  # fmt: skip
_PLAIN_PROVISION: Final = frozenset({"id", "type", "period", "actor", "purpose"})
_ENDED: Final = frozenset({"inactive", "rejected", "not-done"})
_R5_ONLY: Final = frozenset(
    {
        "subject",
        "date",
        "grantor",
        "grantee",
        "manager",
        "controller",
        "regulatoryBasis",
        "policyBasis",
        "decision",
    }
)
_R4_ONLY: Final = frozenset({"patient", "dateTime", "performer", "organization", "policyRule", "scope"})


def read_consent(resource: Resource, today: date) -> ElsewhereConsent:
    """Read one Consent as of a day. Never raises: what cannot be read is unknown, with the reason."""
    is_r5 = bool(_R5_ONLY & resource.keys())
    doubts = list(_doubts(resource, today, is_r5=is_r5))
    base, more = _base_r5(resource) if is_r5 else _base_r4(resource)
    doubts += more
    provisions = _all_provisions(resource)
    period_doubts, until = _period(resource, today)
    doubts += period_doubts
    says = _says(resource, base, doubts)
    purposes = [one for provision in provisions for one in tables(provision.get("purpose"))]
    return ElsewhereConsent(
        version="R5" if is_r5 else "R4",
        reference=text(resource.get("id")),
        says=says,
        because=() if says in (ConsentSays.PERMITS, ConsentSays.DENIES) else tuple(dict.fromkeys(doubts)),
        day=day_of(resource.get("date" if is_r5 else "dateTime")),
        until=until,
        recipient=", ".join(dict.fromkeys(_recipients(resource, provisions))),
        purpose=purpose_of(purposes),
    )


def _says(resource: Resource, base: str, doubts: list[str]) -> ConsentSays:
    status = text(resource.get("status"))
    if status in _ENDED:
        doubts.insert(0, f"its status is {status}")
        return ConsentSays.ENDED
    if doubts:
        return ConsentSays.UNKNOWN
    return {"permit": ConsentSays.PERMITS, "deny": ConsentSays.DENIES}.get(base, ConsentSays.UNKNOWN)


def _doubts(resource: Resource, today: date, *, is_r5: bool) -> Iterator[str]:
    """What makes any consent unclear, whatever it says."""
    status = text(resource.get("status"))
    if status != "active" and status not in _ENDED:
        yield "it is not active"
    if is_r5 and _R4_ONLY & resource.keys():
        yield "it mixes two versions of FHIR"
    beyond = sorted(resource.keys() - _HARMLESS)
    if beyond:
        yield "it holds what is not understood: " + ", ".join(beyond[:5])
    if "decision" in resource and resource["decision"] not in ("permit", "deny"):
        yield "its decision is neither permit nor deny"
    dated = day_of(resource.get("date" if is_r5 else "dateTime"))
    if dated is None:
        yield "it has no day"
    elif dated > today:
        yield "its day has not come yet"
    if any(one.get("verified") is False for one in tables(resource.get("verification"))):
        yield "it says that it was not verified"
    scopes = set(codes(resource.get("scope")))
    if scopes - {"patient-privacy"}:
        yield "it is about something else than privacy"


def _base_r5(resource: Resource) -> tuple[str, list[str]]:
    """R5: `decision` is the base rule and each provision an exception to it."""
    decision, doubts = str(resource.get("decision") or ""), []
    if not decision:
        doubts.append("it has no decision")
    if resource.get("provision"):
        doubts.append("it has exceptions")
    if decision == "permit" and not any(name_of(one) for one in tables(resource.get("grantee"))):
        doubts.append("it names nobody")
    return decision, doubts


def _base_r4(resource: Resource) -> tuple[str, list[str]]:
    """R4: the policy rule and the type of the root provision, where they do not contradict each other."""
    rules = set(codes(resource.get("policyRule")))
    provision = resource.get("provision")
    doubts = []
    if isinstance(provision, list):
        doubts.append("its provision is a list")
    root = table(provision)
    stated = root.get("type")
    if stated not in (None, "permit", "deny"):
        doubts.append("the type of its provision is neither permit nor deny")
    if root.get("provision"):
        doubts.append("it has exceptions")
    beyond = sorted(root.keys() - _PLAIN_PROVISION - {"provision", "action"})
    if beyond:
        doubts.append("it reaches only a part, which is not understood: " + ", ".join(beyond[:5]))
    # A denial of some action is a denial; a permission of some action is not one of every other.
    if "action" in root and stated == "permit":
        doubts.append("it permits some actions only")
    if rules & OPT_OUT and rules & OPT_IN:
        doubts.append("its policy says two things")
    if stated == "deny":
        return "deny", doubts
    if stated is None and rules and rules <= OPT_OUT:
        return "deny", doubts
    if stated == "permit":
        if not rules:
            doubts.append("it names no policy")
        elif not rules <= OPT_IN:
            doubts.append("its policy is not one that permits")
        if not list(_actors(root)):
            doubts.append("it names nobody")
        return "permit", doubts
    return "", [*doubts, "it does not say whether it permits or denies"]


def _period(resource: Resource, today: date) -> tuple[list[str], date | None]:
    """Every period of it must hold the day; one that cannot be read holds no day. The end is the earliest."""
    doubts: list[str] = []
    ends: list[date] = []
    periods = [resource.get("period"), *(one.get("period") for one in _all_provisions(resource))]
    for period in (one for one in periods if one is not None):
        found = table(period)
        if any(key in found and day_of(found[key]) is None for key in ("start", "end")):
            doubts.append("its period cannot be read")
        start, end = day_of(found.get("start")), day_of(found.get("end"))
        if start is not None and start > today:
            doubts.append("its period has not begun")
        if end is not None:
            ends.append(end)
            if end < today:
                doubts.append("its period is over")
    return doubts, min(ends, default=None)


def _all_provisions(resource: Resource) -> list[Resource]:
    """Every provision, however deep; a sender may nest thousands."""
    found: list[Resource] = []
    waiting: list[Any] = tables(resource.get("provision"))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting += tables(one.get("provision"))
    return found


def _recipients(resource: Resource, provisions: list[Resource]) -> Iterator[str]:
    for provision in provisions:
        yield from _actors(provision)
    for grantee in tables(resource.get("grantee")):
        yield name_of(grantee)


def _actors(provision: Resource) -> Iterator[str]:
    for actor in tables(provision.get("actor")):
        if RECIPIENT_ROLES & set(codes(actor.get("role"))):
            name = name_of(actor.get("reference"))
            if name:
                yield name
