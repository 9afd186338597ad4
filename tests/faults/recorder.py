"""Records what a program does to the files under a folder: `python -m tests.faults.recorder OUT FOLDER COMMAND...`.

It is a process of its own because ptrace binds to the thread that attached. Descriptors are resolved through
/proc while the thread is stopped, so duplicated, inherited and renamed ones need no table of our own. What the
program writes to its standard output counts as acknowledged; its standard error goes through.
"""

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults import ptrace, sieve, trace

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_KEEP_SIZE = 1
_PROT_WRITE = 2

Finish = Callable[[int], Iterator[trace.Event]]
_Identity = tuple[int, int]


class Recorder:
    """Turns the calls of stopped threads into events."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._objects: dict[_Identity, int] = {}
        self._count = 0
        self._seen = 0
        self._under_way: dict[int, Finish] = {}

    def present(self) -> Iterator[trace.Event]:
        """What lies in the folder before the program starts: all of it is taken to be on the disk."""
        status = os.stat(self._root)
        self._remember(status)
        for folder, folders, files in os.walk(self._root):
            holder = self._objects[_identity(os.stat(folder))]
            for name in sorted(folders + files):
                path = os.path.join(folder, name)
                status = os.lstat(path)
                if stat.S_ISDIR(status.st_mode):
                    yield self._created(status, holder, name, present=True)
                elif stat.S_ISREG(status.st_mode):
                    yield self._created(status, holder, name, present=True, data=Path(path).read_bytes())

    def entered(self, thread: int) -> bool:
        """Look at the call that a thread is about to make, and say whether its end matters."""
        call = ptrace.call_of(thread)
        assert isinstance(call, ptrace.Entered)
        finish = self._begin(thread, call.name, call.arguments)
        if finish is not None:
            self._under_way[thread] = finish
        return finish is not None

    def returned(self, thread: int) -> Iterator[trace.Event]:
        """The events of the call that a thread has just ended."""
        call = ptrace.call_of(thread)
        assert isinstance(call, ptrace.Returned)
        finish = self._under_way.pop(thread)
        if call.value >= 0:
            for event in finish(call.value):
                self._seen += 1
                yield event

    def counted(self, events: Iterator[trace.Event]) -> Iterator[trace.Event]:
        """Count events that did not come out of a call."""
        for event in events:
            self._seen += 1
            yield event

    def _begin(self, thread: int, name: str, args: tuple[int, ...]) -> Finish | None:
        match name:
            case "write" | "pwrite64" | "writev" | "pwritev" | "pwritev2":
                return self._write(thread, name, args)
            case "open" | "creat" | "openat" | "openat2":
                return self._open(thread, name, args)
            case "fsync" | "fdatasync":
                return self._sync(thread, _signed(args[0]))
            case "sync" | "syncfs":
                covers = self._seen
                return lambda _: iter([trace.SyncedAll(covers)])
            case "ftruncate":
                return self._resize(thread, _signed(args[0]), lambda _: args[1])
            case "fallocate":
                return self._allocate(thread, args)
            case "truncate":
                return self._truncate(self._path(thread, _AT_FDCWD, args[0]), args[1])
            case "rename":
                return self._rename(thread, (_AT_FDCWD, args[0], _AT_FDCWD, args[1], 0))
            case "renameat" | "renameat2":
                flags = args[4] if name == "renameat2" else 0
                return self._rename(thread, (_signed(args[0]), args[1], _signed(args[2]), args[3], flags))
            case "unlink" | "rmdir":
                return self._remove(self._path(thread, _AT_FDCWD, args[0]))
            case "unlinkat":
                return self._remove(self._path(thread, _signed(args[0]), args[1]))
            case "mkdir":
                return self._make_folder(self._path(thread, _AT_FDCWD, args[0]))
            case "mkdirat":
                return self._make_folder(self._path(thread, _signed(args[0]), args[1]))
            case "link":
                return self._link(*(self._path(thread, _AT_FDCWD, address) for address in args[:2]))
            case "linkat":
                old = self._path(thread, _signed(args[0]), args[1])
                return self._link(old, self._path(thread, _signed(args[2]), args[3]))
            case "chmod":
                return self._protect(self._path(thread, _AT_FDCWD, args[0]))
            case "fchmodat" | "fchmodat2":
                return self._protect(self._path(thread, _signed(args[0]), args[1]))
            case "fchmod":
                return self._protect(_descriptor(thread, _signed(args[0])))
            case "mmap":
                return self._map(thread, args)
            case "sendfile":
                return self._copy(thread, _signed(args[0]), has_own_offset=False)
            case "copy_file_range":
                return self._copy(thread, _signed(args[2]), has_own_offset=args[3] != 0)
            case "splice":
                return self._unless_elsewhere(name, _descriptor(thread, _signed(args[2])))
            case "ioctl":
                return self._unless_elsewhere(name, _descriptor(thread, _signed(args[0])))
            case "symlink" | "mknod":
                return self._unless_elsewhere(name, self._path(thread, _AT_FDCWD, args[name == "symlink"]))
            case "symlinkat" | "mknodat":
                first = 1 if name == "symlinkat" else 0
                path = self._path(thread, _signed(args[first]), args[first + 1])
                return self._unless_elsewhere(name, path)
            case "io_uring_setup":
                return lambda _: iter([trace.Unknown(name)])
            case _:
                return None

    # Data

    def _write(self, thread: int, name: str, args: tuple[int, ...]) -> Finish | None:
        descriptor = _signed(args[0])
        path = _descriptor(thread, descriptor)
        spoken = descriptor == 1 and _target(path) == os.devnull
        if not spoken and self._known(path) is None:
            return None

        def finish(written: int) -> Iterator[trace.Event]:
            if name in ("write", "pwrite64"):
                data = ptrace.memory(thread, args[1], written) if written else b""
            else:
                data = ptrace.pieces(thread, args[1], args[2], written)
            if spoken:
                yield trace.Acknowledged(data.decode())
                return
            own_offset = name == "pwrite64" or (name.startswith("pwritev") and _signed(args[3], 64) != -1)
            offset = args[3] if own_offset else _position(thread, descriptor) - written
            yield from self._wrote(thread, descriptor, offset, data)

        return finish

    def _wrote(self, thread: int, descriptor: int, offset: int, data: bytes) -> Iterator[trace.Event]:
        known = self._known(_descriptor(thread, descriptor))
        if known is None or not data:
            return
        yield trace.Written(known, offset, data)
        if _flags(thread, descriptor) & os.O_DSYNC:  # O_SYNC contains its bit
            yield trace.Synced(known, self._seen)

    def _copy(self, thread: int, descriptor: int, *, has_own_offset: bool) -> Finish | None:
        """The kernel moved bytes between files; they are read back from where they arrived."""
        path = _descriptor(thread, descriptor)
        if self._known(path) is None:
            return None
        if has_own_offset:
            return lambda _: iter([trace.Unknown("copy_file_range to an offset")])

        def finish(written: int) -> Iterator[trace.Event]:
            offset = _position(thread, descriptor) - written
            with open(path, "rb") as arrived:
                data = os.pread(arrived.fileno(), written, offset)
            yield from self._wrote(thread, descriptor, offset, data)

        return finish

    def _resize(self, thread: int, descriptor: int, size: Callable[[int], int]) -> Finish | None:
        known = self._known(_descriptor(thread, descriptor))
        return None if known is None else lambda value: iter([trace.Truncated(known, size(value))])

    def _allocate(self, thread: int, args: tuple[int, ...]) -> Finish | None:
        path = _descriptor(thread, _signed(args[0]))
        if args[1] & ~_KEEP_SIZE:
            return self._unless_elsewhere("fallocate with a hole", path)
        return self._resize(thread, _signed(args[0]), lambda _: os.stat(path).st_size)

    def _truncate(self, path: str, size: int) -> Finish | None:
        known = self._known(path)
        return None if known is None else lambda _: iter([trace.Truncated(known, size)])

    def _sync(self, thread: int, descriptor: int) -> Finish | None:
        known = self._known(_descriptor(thread, descriptor))
        covers = self._seen
        return None if known is None else lambda _: iter([trace.Synced(known, covers)])

    def _map(self, thread: int, args: tuple[int, ...]) -> Finish | None:
        descriptor = _signed(args[4])
        if descriptor < 0 or not (args[2] & _PROT_WRITE and args[3] & sieve.MAP_SHARED):
            return None
        known = self._known(_descriptor(thread, descriptor))
        return None if known is None else lambda _: iter([trace.Mapped(known)])

    # Names

    def _open(self, thread: int, name: str, args: tuple[int, ...]) -> Finish | None:
        if name == "openat2":
            flags = int.from_bytes(ptrace.memory(thread, args[2], 8), sys.byteorder)
        elif name == "creat":
            flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
        else:
            flags = args[2] if name == "openat" else args[1]
        if not flags & (os.O_CREAT | os.O_TRUNC | sieve.O_TMPFILE):
            return None
        at, address = (_signed(args[0]), args[1]) if name.startswith("openat") else (_AT_FDCWD, args[0])
        path = self._path(thread, at, address)
        if not self._watched(path):
            return None
        if flags & sieve.O_TMPFILE == sieve.O_TMPFILE:
            return lambda _: iter([trace.Unknown("open with O_TMPFILE")])
        existed = os.path.lexists(path)

        def finish(descriptor: int) -> Iterator[trace.Event]:
            status = os.stat(_descriptor(thread, descriptor))
            if not existed:
                folder, base = self._place(path)
                yield self._created(status, folder, base)
            elif flags & os.O_TRUNC and flags & (os.O_WRONLY | os.O_RDWR):
                yield trace.Truncated(self._objects[_identity(status)], 0)

        return finish

    def _make_folder(self, path: str) -> Finish | None:
        if not self._watched(path):
            return None
        return lambda _: iter([self._created(os.stat(path), *self._place(path))])

    def _rename(self, thread: int, call: tuple[int, int, int, int, int]) -> Finish | None:
        old, new = self._path(thread, call[0], call[1]), self._path(thread, call[2], call[3])
        if not self._watched(old) and not self._watched(new):
            return None
        known = self._known(old)
        if not (self._watched(old) and self._watched(new)) or call[4] & _RENAME_EXCHANGE or known is None:
            return lambda _: iter([trace.Unknown("rename over the edge of the folder, or an exchange")])
        event = trace.Renamed(known, *self._place(old), *self._place(new))
        return lambda _: iter([event])

    def _link(self, old: str, new: str) -> Finish | None:
        if not self._watched(new):
            return None
        known = self._known(old)
        if known is None:
            return lambda _: iter([trace.Unknown("link from outside the folder")])
        return lambda _: iter([trace.Linked(known, *self._place(new))])

    def _remove(self, path: str) -> Finish | None:
        """A socket has a name but no content: its coming and going is left out."""
        if self._known(path) is None:
            return None
        event = trace.Removed(*self._place(path))
        return lambda _: iter([event])

    def _protect(self, path: str) -> Finish | None:
        known = self._known(path)
        return (
            None
            if known is None
            else lambda _: iter([trace.Protected(known, stat.S_IMODE(os.stat(path).st_mode))])
        )

    def _unless_elsewhere(self, call: str, path: str) -> Finish | None:
        target = _target(path) if path.startswith("/proc/") else path
        return (lambda _: iter([trace.Unknown(call)])) if self._watched(target) else None

    # Identity

    def _created(
        self, status: os.stat_result, folder: int, name: str, *, present: bool = False, data: bytes = b""
    ) -> trace.Created:
        """Numbers of inodes are used again, so a new file gets a new object whatever its number."""
        return trace.Created(
            object=self._remember(status),
            folder=folder,
            name=name,
            is_folder=stat.S_ISDIR(status.st_mode),
            mode=stat.S_IMODE(status.st_mode),
            present=present,
            data=data,
        )

    def _remember(self, status: os.stat_result) -> int:
        self._objects[_identity(status)] = self._count
        self._count += 1
        return self._count - 1

    def _known(self, path: str) -> int | None:
        """The object behind a path or a descriptor's path in /proc, where it is one of the watched folder."""
        target = _target(path) if path.startswith("/proc/") else path
        if not self._watched(target):
            return None
        try:
            status = os.stat(path) if path.startswith("/proc/") else os.lstat(path)
        except OSError:
            return None
        return self._objects.get(_identity(status))

    def _watched(self, path: str) -> bool:
        return path == self._root or path.startswith(self._root + os.sep)

    def _place(self, path: str) -> tuple[int, str]:
        folder, name = os.path.split(path)
        return self._objects[_identity(os.stat(folder))], name

    def _path(self, thread: int, at: int, address: int) -> str:
        """The path that a call names, with its folder resolved as the kernel resolves it."""
        spoken = ptrace.text(thread, address)
        start = f"/proc/{thread}/cwd" if at == _AT_FDCWD else _descriptor(thread, at)
        joined = os.path.join(os.path.realpath(start), spoken).rstrip("/")
        folder, name = os.path.split(joined)
        return os.path.join(os.path.realpath(folder), name)


