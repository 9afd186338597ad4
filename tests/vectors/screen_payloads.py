"""The payloads of the screen, for the vectors, and the shapes by which the second program reads them."""

from privity.model.ids import RecordId
from privity.model.told import ToldDetails
from privity.model.vectors import NoteVectors
from privity.vault.payload import Payload

PAYLOADS: tuple[Payload, ...] = (
    NoteVectors(
        RecordId(f"{7:032x}"),
        "0123456789abcdef-fedcba9876543210",
        "ab" * 32,
        2,
        bytes.fromhex("003c00bc003c00bc"),
        bytes.fromhex("7f8140c0"),
        (2, 0),
    ),
    ToldDetails(("jackdaw", "sextant")),
)
