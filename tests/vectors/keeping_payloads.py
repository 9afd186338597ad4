"""The payloads of keeping and surviving, for the vectors, and the shapes by which the second program reads them."""

from datetime import date

from privity.model.will import SetDates, Will
from privity.vault.payload import Payload

PAYLOADS: tuple[Payload, ...] = (
    Will(),
    Will(
        "Good day.",
        "Tell the board.",
        "1: an old friend",
        SetDates(date(2025, 1, 10), date(2026, 1, 10)),
        SetDates(date(2025, 1, 11)),
    ),
)
