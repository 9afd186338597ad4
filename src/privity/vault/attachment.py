"""The sealed attachment, `privity.attachment/1`: a content of any size in numbered chunks. See spec/attachment.md."""

from collections import deque
from collections.abc import Iterator

from privity.crypto.stream import (
    CHUNK_BYTES,
    TAG_BYTES,
    RunningSha256,
    StreamKey,
    chunks_in,
    sealed_bytes,
)
from privity.errors import IntegrityError
from privity.model.ids import CompartmentId, RecordId, VaultId

_FORMAT = b"privity.attachment/1\x00"

__all__ = ["CHUNK_BYTES", "ChunkOpener", "ChunkSealer", "RunningSha256", "fresh_key", "sealed_bytes"]

fresh_key = StreamKey.fresh


def _stream(key: bytes, vault: VaultId, compartment: CompartmentId, record: RecordId) -> StreamKey:
    return StreamKey(key, _FORMAT + bytes.fromhex(vault) + bytes.fromhex(compartment) + bytes.fromhex(record))


class ChunkSealer:
    """Seals a content as it comes, holding back no more than one chunk until it is known whether it is the last."""

    def __init__(self, key: bytes, vault: VaultId, compartment: CompartmentId, record: RecordId) -> None:
        self._stream = _stream(key, vault, compartment, record)
        self._waiting: deque[memoryview] = deque()
        self._held = 0
        self._number = 0
        self.size = 0

    def add(self, data: bytes) -> Iterator[bytes]:
        """Take a piece of any length, and give what can be sealed of what came so far."""
        self.size += len(data)
        self._held += len(data)
        self._waiting.append(memoryview(data))
        while self._held > CHUNK_BYTES:
            yield self._seal(self._next(CHUNK_BYTES), last=False)

    def end(self) -> bytes:
        """The last chunk. Nothing can be added afterwards."""
        return self._seal(self._next(self._held), last=True)

    def _next(self, size: int) -> bytes | memoryview:
        """So many bytes of what waits; pieces that fit are not copied."""
        taken: list[memoryview] = []
        wanted = size
        while wanted:
            piece = self._waiting.popleft()
            if len(piece) > wanted:
                self._waiting.appendleft(piece[wanted:])
                piece = piece[:wanted]
            taken.append(piece)
            wanted -= len(piece)
        self._held -= size
        return taken[0] if len(taken) == 1 else b"".join(taken)

    def _seal(self, data: bytes | memoryview, *, last: bool) -> bytes:
        sealed = self._stream.seal(self._number, data, last=last)
        self._number += 1
        return sealed


class ChunkOpener:
    """Opens the chunks of one attachment, in any order."""

    def __init__(
        self, key: bytes, size: int, vault: VaultId, compartment: CompartmentId, record: RecordId
    ) -> None:
        self._stream = _stream(key, vault, compartment, record)
        self._size = size
        self.count = chunks_in(size)

    def place(self, number: int) -> tuple[int, int]:
        """Where a chunk begins in the sealed file, and how long it is."""
        whole = CHUNK_BYTES + TAG_BYTES
        return number * whole, min(whole, sealed_bytes(self._size) - number * whole)

    def check_length(self, length: int) -> None:
        """Raises IntegrityError unless a sealed file of this length can be the one."""
        if length != sealed_bytes(self._size):
            raise IntegrityError(
                "an attachment is not what this office wrote",
                field="attachment",
                remedy="bring it back from a backup; nothing was changed",
            )

    def open(self, number: int, sealed: bytes) -> bytes:
        """Open one chunk. Raises IntegrityError."""
        return self._stream.open(number, sealed, last=number == self.count - 1)
