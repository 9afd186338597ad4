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
    [linked] = found.pop("round")
    assert linked.startswith("the whole file: is a link to a folder")
    assert found == {"endless.md": device, "lost.md": gone, "pipe.md": device, "words.md": []}
    assert total == 5


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
    assert resumed.code == 11
    assert resumed.err.splitlines()[-1].startswith("161 of 161 documents: 1 stop")
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
        assert ended.code == 11, ended.err
        answers = [json.loads(line) for line in ended.out.splitlines()]
        assert {one["id"]: one["verdict"] for one in answers} == {
            "a/general.md": "nothing-found",
            "a/naming.txt": "stop",
            "a/scan.png": "ask",
        }
        [scan] = [one for one in answers if one["id"] == "a/scan.png"]
        assert scan["screened"]["unread_parts"] == ["the whole file: is a picture"]
    assert bench.run("screen", "nothere.zip").code == 2


def test_the_gravest_verdict_of_a_folder_is_its_exit_code(bench: Bench) -> None:
    folder = bench.folder / "drafts"
    folder.mkdir()
    (folder / ".notes.md").write_text(DRAFT_NAMING)
    empty = bench.run("screen", "drafts")
    assert (empty.code, empty.out) == (2, "")
    assert "there is no document in `drafts`" in empty.err
    for name, content, code in (
        ("a.md", "Most of us sleep better in the dark.", 0),
        ("b.pdf", "%PDF-1.4", 10),
        ("c.txt", DRAFT_NAMING, 11),
    ):
        (folder / name).write_text(content)
        assert bench.run("screen", "drafts", "--resume").code == code


def test_a_link_to_another_folder_is_named(tmp_path: Path) -> None:
    folder, beside = tmp_path / "drafts", tmp_path / "beside"
    (folder / "sub").mkdir(parents=True)
    beside.mkdir()
    for path in (beside / "c.md", folder / "sub" / "a.md"):
        path.write_text("Sleep.")
    (folder / "away").symlink_to(beside)
    (folder / "kept.md").symlink_to(beside / "c.md")
    found, total = documents_in(folder)
    reasons = {one.id: one.why_not for one in found}
    assert (list(reasons), total) == (["away", "kept.md", "sub/a.md"], 3)
    assert reasons.pop("away").startswith("is a link to a folder")
    assert not any(reasons.values())


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    real = os.scandir

    def scandir(place: str) -> object:
        if os.fspath(place).endswith("closed"):
            raise PermissionError(13, "denied", place)
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)
    [found] = documents_in(tmp_path)[0]
    assert (found.id, found.why_not) == ("closed", "this folder cannot be read")
