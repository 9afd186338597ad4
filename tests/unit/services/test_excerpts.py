"""A span is shown with some words of its own paragraph around it."""

import pytest

from privity.services.passages import excerpt

_TEXT = "First things.\n\nShe rang him one last time and said goodnight.\n\nThen the next one."


@pytest.mark.parametrize(
    ("text", "marked", "shown"),
    [
        (_TEXT, "rang", "She [rang] him one last time and said goodnight."),
        (_TEXT, "goodnight", "She rang him one last time and said [goodnight]."),
        (_TEXT, "First", "[First] things."),
        (_TEXT, "one.", "Then the next [one.]"),
        (
            "a word " * 20 + "here it is " + "b word " * 20,
            "here it is",
            "… a word a word a word a word a word [here it is] b word b word b word b word b word b …",
        ),
    ],
)
def test_what_stands_around_a_span(text: str, marked: str, shown: str) -> None:
    at = text.rindex(marked)
    parts = excerpt(text, (at, at + len(marked)))
    assert "".join(f"[{part}]" if is_marked else part for part, is_marked in parts) == shown
