"""The shipped embedder gives vectors of length one, near where the meaning is near, and refuses a changed model."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from privity.errors import IntegrityError
from privity.services import embedding
from privity.services.embedding import MiniLmEmbedder, load_embedder


@pytest.fixture(scope="module")
def embedder() -> MiniLmEmbedder:
    loaded = load_embedder()
    assert loaded is not None
    return loaded


def test_vectors_have_length_one_and_do_not_depend_on_their_company(embedder: MiniLmEmbedder) -> None:
    texts = ["A short one.", "A rather longer text about a lighthouse keeper and his keys. " * 40, "x"]
    together = embedder.encode(texts)
    assert together.shape == (3, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-4)
    alone = np.concatenate([embedder.encode([text]) for text in texts])
    assert (np.sum(together * alone, axis=1) > 0.99).all()


def test_what_means_alike_lies_nearer_than_what_does_not(embedder: MiniLmEmbedder) -> None:
    told, retold, other = embedder.encode(
        [
            "She shaved her head after her sister's funeral.",
            "On the evening they buried her sibling she cut off all her hair.",
            "The printer on the third floor is broken again.",
        ]
    )
    assert float(told @ retold) > float(told @ other) + 0.3


def test_no_text_gives_no_vector(embedder: MiniLmEmbedder) -> None:
    assert embedder.encode([]).shape == (0, 384)


def test_a_changed_vocabulary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "vocabulary.txt"
    changed.write_bytes(b"[PAD]\n[UNK]\n")
    monkeypatch.setattr(embedding, "_VOCABULARY", changed)
    load: Callable[[], object] = load_embedder
    with pytest.raises(IntegrityError):
        load()
