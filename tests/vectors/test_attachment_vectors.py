"""Two implementations that share no line seal and open attachments alike, and refuse alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from privity.errors import IntegrityError
from privity.model.ids import CompartmentId, RecordId, VaultId
from privity.vault.attachment import CHUNK_BYTES, ChunkOpener
from tests.vectors import independent_attachment as independent
from tests.vectors.attachment_vectors import content, seal
from tests.vectors.independent_vault import Reject

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "spec" / "vectors" / "vault-attachment.json").read_text("utf-8")
)
PLACE = {name: VECTORS[name] for name in ("vault", "compartment", "record")}


def _sealed(case: dict[str, Any]) -> bytes:
    ids = VaultId(PLACE["vault"]), CompartmentId(PLACE["compartment"]), RecordId(PLACE["record"])
    return seal(case["size"], bytes.fromhex(case["key"]), *ids)


def _open(place: dict[str, str], case: dict[str, Any], sealed: bytes) -> bytes:
    ids = VaultId(place["vault"]), CompartmentId(place["compartment"]), RecordId(place["record"])
    opener = ChunkOpener(bytes.fromhex(case["key"]), case["size"], *ids)
    opener.check_length(len(sealed))
    found = b""
    for number in range(opener.count):
        start, length = opener.place(number)
        found += opener.open(number, sealed[start : start + length])
    return found


@pytest.mark.parametrize("case", VECTORS["accept"], ids=lambda case: str(case["size"]))
def test_attachment_is_sealed_and_opened_alike(case: dict[str, Any]) -> None:
    plain, key, sealed = content(case["size"]), bytes.fromhex(case["key"]), _sealed(case)
    assert independent.seal(PLACE, key, plain) == sealed
    assert (independent.digest(sealed), len(sealed)) == (case["sha256"], case["length"])
    assert case.get("sealed", sealed.hex()) == sealed.hex()
    assert _open(PLACE, case, sealed) == plain == independent.open_whole(PLACE, key, case["size"], sealed)


@pytest.mark.parametrize("case", VECTORS["reject"], ids=lambda case: str(case["name"]))
def test_attachment_is_refused_alike(case: dict[str, Any]) -> None:
    good = dict(VECTORS["accept"][case["of"]])
    place, sealed = dict(PLACE), bytearray(_sealed(good))
    match case["do"]:
        case "flip":
            sealed[case["at"]] ^= 1
        case "cut":
            del sealed[case["at"] :]
        case "append":
            sealed += bytes.fromhex(case["hex"])
        case "swap":
            half = CHUNK_BYTES + 16
            sealed = sealed[half:] + sealed[:half]
        case "shorten":
            good["size"] = case["size"]
            del sealed[CHUNK_BYTES + 16 :]
        case "move":
            place |= {name: case[name] for name in PLACE if name in case}
    with pytest.raises(IntegrityError):
        _open(place, good, bytes(sealed))
    with pytest.raises(Reject):
        independent.open_whole(place, bytes.fromhex(good["key"]), good["size"], bytes(sealed))
