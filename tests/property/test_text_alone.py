"""What anybody may ask of a text is answered from the text: in every office alike, and with the same work.

Two offices that differ in one client, and a place where there is none, give the same bytes, the same status, and the
same calls one after another, whatever the text says of whom.
"""

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity import bootstrap
from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.faces.cli import running
from privity.faces.cli.running import run_command
from privity.interchange import local_socket
from privity.services.caseload import bring_in
from privity.services.screening import shared_embedder
from tests.house.offices import CASELOAD, PASSPHRASE

_ANN = CASELOAD.clients[0]
_SAID = st.sampled_from(
    (
        *(one.names[0] for one in CASELOAD.clients),
        *(one.text for one in CASELOAD.notes),
        "My client told me last week that she cannot sleep since her husband drowned.",
        "Sleep is better in a cool, dark room.",
        "I met her at the market,",
        "昨天我在市场见到了她。",
        "a" * 50,
        "\u200b",
    )
)
_TEXTS = st.lists(st.one_of(_SAID, st.text(max_size=30)), min_size=1, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """An office with Ann, the same without her, and none."""
    found = []
    without = replace(
        CASELOAD,
        clients=CASELOAD.clients[1:],
        engagements=tuple(one for one in CASELOAD.engagements if _ANN.reference not in one.clients),
    )
    kept = {one.reference for one in without.engagements}
    without = replace(without, notes=tuple(one for one in CASELOAD.notes if one.engagement in kept))
    for caseload in (CASELOAD, without):
        folder = tmp_path_factory.mktemp("office")
        office, _ = create_office(OfficePlace(folder / "o", folder / "s"), PASSPHRASE, cost=LOWEST_COST)
        bring_in(office, caseload)
        office.close()
        found.append(folder / "o")
    return (*found, tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="module")
def _no_way_in() -> Iterator[None]:
    """Whoever would open an office, or ask one that is open, fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an office was asked")

    shared_embedder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "open_office", refuse)
        patch.setattr(local_socket, "connect", refuse)
        # What a process of its own does to itself is not for that of the tests.
        patch.setattr(running, "harden_process", lambda: None)
        patch.setattr(running, "_quieten", lambda: None)
        yield


def asked(place: Path, draft: Path) -> tuple[int, str, list[tuple[str, str]]]:
    """The status, what was printed, and every call of ours on the way."""
    calls: list[tuple[str, str]] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and "privity" in frame.f_code.co_filename:
            calls.append((frame.f_code.co_filename, frame.f_code.co_qualname))

    out = io.StringIO()
    before = sys.getprofile()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        sys.setprofile(note)
        try:
            code = run_command(
                ["--office", str(place), "screen", "--text-alone", "--json", str(draft)], lambda *_, **__: 0
            )
        finally:
            sys.setprofile(before)
    return code, out.getvalue(), calls


@pytest.mark.usefixtures("_no_way_in")
@given(text=_TEXTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_office_answers_alike_with_the_same_work(places: tuple[Path, ...], text: str) -> None:
    draft = places[-1] / "draft.txt"
    draft.write_bytes(text.encode("utf-8", "surrogatepass"))
    # What a first asking leaves in memory (stems, tables) depends on the text alone.
    asked(places[-1], draft)
    answers = [asked(place, draft) for place in places]
    assert answers[0][:2] == answers[1][:2] == answers[2][:2]
    assert answers[0][2] == answers[1][2] == answers[2][2]
    assert len(answers[0][2]) > 20
    code, printed, _ = answers[0]
    if code in (10, 11):
        assert set(json.loads(printed)) == {"schema", "id", "verdict"}
        assert json.loads(printed)["verdict"] == {10: "ask", 11: "stop"}[code]
    else:
        assert code == 2
