"""Power loss: a recorded program's disk as it could have been after a cut at any moment.

What was flushed is there. Of what was not, each write may be missing, there, or torn at 512-byte sectors. A name
made, moved or removed is certain once its folder was flushed; before that it may or may not have happened. Half
of the images keep the order of such changes, as the journals of ext4 and XFS do; the other half do not, as Btrfs
does not (Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014). A rename is never seen half done.
A file mapped into memory holds anything. Not modelled: a device that reports a flush it did not do.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random

from tests.faults import trace

SECTOR = 512
_ROOT = Path(__file__).resolve().parents[2]


class Fate(StrEnum):
    """What becomes of the writes of one image that were not flushed."""

    LOST = "lost"
    KEPT = "kept"
    CHOSEN = "chosen"
    TORN = "torn"
    CUT_SHORT = "cut-short"


@dataclass(frozen=True, slots=True)
class Cut:
    """The power goes after this many events; the seed decides what had reached the disk."""

    after: int
    seed: int


@dataclass(frozen=True, slots=True)
class Recording:
    """The events of one program, and its exit status."""

    events: tuple[trace.Event, ...]
    status: int

    def acknowledged(self, cut: Cut) -> list[str]:
        """The lines the program had written to its standard output before the cut."""
        said = (event.text for event in self.events[: cut.after] if isinstance(event, trace.Acknowledged))
        return "".join(said).splitlines()

    @property
    def start(self) -> int:
        """The number of events that only tell what was there before the program ran."""
        return sum(isinstance(event, trace.Created) and event.present for event in self.events)

    @property
    def last(self) -> Cut:
        """The cut after the last event."""
        return Cut(len(self.events), seed=0)

    def cuts(self, count: int, seed: int) -> list[Cut]:
        """Spread `count` cuts evenly over the run, from before its first event to after its last, in order."""
        length = len(self.events) - self.start
        random = Random(seed)
        return [
            Cut(self.start + index * (length + 1) // count, random.getrandbits(48)) for index in range(count)
        ]


def record(
    command: Sequence[str | Path], root: Path, environment: Mapping[str, str] = os.environ
) -> Recording:
    """Run a command to its end under the recorder and return what it did to the files under `root`.

    Raises RuntimeError in words where this system does not let a program be traced, and where the command
    changed files in a way that a replay could not follow.
    """
    written = root.with_name(root.name + ".trace")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.recorder", written, root, *command],
        cwd=_ROOT,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"this system does not let the tests trace a program:\n{done.stderr}")
    events = trace.load(written)
    written.unlink()
    unknown = sorted({event.call for event in events if isinstance(event, trace.Unknown)})
    if unknown:
        raise RuntimeError(f"the recorder cannot follow: {', '.join(unknown)}")
    ended = events.pop()
    assert isinstance(ended, trace.Ended)
    if ended.status != 0:
        raise RuntimeError(f"the recorded program ended with {ended.status}:\n{done.stderr}")
    return Recording(tuple(events), ended.status)


def replay(recording: Recording, cut: Cut, folder: Path) -> Path:
    """Write into `folder` the disk as it could have been after one cut."""
    for _, image in images(recording, [cut], folder):
        return image
    raise AssertionError("one cut gives one image")


def images(recording: Recording, cuts: Iterable[Cut], folder: Path) -> Iterator[tuple[Cut, Path]]:
    """Write one image after another into folders of their own, for cuts in the order of time."""
    disk = Disk()
    done = 0
    for number, cut in enumerate(cuts):
        if cut.after < done:
            raise ValueError("cuts come in the order of time")
        for index in range(done, cut.after):
            disk.apply(index, recording.events[index])
        done = cut.after
        image = folder / f"{number:05d}"
        disk.write(image, Random(cut.seed))
        yield cut, image


_Pending = tuple[int, trace.Written | trace.Truncated]
_Change = tuple[tuple[int, str, int | None], ...]  # (folder, name, object now under it), all in one step


@dataclass(slots=True)
class _File:
    mode: int
    durable: bytearray = field(default_factory=bytearray)
    pending: list[_Pending] = field(default_factory=list)
    mapped: bool = False

    def flush(self, covers: int) -> None:
        for index, event in self.pending:
            if index < covers:
                _put(self.durable, event)
        self.pending = [entry for entry in self.pending if entry[0] >= covers]

    def image(self, fate: Fate, random: Random) -> bytes:
        content = bytearray(self.durable)
        for event in _surviving(self.pending, fate, random):
            _put(content, event)
        if self.mapped:
            return random.choice((b"", bytes(len(content)), random.randbytes(len(content)), bytes(content)))
        return bytes(content)


class Disk:
    """What is certain on the disk, and what is still on its way there."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._folders: dict[int, dict[str, int]] = {trace.ROOT: {}}
        self._modes: dict[int, int] = {trace.ROOT: 0o700}
        self._changes: list[tuple[int, _Change]] = []

    def apply(self, index: int, event: trace.Event) -> None:
        """Take in the event with this number."""
        match event:
            case trace.Created():
                self._create(index, event)
            case trace.Written() | trace.Truncated():
                self._files[event.object].pending.append((index, event))
            case trace.Synced(object=flushed, covers=covers):
                if flushed in self._files:
                    self._files[flushed].flush(covers)
                else:
                    self._settle(flushed, covers)
            case trace.SyncedAll(covers=covers):
                for file in self._files.values():
                    file.flush(covers)
                for folder in self._folders:
                    self._settle(folder, covers)
            case trace.Linked(object=linked, folder=folder, name=name):
                self._changes.append((index, ((folder, name, linked),)))
            case trace.Renamed():
                steps = ((event.folder, event.name, None), (event.to_folder, event.to_name, event.object))
                self._changes.append((index, steps))
            case trace.Removed(folder=folder, name=name):
                self._changes.append((index, ((folder, name, None),)))
            case trace.Protected(object=protected, mode=mode):
                self._protect(protected, mode)
            case trace.Mapped(object=mapped):
                self._files[mapped].mapped = True
            case trace.Acknowledged() | trace.Unknown() | trace.Ended():
                pass

    def write(self, folder: Path, random: Random) -> None:
        """Write what a power cut now could leave."""
        fate = random.choice(list(Fate))
        tree = {number: dict(names) for number, names in self._folders.items()}
        for change in self._surviving_changes(fate, random):
            _enter(tree, change)
        self._write_folder(trace.ROOT, tree, folder, fate, random, {})

    def _create(self, index: int, event: trace.Created) -> None:
        self._modes[event.object] = event.mode
        if event.is_folder:
            self._folders[event.object] = {}
        else:
            self._files[event.object] = _File(event.mode, bytearray(event.data))
        if event.present:
            self._folders[event.folder][event.name] = event.object
        else:
            self._changes.append((index, ((event.folder, event.name, event.object),)))

    def _protect(self, protected: int, mode: int) -> None:
        self._modes[protected] = mode
        if protected in self._files:
            self._files[protected].mode = mode

    def _settle(self, folder: int, covers: int) -> None:
        """Make a folder's changes certain, and with a rename out of another folder what it builds on there."""
        settled: set[int] = set()
        wanted = {folder}
        names: set[tuple[int, str]] = set()
        for index, change in reversed(self._changes):
            touched = {(holder, name) for holder, name, _ in change}
            if index < covers and (any(holder in wanted for holder, _ in touched) or touched & names):
                settled.add(index)
                names |= touched
        for index, change in self._changes:
            if index in settled:
                _enter(self._folders, change)
        self._changes = [entry for entry in self._changes if entry[0] not in settled]

    def _surviving_changes(self, fate: Fate, random: Random) -> list[_Change]:
        changes = [change for _, change in self._changes]
        if fate is Fate.KEPT:
            return changes
        if fate is Fate.LOST:
            return []
        if random.random() < 0.5:
            return changes[: random.randint(0, len(changes))]
        return [change for change in changes if random.random() < 0.5]

    def _write_folder(
        self,
        number: int,
        tree: Mapping[int, Mapping[str, int]],
        path: Path,
        fate: Fate,
        random: Random,
        written: dict[int, Path],
    ) -> None:
        path.mkdir(mode=self._modes[number])
        for name, held in sorted(tree[number].items()):
            if held in tree:
                self._write_folder(held, tree, path / name, fate, random, written)
            elif held in written:
                os.link(written[held], path / name)
            else:
                file = self._files[held]
                descriptor = os.open(path / name, os.O_CREAT | os.O_WRONLY | os.O_EXCL, file.mode)
                with open(descriptor, "wb") as target:
                    target.write(file.image(fate, random))
                written[held] = path / name


