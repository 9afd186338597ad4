"""Where the encoder cannot be loaded every command that judges goes on by words alone, and says so."""

import json
from pathlib import Path

import pytest

from privity.interchange.demo import DRAFT_NAMING
from tests.faces.cli.conftest import Bench

SAID = (
    "judged by words alone, which hear less of a story told in other words: "
    "the packages that run the encoder are not here"
)
REMEDY = "install Privity anew, and start it again"
_GENERAL = "Most of us sleep better in the dark.\n"


@pytest.fixture
def deaf(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The practice on a machine where the package that runs the encoder does not load."""
    broken = tmp_path / "packages"
    broken.mkdir()
    (broken / "onnxruntime.py").write_text("raise ImportError\n")
    monkeypatch.setenv("PYTHONPATH", str(broken))
    (bench.folder / "general.txt").write_text(_GENERAL)
    drafts = bench.folder / "drafts"
    drafts.mkdir()
    (drafts / "a.md").write_text(_GENERAL)
    (drafts / "b.md").write_text(DRAFT_NAMING)
    return bench


def test_one_draft_is_answered_by_words_alone(deaf: Bench) -> None:
    shown = deaf.run("screen", "general.txt")
    assert (shown.code, shown.out.splitlines()[1:3]) == (0, [f"  {SAID}", f"      {REMEDY}"])
    answered = deaf.run("screen", "--json", "general.txt")
    assert json.loads(answered.out)["screened"]["words_alone"] == {"said": SAID, "remedy": REMEDY}
    assert answered.err == f"{SAID}; {REMEDY}\n"
    alone = deaf.run("screen", "--text-alone", "--json", "general.txt", locked=True)
    assert (set(json.loads(alone.out)), alone.err) == ({"schema", "id", "verdict"}, f"{SAID}; {REMEDY}\n")


def test_of_many_each_answer_has_it_and_a_person_is_told_once(deaf: Bench) -> None:
    lines = "".join(json.dumps({"id": str(one), "text": _GENERAL}) + "\n" for one in range(3))
    for ended in (
        deaf.run("screen", "--jsonl", "-", said=lines),
        deaf.run("screen", "drafts"),
        deaf.run("screen", "drafts", "--resume"),
    ):
        answers = [json.loads(line) for line in ended.out.splitlines()]
        assert {one["screened"]["words_alone"]["said"] for one in answers} == {SAID}
        assert ended.err.count(SAID) == 1
    assert {one["schema"] for one in answers} == {"privity.judged-before/1"}


def test_the_doctor_finds_it(deaf: Bench) -> None:
    found = {one["name"]: one for one in json.loads(deaf.run("doctor", "--json").out)["checks"]}
    assert found["encoder"] == {
        "name": "encoder",
        "state": "look",
        "says": f"drafts are {SAID}",
        "remedy": REMEDY,
    }
