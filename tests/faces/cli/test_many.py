"""A folder of documents: each answered in order, what breaks its reader named; and the verdict from a text alone."""

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from privity.faces.cli.many import Found, documents_in, drafts_of, read_draft
from privity.interchange.demo import DRAFT_NAMING
from tests.faces.cli.conftest import Bench


def test_each_document_is_a_draft_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("hidden")
    for number in range(5):
        (tmp_path / "b" / f"{number}.md").write_text(f"Sleep {number} hours.")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n")
    documents, total = documents_in(tmp_path)
    found = list(drafts_of(documents, workers=2))
    assert [one["id"] for one in found] == ["a.png", *(f"b/{number}.md" for number in range(5))]
    assert (found[0]["text"], "picture" in found[0]["unread_parts"][0]) == ("", True)
    assert [one["text"].strip() for one in found[1:]] == [f"Sleep {number} hours." for number in range(5)]
    assert total == 6


def test_what_is_no_file_on_a_disk_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    (tmp_path / "lost.md").symlink_to("nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "words.md").write_text("Sleep is good.")
    documents, total = documents_in(tmp_path)
    found = {one["id"]: one["unread_parts"] for one in drafts_of(documents, workers=1)}
    device = ["the whole file: is a device, a pipe or a socket, not a file"]
    gone = ["the whole file: this file cannot be read"]
    assert found == {"endless.md": device, "lost.md": gone, "pipe.md": device, "words.md": []}
    assert total == 4


def test_a_part_that_cannot_be_read_goes_along() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("talk.txt", "Sleep is good.")
        archive.writestr("scan.png", b"\x89PNG\r\n")
    nested = read_draft(Found("talk.zip", content=inner.getvalue(), is_nested=True))
    assert "Sleep is good." in nested["text"]
    assert len(nested["unread_parts"]) == 2
    for found in (
        Found("gone.txt", Path("/nowhere/gone.txt")),
        Found("a.tgz", content=b"\x1f\x8b\x08", is_nested=True),
        Found("empty.txt"),
    ):
        draft = read_draft(found)
        assert draft["text"] == ""
        assert (
            draft["unread_parts"][0].startswith("the whole file: ") or "archive" in draft["unread_parts"][0]
        )


@pytest.fixture
def drafts(bench: Bench) -> Path:
    folder = bench.folder / "drafts"
    folder.mkdir()
    for number in range(160):
        (folder / f"{number:03}.md").write_text(
            f"Most of us sleep {number} hours, and some of us {number + 1}."
        )
    (folder / "999.txt").write_text(DRAFT_NAMING)
    return folder


def test_a_run_killed_at_any_point_goes_on_and_judges_nothing_twice(bench: Bench, drafts: Path) -> None:
    given: dict[str, str] = {}
    with bench.start("screen", "drafts") as process:
        assert process.stdout is not None
        for line in process.stdout:
            given[json.loads(line)["id"]] = json.loads(line)["verdict"]
            if len(given) == 3:
                process.kill()
                break
    resumed = bench.run("screen", "drafts", "--resume")
    assert (resumed.code, resumed.err.splitlines()[-1].startswith("161 of 161 documents: 1 stop")) == (
        0,
        True,
    )
    answers = [json.loads(line) for line in resumed.out.splitlines()]
    assert [answer["id"] for answer in answers] == sorted(path.name for path in drafts.iterdir())
    before = {one["id"]: one["verdict"] for one in answers if one["schema"] == "privity.judged-before/1"}
    assert given.items() <= before.items()
    assert set(answers[0]) == {"schema", "id", "verdict"}
    whole = bench.run("screen", "drafts", "--resume")
    assert "161 judged before" in whole.err
    assert bench.run("screen", "drafts/000.md", "--resume").code == 2


def test_an_archive_has_a_verdict_for_each_document(bench: Bench) -> None:
    files = {
        "a/general.md": "Most of us sleep better in the dark.",
        "a/naming.txt": DRAFT_NAMING,
        "a/scan.png": "\x89PNG\r\n",
    }
    with (
        zipfile.ZipFile(bench.folder / "talks.zip", "w") as zipped,
        tarfile.open(bench.folder / "talks.tgz", "w:gz") as tarred,
    ):
        for name, text in files.items():
            content = text.encode("latin-1")
            zipped.writestr(name, content)
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tarred.addfile(member, io.BytesIO(content))
    for name in ("talks.zip", "talks.tgz"):
        ended = bench.run("screen", name)
        assert ended.code == 0, ended.err
        answers = [json.loads(line) for line in ended.out.splitlines()]
        assert {one["id"]: one["verdict"] for one in answers} == {
            "a/general.md": "nothing-found",
            "a/naming.txt": "stop",
            "a/scan.png": "ask",
        }
        [scan] = [one for one in answers if one["id"] == "a/scan.png"]
        assert scan["screened"]["unread_parts"] == ["the whole file: is a picture"]
    assert bench.run("screen", "nothere.zip").code == 2
