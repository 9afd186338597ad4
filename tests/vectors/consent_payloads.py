"""The payloads of consent for the vectors: a bare one, a full one, and both kinds of withdrawal."""

from datetime import UTC, date, datetime

from privity.model.consent import (
    CameBy,
    Circumstances,
    Confirmed,
    Consent,
    ConsentForm,
    ConsentWithdrawal,
    RaisedBy,
    Recall,
    Said,
    Scope,
    Signature,
    SignedAs,
    TaughtBack,
)
from privity.model.ids import CompartmentId, RecordId
from privity.vault.payload import Payload

ANN, BO = CompartmentId("0" * 28 + "c001"), CompartmentId("0" * 28 + "c004")
RECORD = RecordId("0" * 28 + "d007")
MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
PAYLOADS: tuple[Payload, ...] = (
    Consent("k-1", Said.UNKNOWN, Scope("", "", "", (), ""), DAY, MOMENT, source="a scan"),
    Consent(
        "k-2",
        Said.GIVEN,
        Scope(
            "Dr Invented",
            "doctor",
            "continuity_of_care",
            ("summary", "attendance"),
            "A page on what we did.",
            "We met ten times.",
            "ab" * 32,
            anonymous=False,
            channel="journal",
        ),
        DAY,
        MOMENT,
        date(2026, 9, 2),
        (
            Signature(ANN, DAY, MOMENT, SignedAs.SELF, ConsentForm.WRITTEN, own_page=True, alone=True),
            Signature(BO, DAY, MOMENT, SignedAs.PARENT, ConsentForm.ORAL, able=False),
        ),
        (TaughtBack(ANN, "who_reads", "My doctor.", MOMENT, understood=True),),
        (Confirmed(ANN, date(2026, 3, 20), MOMENT),),
        Circumstances(
            RaisedBy.CLIENT,
            asked_again=False,
            benefit=False,
            detriment=False,
            depends=False,
            owes_fee=False,
            crisis=False,
            pressed=False,
            gratitude=True,
            returning=False,
            capacity=True,
            bundled="",
            explained_by="an invented colleague",
            explainer_independent=True,
            interpreter="none",
            others_agree=True,
            told_withdrawal=True,
            told_passing_on=True,
        ),
        (RECORD,),
    ),
    ConsentWithdrawal(None, ANN, CameBy.PASSING, DAY, MOMENT),
    ConsentWithdrawal(
        RECORD,
        ANN,
        CameBy.POST,
        DAY,
        MOMENT,
        "No more, please.",
        date(2026, 3, 4),
        (
            Recall("Dr Invented", DAY, "post", possible=True, asked_back=DAY),
            Recall("X", DAY, "aloud", possible=False),
        ),
        date(2026, 3, 5),
    ),
)
