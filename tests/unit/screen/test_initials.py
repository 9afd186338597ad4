"""Initials ask where they stand for a person, and what only looks like them does not."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client
from privity.screen import FindingKind, ScreenIndex, Verdict, screen

INDEX = ScreenIndex.build(
    Caseload(
        (
            Client("c-1", ("Clara Finch",)),
            Client("c-2", ("Paula Stroud",)),
            Client("c-3", ("Miriam Ivy Dunne",)),
            Client("c-4", ("Hana Rice",)),
        ),
        (),
        (),
    )
)


def _met(text: str) -> set[str | None]:
    return {f.client for f in screen(INDEX, text).findings if f.kind is FindingKind.NAME}


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("C. F. came back.", "c-1"),
        ("C.F. came back.", "c-1"),
        ("On Friday C.F. said nothing at all.", "c-1"),
        ("CF came back after a week.", "c-1"),
        ("CF's mother is better.", "c-1"),
        ("My client CF is better.", "c-1"),
        ("My client M. has no words for it.", "c-3"),
        ("M. told us of the house.", "c-3"),
        ("A woman, M.D., wept.", None),
        ("M.I. was here.", "c-3"),
    ],
)
def test_initials_of_a_person_ask(text: str, client: str | None) -> None:
    assert (client in _met(text)) is (client is not None)
    assert client is None or screen(INDEX, text).verdict is not Verdict.NOTHING_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "This was written by C. F. Meyer in 1882.",
        "Meyer, C. F. and others wrote it.",
        "P.S. Bring an umbrella.",
        "HR said that the room is free.",
        "The CF card is full.",
        "Vitamin C. F is another letter.",
        "Present were F.A., C.F., T.K. and a guest.",
        "C.F.K. came late.",
        "Talk as a couple. I recommend it.",
        "Mr A. and Mrs B. are a teaching case.",
        "www.c.f.example came first.",
    ],
)
def test_what_only_looks_like_initials_does_not(text: str) -> None:
    assert _met(text) == set()


def test_initials_without_a_deed_count_where_a_case_is_told() -> None:
    plain = "The list of books: C.F. on the left."
    told = "A client of mine has lost her husband and cannot sleep; she cries in every session. C.F. on the left."
    assert _met(plain) == set()
    assert "c-1" in _met(told)
