"""The shipped embedder gives vectors of length one, near where the meaning is near, and refuses a changed model."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from privity.errors import IntegrityError
from privity.screen import WordsAlone
from privity.services import embedding
from privity.services.embedding import INSTALL_ANEW, MiniLmEmbedder, load_embedder
from privity.services.screening import shared_embedder


@pytest.fixture(scope="module")
def embedder() -> MiniLmEmbedder:
    return load_embedder()


def test_the_library_that_runs_the_model_tells_nobody_and_keeps_nothing(tmp_path: Path) -> None:
    """It would write a device's id and a session's into the account's folders, and send them from its own threads."""
    code = "from privity.services.embedding import load_embedder\nload_embedder().encode(['A short one.'])\n"
    # In a run for CI the library would be silent by itself, and the test would prove nothing.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"CI", "ORT_DISABLE_TELEMETRY"}
    }
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300, env=environment)
    assert [path for path in (tmp_path / "machine").rglob("*") if path.is_file()] == []


def test_vectors_have_length_one_and_do_not_depend_on_their_company(embedder: MiniLmEmbedder) -> None:
    texts = ["A short one.", "A rather longer text about a lighthouse keeper and his keys. " * 40, "x"]
    together = embedder.encode(texts)
    assert together.shape == (3, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-4)
    alone = np.concatenate([embedder.encode([text]) for text in texts])
    assert np.array_equal(together, alone)


def test_parts_of_a_reading_are_pieces_of_the_whole(embedder: MiniLmEmbedder) -> None:
    text = "she keeps bees behind the chapel. he counts the trains at night. " * 60
    reading = embedder.read(text)
    whole, part, again = reading.vectors([(0, len(text)), (0, 33), (0, 33)])
    assert np.allclose([np.linalg.norm(whole), np.linalg.norm(part)], 1.0, atol=1e-4)
    assert np.array_equal(part, again)
    assert 0.3 < float(whole @ part) < 0.999


def test_of_an_endless_text_only_what_is_asked_for_is_read(embedder: MiniLmEmbedder) -> None:
    (vector,) = embedder.read("word " * 2_000_000).vectors([(0, 400)])
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-4)


def test_an_empty_stretch_has_no_direction(embedder: MiniLmEmbedder) -> None:
    assert not embedder.read("something").vectors([(0, 0)]).any()


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


@pytest.mark.parametrize(
    ("name", "what"),
    [("_MODEL", "the encoder's file"), ("_VOCABULARY", "the file of the encoder's vocabulary")],
)
def test_a_missing_part_is_named(
    name: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"privity.services.embedding.{name}", tmp_path / "gone")
    with pytest.raises(IntegrityError, match=f"^{what} cannot be read$") as refused:
        load_embedder()
    assert (refused.value.field, refused.value.remedy) == ("encoder", INSTALL_ANEW)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_without_its_packages_or_its_file_there_are_words_alone(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = shared_embedder.__wrapped__
    with monkeypatch.context() as without:
        without.setitem(sys.modules, package, None)
        assert find() == WordsAlone("the packages that run the encoder are not here", INSTALL_ANEW)
    cut = tmp_path / "cut"
    cut.write_bytes(embedding._MODEL.read_bytes()[:1_000_000])
    monkeypatch.setattr(embedding, "_MODEL", cut)
    monkeypatch.setattr("onnxruntime.InferenceSession", None)  # what is not the encoder is never run
    assert find() == WordsAlone("the encoder's file was altered or cut short", INSTALL_ANEW)
