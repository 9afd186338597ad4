"""The vectors of `privity.attachment/1`: contents by a recipe, since a chunk is a whole mebibyte."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from privity.model.attachments import Attachment
from privity.model.ids import CompartmentId, RecordId, VaultId
from privity.vault.attachment import CHUNK_BYTES, ChunkSealer
from privity.vault.payload import Payload

SHORT = 4096
PAYLOADS: tuple[Payload, ...] = (
    Attachment(
        RecordId("0" * 28 + "d001"), "scan.pdf", "application/pdf", 0, bytes(range(32)), "e3" * 32,
        datetime(2025, 1, 10, 9, 30, tzinfo=UTC),
    ),
)  # fmt: skip


def content(size: int) -> bytes:
    """The recipe: byte i is i modulo 251, so that no two chunks are alike."""
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def seal(size: int, key: bytes, vault: VaultId, compartment: CompartmentId, record: RecordId) -> bytes:
    """A whole sealed file."""
    sealer = ChunkSealer(key, vault, compartment, record)
    return b"".join(sealer.add(content(size))) + sealer.end()


def attachment_vectors(
    random: Callable[[int], bytes], vault: VaultId, compartment: CompartmentId, other: CompartmentId
) -> dict[str, Any]:
    """What a reader must accept, and what it must reject, by what was done to a file that is right."""
    record = RecordId("0" * 28 + "f001")
    accept: list[dict[str, Any]] = []
    for size in (
        0,
        1,
        SHORT,
        CHUNK_BYTES - 1,
        CHUNK_BYTES,
        CHUNK_BYTES + 1,
        2 * CHUNK_BYTES,
        2 * CHUNK_BYTES + 7,
    ):
        key = random(32)
        sealed = seal(size, key, vault, compartment, record)
        short = {"sealed": sealed.hex()} if size <= SHORT else {}
        accept.append(
            {
                "size": size,
                "key": key.hex(),
                "length": len(sealed),
                "sha256": hashlib.sha256(sealed).hexdigest(),
            }
            | short
        )
    return {
        "format": "privity.attachment/1",
        "content": "byte i is i modulo 251",
        "chunk": CHUNK_BYTES,
        "vault": vault,
        "compartment": compartment,
        "record": record,
        "accept": accept,
        "reject": [
            {"name": "first_byte_flipped", "of": 5, "do": "flip", "at": 0},
            {"name": "last_tag_flipped", "of": 5, "do": "flip", "at": -1},
            {"name": "cut_at_a_chunk", "of": 6, "do": "cut", "at": CHUNK_BYTES + 16},
            {"name": "cut_by_a_byte", "of": 6, "do": "cut", "at": -1},
            {"name": "a_byte_more", "of": 1, "do": "append", "hex": "00"},
            {"name": "chunks_changed_places", "of": 6, "do": "swap"},
            {"name": "first_chunk_alone_as_the_whole", "of": 6, "do": "shorten", "size": CHUNK_BYTES},
            {"name": "of_another_compartment", "of": 1, "do": "move", "compartment": other},
            {"name": "of_another_record", "of": 1, "do": "move", "record": "0" * 28 + "f002"},
            {"name": "of_another_vault", "of": 1, "do": "move", "vault": "f" * 32},
        ],
    }  # fmt: skip
