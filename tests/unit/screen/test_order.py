"""The answer about a draft must not hang on the order in which a set happens to be walked."""

import os
import subprocess
import sys

import pytest

_SCREENED = """
from datetime import date
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import ScreenIndex, screen

told, day = "Sleeps badly. Lost the kiln.", date(2024, 1, 8)
names = ("Ida Quillan", "Ole Quillen", "Una Quillin", "Tor Quiljan", "Eva Quilman", "Per Quilian", "Ada Qillan")
clients = tuple(Client(f"c-{at}", (name,)) for at, name in enumerate(names))
engagements = tuple(Engagement(f"e-{at}", (client.reference,), day) for at, client in enumerate(clients))
notes = tuple(Note(f"n-{at}", f"e-{at}", day, told) for at in range(len(clients)))
index = ScreenIndex.build(Caseload(clients, engagements, notes))
answer = screen(index, "Quillian came late and wept. Only Quiillan knew why, and Mr Quilllan did not.")
print([(one.kind.value, one.client, one.span) for one in answer.findings], [one.client for one in answer.candidates])
"""


def _screened(seed: str) -> str:
    given = subprocess.run(
        [sys.executable, "-c", _SCREENED],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return given.stdout


@pytest.mark.parametrize("seed", ["1", "7"])
def test_a_draft_is_answered_alike_in_every_process(seed: str) -> None:
    answered = _screened(seed)
    assert "name" in answered
    assert answered == _screened("0")
