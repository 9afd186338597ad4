"""Ages and lengths of time, as people and as records write them."""

import pytest

from privity.screen.concepts import quantities
from privity.screen.words import split_words


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("14/12 ago, review in 4/52, off for 3/7", ["=time year", "=time months", "=time days"]),
        ("on call 24/7 since 02/12/2025", []),
        ("41M, wife 37f, married 8y", ["=age 40s", "=age 30s", "=time lustrum"]),
        ("8 m of rope, 5m away, the 2h drive", []),
        ("Slide 12. Waited 40 min, weighs 61 kg, page 30", []),
        ("a boy of fourteen, and Mr S., 82", ["=age teen", "=age old"]),
        ("she is 44 years old after 19 years", ["=age 40s", "=time decades"]),
    ],
)
def test_ages_and_times_are_read_as_records_write_them(text: str, bands: list[str]) -> None:
    words = split_words(text)
    assert [band for _, _, band in quantities(words, 0, len(words))] == bands
