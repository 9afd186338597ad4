"""The payloads of keeping and surviving, for the vectors, and the shapes by which the second program reads them."""

from datetime import date

from privity.model.aftercare import Incident, IncidentKind, OtherPlaces, Place, StepDone
from privity.model.cover import CoverAgreement, CoverPart
from privity.model.ids import CompartmentId
from privity.model.keeping import HeldRecord, Hold, Holds, KeepingChoice
from privity.model.will import SetDates, Will
from privity.vault.payload import Payload

RECORD = CompartmentId("0" * 28 + "c001")
PAYLOADS: tuple[Payload, ...] = (
    Will(),
    Will(
        "Good day.",
        "Tell the board.",
        "1: an old friend",
        SetDates(date(2025, 1, 10), date(2026, 1, 10)),
        SetDates(date(2025, 1, 11)),
    ),
    KeepingChoice(7),
    KeepingChoice(10, 28, "ca-on", date(2026, 1, 10)),
    Hold(date(2026, 1, 10), "a complaint is open"),
    Hold(date(2026, 1, 10), "an order", date(2027, 1, 10)),
    OtherPlaces(),
    OtherPlaces((Place("phone"), Place("mail", "two accounts", date(2026, 1, 10)))),
    Incident(IncidentKind.LETTER, date(2026, 1, 10), "went to another address"),
    Incident(
        IncidentKind.BREAK_IN,
        date(2026, 1, 10),
        "a window",
        (RECORD,),
        (StepDone("unplug", date(2026, 1, 10)),),
        date(2026, 1, 12),
    ),
    CoverAgreement("Invented Colleague", date(2026, 1, 10), date(2026, 2, 10), (CoverPart.DATES,)),
    CoverAgreement(
        "Invented Colleague",
        date(2026, 1, 10),
        date(2026, 2, 10),
        (CoverPart.REACH, CoverPart.WORDS),
        "She may call if the nights get bad.",
    ),
    Holds(),
    Holds((HeldRecord(RECORD, date(2026, 1, 10)), HeldRecord(RECORD, date(2026, 1, 10), date(2027, 1, 10)))),
)
