"""Words of HL7 and DICOM vocabularies, and what they are in the gate's own words where there is one meaning only."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

Resource = Mapping[str, Any]

# v3-ActReason. A purpose that is not here has no single counterpart among the gate's.
PURPOSES: Final = {
    "ETREAT": "emergency_care",
    "COC": "continuity_of_care",
    "HPAYMT": "payment",
    "CLMATTCH": "payment",
    "COVERAGE": "payment",
    "HRESCH": "research",
    "CLINTRCH": "research",
    "PATRQT": "own_access",
    "THREAT": "prevent_harm",
}
OPT_IN: Final = frozenset({"OPTIN", "OPTINR"})
OPT_OUT: Final = frozenset({"OPTOUT", "OPTOUTE"})
RECIPIENT_ROLES: Final = frozenset({"PRCP", "IRCP"})
EXPORT: Final = "110106"
DESTINATION: Final = "110152"


def table(value: object) -> Resource:
    """A JSON object, or an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def tables(value: object) -> list[Resource]:
    """The objects of a JSON array; a single object counts as an array of one, as some senders write it."""
    if isinstance(value, Mapping):
        return [value]
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def codes(value: object) -> Iterator[str]:
    """Every code of a Coding, a CodeableConcept, or a list of either."""
    for one in tables(value):
        for coding in tables(one.get("coding")) or [one]:
            code = coding.get("code")
            if isinstance(code, str):
                yield code


def text(value: object) -> str:
    """A JSON string on one line, without what is not seen, or nothing."""
    if not isinstance(value, str):
        return ""
    return "".join(sign for sign in " ".join(value.split()) if sign.isprintable())


def day_of(value: object) -> date | None:
    """The day of a FHIR date or dateTime (XML Schema). One that gives no day is no day."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value).date()
    except ValueError:
        return None


def purpose_of(values: object) -> str:
    """The one purpose that is named, in the gate's words; nothing where it is another or where there are several."""
    named = list(codes(values))
    return PURPOSES.get(named[0], "") if len(named) == 1 else ""


def name_of(reference: object) -> str:
    """How a reference calls whom it points to."""
    found = table(reference)
    identifier = table(found.get("identifier")).get("value")
    return text(found.get("display")) or text(identifier) or text(found.get("reference"))