def _put(content: bytearray, event: trace.Written | trace.Truncated) -> None:
    size = event.size if isinstance(event, trace.Truncated) else event.offset
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if isinstance(event, trace.Truncated):
        del content[size:]
    else:
        content[size : size + len(event.data)] = event.data


def _enter(tree: dict[int, dict[str, int]], change: _Change) -> None:
    for folder, name, held in change:
        if held is None:
            tree[folder].pop(name, None)
        else:
            tree[folder][name] = held


def _surviving(
    pending: Sequence[_Pending], fate: Fate, random: Random
) -> Iterator[trace.Written | trace.Truncated]:
    events = [event for _, event in pending]
    match fate:
        case Fate.LOST:
            return
        case Fate.KEPT:
            yield from events
        case Fate.CHOSEN:
            yield from (event for event in events if random.random() < 0.5)
        case Fate.TORN:
            for event in events:
                yield from _sectors(event, random)
        case Fate.CUT_SHORT:
            whole = random.randint(0, len(events))
            yield from events[:whole]
            for event in events[whole : whole + 1]:
                yield from _sectors(event, random)


def _sectors(
    event: trace.Written | trace.Truncated, random: Random
) -> Iterator[trace.Written | trace.Truncated]:
    """A write as the sectors of it that reached the disk; a change of size does so or does not."""
    if isinstance(event, trace.Truncated):
        if random.random() < 0.5:
            yield event
        return
    end = event.offset + len(event.data)
    position = event.offset
    while position < end:
        following = min(end, (position // SECTOR + 1) * SECTOR)
        if random.random() < 0.5:
            data = event.data[position - event.offset : following - event.offset]
            yield trace.Written(event.object, position, data)
        position = following
