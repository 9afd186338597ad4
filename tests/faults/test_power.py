"""The recorder sees everything a program does to its files, and a replay keeps exactly what was flushed."""

import sys
from pathlib import Path

import pytest

from tests.faults import trace
from tests.faults.power import Cut, Recording, images, record, replay

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("tracing")]


def _contents(folder: Path) -> dict[str, tuple[bytes | None, int]]:
    return {
        str(path.relative_to(folder)): (
            None if path.is_dir() else path.read_bytes(),
            path.stat().st_mode & 0o777,
        )
        for path in folder.rglob("*")
    }


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with something in it before the program starts."""
    folder = tmp_path / "office"
    (folder / "old").mkdir(parents=True)
    (folder / "old" / "file").write_bytes(b"was here")
    (folder / "log").write_bytes(b"earlier\n")
    return folder


@pytest.fixture
def known(office: Path) -> Recording:
    return record([sys.executable, "-m", "tests.faults.writers.known", office], office)


def test_a_replay_to_the_end_is_the_folder_itself(known: Recording, office: Path, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    found = replay(known, Cut(len(known.events), seed=1), tmp_path / "images")
    assert _contents(found) == _contents(office)
    assert _contents(found)["sub/copy"][0] == _contents(office)["renamed"][0][:600]  # type: ignore[index]


def test_after_a_full_flush_every_seed_gives_the_same_disk(
    known: Recording, office: Path, tmp_path: Path
) -> None:
    (tmp_path / "images").mkdir()
    cuts = [Cut(len(known.events), seed) for seed in range(40)]
    for _, image in images(known, cuts, tmp_path / "images"):
        assert _contents(image) == _contents(office)


def test_what_was_there_before_is_there_at_every_cut(known: Recording, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    for _, image in images(known, known.cuts(200, seed=7), tmp_path / "images"):
        assert (image / "old" / "file").read_bytes() == b"was here"
        assert (image / "log").read_bytes().startswith(b"earlier\n")


def test_acknowledgements_are_counted_up_to_the_cut(known: Recording) -> None:
    said = [known.acknowledged(Cut(after, 0)) for after in range(len(known.events) + 1)]
    assert said[0] == []
    assert said[-1] == ["first", "second", "third"]
    assert [len(lines) for lines in said] == sorted(len(lines) for lines in said)


def _recording(*events: trace.Event) -> Recording:
    return Recording(events, 0)


def _file(number: int, name: str, data: bytes = b"", *, present: bool = False) -> trace.Created:
    return trace.Created(number, trace.ROOT, name, is_folder=False, mode=0o600, present=present, data=data)


def _outcomes(recording: Recording, folder: Path, seeds: int = 300) -> set[tuple[tuple[str, bytes], ...]]:
    """Every different disk that some seed gives at the end of a recording."""
    folder.mkdir()
    cuts = [Cut(len(recording.events), seed) for seed in range(seeds)]
    return {
        tuple(sorted((path.name, path.read_bytes()) for path in image.iterdir()))
        for _, image in images(recording, cuts, folder)
    }


def test_an_unflushed_write_is_missing_whole_or_torn_at_sectors(tmp_path: Path) -> None:
    recording = _recording(
        _file(1, "f", b"a" * 1024, present=True),
        trace.Written(1, 256, b"b" * 512),
        trace.Written(1, 1024, b"c"),
    )
    old, new = b"a" * 1024, b"a" * 256 + b"b" * 512 + b"a" * 256
    first = b"a" * 256 + b"b" * 256 + b"a" * 512
    second = b"a" * 512 + b"b" * 256 + b"a" * 256
    found = {dict(outcome)["f"] for outcome in _outcomes(recording, tmp_path / "images")}
    assert found == {middle + end for middle in (old, new, first, second) for end in (b"", b"c")}


def test_a_flushed_write_is_there_though_its_name_may_not_be(tmp_path: Path) -> None:
    recording = _recording(_file(1, "f"), trace.Written(1, 0, b"data"), trace.Synced(1, covers=2))
    assert _outcomes(recording, tmp_path / "images") == {(), (("f", b"data"),)}
    named = _recording(*recording.events, trace.Synced(trace.ROOT, covers=3))
    assert _outcomes(named, tmp_path / "named") == {(("f", b"data"),)}


def test_a_write_during_a_flush_is_not_covered_by_it(tmp_path: Path) -> None:
    recording = _recording(
        _file(1, "f", b"old", present=True), trace.Written(1, 0, b"new"), trace.Synced(1, covers=1)
    )
    assert _outcomes(recording, tmp_path / "images") == {(("f", b"old"),), (("f", b"new"),)}


def test_a_rename_shows_the_old_or_the_new_and_unflushed_data_may_be_empty(tmp_path: Path) -> None:
    replacing = (_file(1, "f", b"old", present=True), _file(2, "f.new"), trace.Written(2, 0, b"new"))
    moved = trace.Renamed(2, trace.ROOT, "f.new", trace.ROOT, "f")
    careful = _recording(*replacing, trace.Synced(2, covers=3), moved)
    old = ("f", b"old")
    assert _outcomes(careful, tmp_path / "careful") == {
        (old,),
        (old, ("f.new", b"new")),
        (("f", b"new"),),
    }
    careless = _recording(*replacing, moved)
    assert (("f", b""),) in _outcomes(careless, tmp_path / "careless")
    certain = _recording(*careful.events, trace.Synced(trace.ROOT, covers=5))
    assert _outcomes(certain, tmp_path / "certain") == {(("f", b"new"),)}


def test_an_unflushed_removal_may_bring_the_file_back(tmp_path: Path) -> None:
    recording = _recording(_file(1, "f", b"old", present=True), trace.Removed(trace.ROOT, "f"))
    assert _outcomes(recording, tmp_path / "images") == {(), (("f", b"old"),)}


def test_a_change_that_cannot_be_followed_is_never_passed_over(office: Path) -> None:
    code = "import os, sys; os.symlink('elsewhere', os.path.join(sys.argv[1], 'link'))"
    with pytest.raises(RuntimeError, match="cannot follow: symlink"):
        record([sys.executable, "-c", code, office], office)


def test_a_failing_program_is_not_taken_for_a_recording(office: Path) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)ended with 3.*words"):
        record([sys.executable, "-c", "import sys; print('words', file=sys.stderr); sys.exit(3)"], office)
