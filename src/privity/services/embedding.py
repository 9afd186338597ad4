"""The embedder that ships with Privity: a small encoder that reads drafts and notes alike, run on the CPU.

It is all-MiniLM-L6-v2 (Apache-2.0), trained further on invented notes and retellings by
`benchmarks/encoder_training.py`, as int8 ONNX; BERT's uncased vocabulary (Apache-2.0, Devlin et al., 2019) lies
beside it. Both are pinned by SHA-256 and refused when they differ: a changed model would make every kept vector wrong
in silence. Nothing is fetched. Where it cannot be loaded the screen goes on by words alone, and says so.
"""

import os
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from privity.errors import IntegrityError
from privity.ports.embedder import Taken
from privity.screen.grains import Bytes, grains_of, packed, unit

MODEL_SHA256 = "8daa64d5bed49a45ad02c11738b1a6a9aae3565c7af9d031ccc2fd0f40c2f5dd"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
INSTALL_ANEW = "install Privity anew, and start it again"
_MODEL = Path(__file__).with_name("story_encoder.onnx")
_VOCABULARY = Path(__file__).with_name("bert_base_uncased_vocab.txt")
_LONGEST = 256
_THREADS = 2
_PIECE = 1_000


Offsets = NDArray[np.int64]


class MiniLmEmbedder:
    """Sentence vectors of 384 numbers: the mean of the model's token vectors, brought to length one."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @property
    def fingerprint(self) -> str:
        """Name the model and the vocabulary."""
        return f"{MODEL_SHA256[:16]}-{VOCABULARY_SHA256[:16]}"

    def read(self, text: str) -> "TokenReading":
        """Read a text as a whole, so that its parts get vectors in their surroundings, all from one pass."""
        return TokenReading(self, text)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row a text."""
        return self.take(texts).rows

    def take(self, texts: Sequence[str]) -> Taken:
        """Give one row a text, and its grains.

        Each is run alone: the quantised model rounds by what stands in a batch together.
        """
        vectors = np.zeros((len(texts), 384), np.float32)
        grains: list[Bytes] = []
        for row, text in enumerate(texts):
            tokens, centred, _ = self.hidden(text)
            vectors[row] = tokens.mean(axis=0)
            grains.append(packed(grains_of(centred[1:-1])))
        return Taken(unit(vectors), tuple(grains))

    def hidden(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32], Offsets]:
        """Give the vectors of a text's tokens, its two ends included, as they are and centred, and their places.

        Grains are made of the centred ones, from which what all tokens have in common is taken off.
        """
        encoding = self._tokenizer.encode(text)
        ids = np.array(encoding.ids, np.int64)[None]
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        offsets = np.array(encoding.offsets, np.int64).reshape(-1, 2)
        hidden, centred = self.run(feed)
        return np.asarray(hidden[0], np.float32), np.asarray(centred[0], np.float32), offsets

    def run(self, feed: dict[str, NDArray[np.int64]]) -> tuple[Any, Any]:
        """Run the model: the vectors of the tokens of each row, as they are and centred."""
        hidden, centred = self._session.run(["last_hidden_state", "centred"], feed)
        return hidden, centred


class TokenReading:
    """A text that is read piece by piece, each piece when one of its parts is first asked for."""

    def __init__(self, embedder: MiniLmEmbedder, text: str) -> None:
        self._embedder, self._text = embedder, text
        pieces = max(1, -(-len(text) // _PIECE))
        cuts = [len(text) * number // pieces for number in range(pieces + 1)]
        # A cut falls behind a word, so that no word is read in two halves.
        for number in range(1, pieces):
            space = text.find(" ", cuts[number], cuts[number] + 60)
            cuts[number] = space if space > 0 else cuts[number]
        self._cuts = cuts
        self._read: dict[int, _Piece] = {}

    def vectors(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Give one row a stretch of characters: the mean of its tokens' vectors, brought to length one."""
        found = np.zeros((len(spans), 384), np.float32)
        for row, (first, last) in enumerate(spans):
            piece = bisect_right(self._cuts, first, 0, len(self._cuts) - 1) - 1
            while piece < len(self._cuts) - 1 and self._cuts[piece] < last:
                read = self._piece(piece)
                low, high = read.within(first, last)
                if low < high:
                    found[row] += read.sums[high] - read.sums[low]
                piece += 1
        return unit(found)

    def grains(self, span: tuple[int, int]) -> NDArray[np.float32]:
        """Give the grains of a stretch of characters."""
        first, last = span
        piece = bisect_right(self._cuts, first, 0, len(self._cuts) - 1) - 1
        found: list[NDArray[np.float32]] = []
        while piece < len(self._cuts) - 1 and self._cuts[piece] < last:
            read = self._piece(piece)
            low, high = read.within(first, last)
            found.append(grains_of(read.centred[low:high]))
            piece += 1
        return np.concatenate(found)

    def _piece(self, piece: int) -> "_Piece":
        if piece not in self._read:
            first, last = self._cuts[piece], self._cuts[piece + 1]
            tokens, centred, places = self._embedder.hidden(self._text[first:last])
            hidden, offsets = tokens[1:-1], places[1:-1] + first
            sums = np.concatenate((np.zeros((1, hidden.shape[1]), np.float32), hidden.cumsum(axis=0)))
            self._read[piece] = _Piece(offsets[:, 0], offsets[:, 1], sums, centred[1:-1])
        return self._read[piece]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece, read: where its tokens begin and end, their vectors added up, and what grains are made of."""

    starts: Offsets
    ends: Offsets
    sums: NDArray[np.float32]
    centred: NDArray[np.float32]

    def within(self, first: int, last: int) -> tuple[int, int]:
        """Say which tokens lie in a stretch of characters."""
        low, high = np.searchsorted(self.ends, first, "right"), np.searchsorted(self.starts, last, "left")
        return int(low), int(high)


def load_embedder() -> MiniLmEmbedder:
    """Load the embedder. Raises ImportError where its packages are absent, IntegrityError for another model."""
    # INVARIANT: said before the library is loaded. It else tells its makers over the network how it is used, from
    # threads of its own, and keeps what it could not tell in the account's cache folder.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    model = _expected(_MODEL, MODEL_SHA256, "the encoder's file")
    words = _expected(_VOCABULARY, VOCABULARY_SHA256, "the file of the encoder's vocabulary").decode("utf-8")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = _THREADS
    # A worker that spins while it waits takes the processor from whatever else the machine is doing.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    # INVARIANT: what was held against its hash is what is used. A file that is read twice can be two files.
    vocabulary = {word: number for number, word in enumerate(words.rstrip("\n").split("\n"))}
    tokenizer = BertWordPieceTokenizer(vocabulary, lowercase=True)
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.no_padding()
    return MiniLmEmbedder(session, tokenizer)


def _expected(file: Path, digest: str, what: str) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise IntegrityError(f"{what} cannot be read", field="encoder", remedy=INSTALL_ANEW) from error
    if sha256(data).hexdigest() != digest:
        raise IntegrityError(f"{what} was altered or cut short", field="encoder", remedy=INSTALL_ANEW)
    return data
