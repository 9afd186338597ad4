"""Facts the gate works out from those stated, so that packs need no expressions and stay exactly checkable.

Each answers true, false, a value, or None for *unknown*, and never guesses for whoever asks.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from privity.gate.request import Facts, Value
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS, PARTS_OF_THE_RECORD

_PUBLICITY: Final = frozenset(SETS["publicity"])
_THE_CLIENT: Final = frozenset(SETS["the_client"])
_JUDGES: Final = frozenset({"judge", "circuit_judge"})
_JUDICIAL: Final = frozenset(SETS["judicial"])
_OFFENCE: Final = frozenset(path for path in FACTS if path.startswith("offence."))
_PARTNERS: Final = frozenset({"partner_a", "partner_b"})


def _publicity(facts: Facts) -> bool | None:
    """Publicity tells of a client; what tells only of aggregates is the practitioner's public work."""
    purpose = facts.get("purpose")
    if purpose is None:
        return None
    return purpose in _PUBLICITY and facts.get("data") != "aggregate"


def _recipient(facts: Facts) -> Value | None:
    """Who would hold it in the end: the one proposed, else the one who asks (`none`: nobody named yet)."""
    proposed = facts.get("proposed_recipient")
    return facts.get("requester.kind") if proposed is None else proposed


def _unexpired(facts: Facts) -> bool | None:
    """An absent age means that the consent was signed for this request."""
    expiry, age = facts.get("consent.expiry"), facts.get("consent.age_days", 0)
    if not isinstance(expiry, int) or not isinstance(age, int):
        return None
    return age <= expiry


def _purpose_fits(facts: Facts) -> bool | None:
    given, asked = facts.get("consent.purpose"), facts.get("purpose")
    return None if given is None or asked is None else given == asked


def _all_signed(facts: Facts) -> bool | None:
    """Has everyone signed whose consent is needed?

    Where the file names the participants, all of them; for two or more in one work, each of them (American
    Association for Marriage and Family Therapy code 2.2: all competent participants); for one client the client in
    person. A parent signs only for a child known not to be able to decide; an executor only for the dead.
    """
    signers = facts.get("consent.signers")
    if not isinstance(signers, frozenset):
        return None
    if "requester" in signers and facts.get("requester.kind") in _THE_CLIENT:
        signers |= {"client"}
    unit, needed = facts.get("unit"), facts.get("consent.participants")
    # One signature never opens what belongs to two, whatever a form lists as its participants.
    if isinstance(needed, frozenset) and len(needed) >= (2 if unit in ("couple", "family", "group") else 1):
        return needed <= signers
    if unit == "couple" or (unit is None and signers & _PARTNERS):
        return signers >= _PARTNERS or ("client" in signers and facts.get("other_partner_consent") is True)
    if unit in ("family", "group"):
        return None if "client" in signers or signers & _PARTNERS else False
    if facts.get("client.status") == "deceased":
        return "executor" in signers
    if facts.get("client.capacity") is False:
        return False
    age = facts.get("client.age")
    return _minor_signed(facts, signers, age) if isinstance(age, int) and age < 18 else "client" in signers


def _minor_signed(facts: Facts, signers: frozenset[str], age: int) -> bool | None:
    """A minor able to decide signs alone and nobody else can; a parent only for a child known not to be able.

    From 16 the ability is presumed (Family Law Reform Act 1969 s8, and the Gillick line of cases for younger ones).
    """
    able = facts.get("client.competent_minor")
    if able is None and (age >= 16 or facts.get("client.consented_alone") is True):
        able = True
    if signers & {"client", "child"}:
        return None if able is None else able is True or "parent" in signers
    return None if able is None and "parent" in signers else able is False and "parent" in signers


def _reach(asked: Value | None, named: frozenset[str]) -> str | None:
    if asked is None:
        return None
    if asked in named or ("record" in named and asked in PARTS_OF_THE_RECORD):
        return "all"
    if asked == "record" and named & PARTS_OF_THE_RECORD:
        return "part"
    return "outside"


def _consent_reach(facts: Facts) -> str | None:
    """A consent that lists no data covers exactly what is asked for."""
    covers = facts.get("consent.covers")
    return _reach(facts.get("data"), covers) if isinstance(covers, frozenset) else "all"


def _instrument_reach(facts: Facts) -> str | None:
    named = facts.get("instrument.in_scope")
    return _reach(facts.get("data"), named) if isinstance(named, frozenset) else None


def complete(facts: Facts, *, law_pack: bool) -> dict[str, Value]:
    """Add what follows from the stated facts: the derived ones, and abuse or a threat that was described."""
    known: dict[str, Value] = dict(facts)
    # A stated kind of abuse, or a described threat, is a stated one.
    if "abuse.kind" in known:
        known.setdefault("abuse.exists", True)
    if "threat.target" in known or "threat.seriousness" in known:
        known.setdefault("threat.exists", True)
    # Where nobody asks there is nobody whose identity could be checked.
    if known.get("requester.kind") == "none":
        known.setdefault("requester.verified", True)
    # An offence counts only when stated: where none is spoken of, none is listed, arrestable or serious.
    if _OFFENCE.isdisjoint(known):
        known.update(_NO_OFFENCE)
    # An order that a judge issued is signed by one, unless the paper shows otherwise.
    if known.get("instrument.issuer") in _JUDGES and known.get("instrument.type") in _JUDICIAL:
        known.setdefault("instrument.judge_signed", True)
    known["law_pack"] = law_pack
    for path, derive in _ALWAYS:
        value = derive(facts)
        if value is not None:
            known[path] = value
    for needed, path, derive in _WHEN_STATED:
        if needed in facts:
            value = derive(facts)
            if value is not None:
                known[path] = value
    return known


_NO_OFFENCE: Final[Mapping[str, Value]] = MappingProxyType(
    {"offence.listed": False, "offence.arrestable": False, "offence.serious": False}
)
_Derive = Callable[[Facts], Value | None]
_ALWAYS: Final[tuple[tuple[str, _Derive], ...]] = (
    ("publicity", _publicity),
    ("recipient", _recipient),
    ("consent.reach", _consent_reach),
)
# What is unknown anyway while the first fact is not stated.
_WHEN_STATED: Final[tuple[tuple[str, str, _Derive], ...]] = (
    ("consent.expiry", "consent.unexpired", _unexpired),
    ("consent.purpose", "consent.purpose_fits", _purpose_fits),
    ("consent.signers", "consent.all_signed", _all_signed),
    ("instrument.in_scope", "instrument.reach", _instrument_reach),
)
