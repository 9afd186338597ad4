"""Consents that are right in every respect, for tests that break one respect at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from privity.consent import Judged, Measure, Member, Setting, WorkState, judge
from privity.consent.voluntariness import CONSEQUENCES
from privity.model.consent import (
    CameBy,
    Circumstances,
    Confirmed,
    Consent,
    ConsentWithdrawal,
    RaisedBy,
    Said,
    Scope,
    Signature,
    TaughtBack,
)
from privity.model.exact_text import exact_hash
from privity.model.ids import CompartmentId, RecordId

ANN, BO, CY = (CompartmentId("0" * 28 + name) for name in ("c001", "c002", "c003"))
RECORD, OTHER, BACK = (RecordId("0" * 28 + name) for name in ("d001", "d002", "d00b"))
ENDED = date(2024, 6, 1)
SIGNED = date(2026, 3, 2)
TODAY = date(2026, 3, 20)
TEXT = "We kept the gate shut and learnt to knock."

ALONE = Setting("individual", (Member(ANN, 40),), WorkState.COMPLETED, ENDED)
IN_WORK = Setting("individual", (Member(ANN, 40),), WorkState.OPEN)
COUPLE = Setting("couple", (Member(ANN, 40), Member(BO, 41)), WorkState.COMPLETED, ENDED)

FREE = Circumstances(
    RaisedBy.CLIENT,
    asked_again=False,
    benefit=False,
    detriment=False,
    depends=False,
    owes_fee=False,
    crisis=False,
    pressed=False,
    gratitude=False,
    returning=False,
    capacity=True,
    bundled="",
    explained_by="a colleague from the other house",
    explainer_independent=True,
    interpreter="none",
    others_agree=True,
    told_withdrawal=True,
    told_passing_on=True,
)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def signature(member: CompartmentId = ANN, day: date = SIGNED) -> Signature:
    return Signature(member, day, at(day), own_page=True, alone=True)


def referral(*members: CompartmentId) -> Consent:
    """A complete release that serves the client."""
    scope = Scope("Dr Invented", "doctor", "continuity_of_care", ("summary",), "A page on what we did.")
    return Consent(
        "k-1",
        Said.GIVEN,
        scope,
        SIGNED,
        at(SIGNED),
        SIGNED + timedelta(days=180),
        tuple(signature(member) for member in members or (ANN,)),
        circumstances=replace(Circumstances(), told_withdrawal=True, detriment=False),
    )


def story(*members: CompartmentId, purpose: str = "book") -> Consent:
    """What a client offered unasked, right in everything."""
    whose = members or (ANN,)
    scope = Scope(
        "Invented Press",
        "publisher",
        purpose,
        ("narrative",),
        "One page in the fourth chapter.",
        TEXT,
        exact_hash(TEXT),
        anonymous=True,
    )
    taught = tuple(
        TaughtBack(member, one, "My aunt would know it at once.", at(SIGNED), understood=True)
        for member in whose
        for one in CONSEQUENCES[Measure.OTHERS]
    )
    return Consent(
        "k-2",
        Said.GIVEN,
        scope,
        SIGNED,
        at(SIGNED),
        SIGNED + timedelta(days=90),
        tuple(signature(member) for member in whose),
        taught,
        tuple(Confirmed(member, date(2026, 3, 18), at(date(2026, 3, 18))) for member in whose),
        FREE,
    )


def back(
    of: RecordId | None = RECORD, member: CompartmentId = ANN, day: date = date(2026, 3, 10)
) -> tuple[RecordId, ConsentWithdrawal]:
    return BACK, ConsentWithdrawal(of, member, CameBy.PASSING, day, at(day))


def judged(
    consent: Consent,
    setting: Setting = ALONE,
    *withdrawals: tuple[RecordId, ConsentWithdrawal],
    today: date = TODAY,
    record: RecordId = RECORD,
    known: dict[RecordId, Consent] | None = None,
) -> Judged:
    return judge((record, consent), withdrawals, known or {record: consent}, setting, today)
