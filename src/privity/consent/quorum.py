"""Who must have signed: the client; each of a couple or a family; a parent for a child who cannot decide it yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from privity.model.consent import Consent, ConsentForm, Signature, SignedAs
from privity.model.ids import CompartmentId

ADULT = 18
PRESUMED_ABLE = 16
"""From this age on one is presumed able to decide (Family Law Reform Act 1969 s8, and the Gillick line of cases)."""


class WorkState(StrEnum):
    """Where the work with a client stands."""

    OPEN = "open"
    COMPLETED = "completed"
    ENDED = "ended"
    DECEASED = "deceased"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Member:
    """One of those whose agreement is needed. `age` is the least they can be; null where nobody wrote it down."""

    compartment: CompartmentId
    age: int | None = None
    deceased: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the office knows around a consent: whose it is, and where the work stands."""

    unit: str
    members: tuple[Member, ...]
    work: WorkState
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who has signed, and who has not."""

    signed: tuple[Signature, ...]
    missing: tuple[Member, ...]

    @property
    def complete(self) -> bool:
        return bool(self.signed) and not self.missing


def quorum_of(consent: Consent, setting: Setting) -> Quorum:
    """Hold the signatures against everyone whose agreement is needed. Nobody signs for an adult who can."""
    signed: list[Signature] = []
    missing: list[Member] = []
    for member in setting.members:
        found = [
            one for one in consent.signatures if one.member == member.compartment and _holds(one, member)
        ]
        if found and consent.circumstances.capacity is not False:
            signed.append(min(found, key=lambda one: one.day))
        else:
            missing.append(member)
    return Quorum(tuple(signed), tuple(missing))


def _holds(signature: Signature, member: Member) -> bool:
    if member.deceased:
        return signature.signed_as is SignedAs.EXECUTOR
    if member.age is None or member.age >= ADULT:
        return signature.signed_as is SignedAs.SELF
    able = signature.able
    if able is None and member.age >= PRESUMED_ABLE:
        able = True
    if signature.signed_as is SignedAs.SELF:
        return able is True
    # INVARIANT: a parent signs only for a child who is known not to be able; of whom nobody said so, nobody signs.
    return signature.signed_as is SignedAs.PARENT and able is False


def form_of(quorum: Quorum) -> ConsentForm | None:
    """The weakest form in which one of them agreed."""
    forms = {one.form for one in quorum.signed}
    for form in (ConsentForm.IMPLIED, ConsentForm.ORAL, ConsentForm.WRITTEN):
        if form in forms:
            return form
    return None