def record(root: Path, command: list[str]) -> Iterator[trace.Event]:
    """Run a command to its end and yield what it did under `root`."""
    ptrace.machine()
    recorder = Recorder(root)
    yield from recorder.counted(recorder.present())
    process = os.fork()
    if process == 0:
        _become(command)
    os.waitpid(process, ptrace.ALL_CHILDREN)
    ptrace.follow(process)
    ptrace.resume(process)
    threads = {process}
    status_of_process = 0
    while True:
        try:
            thread, status = os.waitpid(-1, ptrace.ALL_CHILDREN)
        except ChildProcessError:
            break
        if not os.WIFSTOPPED(status):
            threads.discard(thread)
            if thread == process:
                status_of_process = os.waitstatus_to_exitcode(status)
            continue
        reason = os.WSTOPSIG(status)
        deliver, to_the_end = 0, False
        if reason == signal.SIGTRAP | ptrace.CALL_STOP:
            yield from recorder.returned(thread)
        elif reason == signal.SIGTRAP and status >> 16 == ptrace.FILTER_STOP:
            to_the_end = recorder.entered(thread)
        elif thread not in threads:
            threads.add(thread)  # the stop that a new thread or process begins with
        elif not (reason == signal.SIGTRAP and status >> 16):
            deliver = reason
        ptrace.resume(thread, deliver, to_the_end=to_the_end)
    yield trace.Ended(status_of_process)


def _become(command: list[str]) -> None:
    try:
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        ptrace.traced_here()
        os.kill(os.getpid(), signal.SIGSTOP)
        sieve.install(*ptrace.machine())
        os.execvp(command[0], command)  # noqa: S606 - a shell would be recorded with the program
    finally:
        os._exit(127)


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _signed(value: int, bits: int = 32) -> int:
    """Arguments arrive as 64 unsigned bits; a descriptor is a C int."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def _descriptor(thread: int, descriptor: int) -> str:
    return f"/proc/{thread}/fd/{descriptor}"


def _target(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""


def _information(thread: int, descriptor: int, name: str) -> str:
    with open(f"/proc/{thread}/fdinfo/{descriptor}") as information:
        return next(line for line in information if line.startswith(name)).split()[1]


def _position(thread: int, descriptor: int) -> int:
    return int(_information(thread, descriptor, "pos:"))


def _flags(thread: int, descriptor: int) -> int:
    return int(_information(thread, descriptor, "flags:"), 8)


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as out:
        trace.save(record(Path(sys.argv[2]), sys.argv[3:]), out)
