"""The screen without its encoder: left out by a test to be quick, or altered on the disk of this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from privity.screen import WordsAlone
from privity.services import embedding
from privity.services.screening import shared_embedder

ALTERED = (
    "judged by words alone, which hear less of a story told in other words: the encoder's file was altered"
)


def no_encoder() -> WordsAlone:
    """What a screener is given that is to go by words alone, and to be quick."""
    return WordsAlone("this test goes without the encoder", "give it one")


@contextmanager
def altered_encoder(folder: Path) -> Iterator[None]:
    """This process as if another file lay where the encoder does."""
    other = folder / "other.onnx"
    other.write_bytes(b"another model")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "_MODEL", other)
        shared_embedder.cache_clear()
        yield
    shared_embedder.cache_clear()
