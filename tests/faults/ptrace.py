"""The few calls of ptrace(2) that a recorder of system calls needs, for Linux on x86-64 and AArch64.

PTRACE_GET_SYSCALL_INFO (Linux 5.3) answers alike on every architecture, so only the numbers of the calls differ.
"""

import ctypes
import os
import platform
import sys
from dataclasses import dataclass

_TRACEME, _CONT, _CONT_TO_CALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 7, 24, 0x4200, 0x420E
_SYSGOOD, _FORK, _VFORK, _CLONE, _EXEC, _SECCOMP, _EXITKILL = 0x1, 0x2, 0x4, 0x8, 0x10, 0x80, 0x100000
_EXIT, _AT_FILTER = 2, 3
_PAGE = 4096
CALL_STOP = 0x80  # what PTRACE_O_TRACESYSGOOD adds to SIGTRAP
FILTER_STOP = 7  # PTRACE_EVENT_SECCOMP, in the bits above the signal
ALL_CHILDREN = 0x40000000  # __WALL: threads too

# Only calls that can change a file or flush one; the filter lets every other call pass.
_X86_64 = {
    1: "write", 2: "open", 9: "mmap", 16: "ioctl", 18: "pwrite64", 20: "writev", 40: "sendfile", 74: "fsync",
    75: "fdatasync", 76: "truncate", 77: "ftruncate", 82: "rename", 83: "mkdir", 84: "rmdir", 85: "creat",
    86: "link", 87: "unlink", 88: "symlink", 90: "chmod", 91: "fchmod", 133: "mknod", 162: "sync",
    257: "openat", 258: "mkdirat", 259: "mknodat", 263: "unlinkat", 264: "renameat", 265: "linkat",
    266: "symlinkat", 268: "fchmodat", 275: "splice", 285: "fallocate", 296: "pwritev", 306: "syncfs",
    316: "renameat2", 326: "copy_file_range", 328: "pwritev2", 425: "io_uring_setup", 437: "openat2",
    452: "fchmodat2",
}  # fmt: skip
_AARCH64 = {
    29: "ioctl", 33: "mknodat", 34: "mkdirat", 35: "unlinkat", 36: "symlinkat", 37: "linkat", 38: "renameat",
    45: "truncate", 46: "ftruncate", 47: "fallocate", 52: "fchmod", 53: "fchmodat", 56: "openat", 64: "write",
    66: "writev", 68: "pwrite64", 70: "pwritev", 71: "sendfile", 76: "splice", 81: "sync", 82: "fsync",
    83: "fdatasync", 222: "mmap", 267: "syncfs", 276: "renameat2", 285: "copy_file_range", 287: "pwritev2",
    425: "io_uring_setup", 437: "openat2", 452: "fchmodat2",
}  # fmt: skip
_MACHINES = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _AARCH64)}


class _EntryPart(ctypes.Structure):
    _fields_ = (("number", ctypes.c_uint64), ("arguments", ctypes.c_uint64 * 6))


class _ExitPart(ctypes.Structure):
    _fields_ = (("value", ctypes.c_int64), ("is_error", ctypes.c_uint8))


class _Parts(ctypes.Union):
    _fields_ = (("entry", _EntryPart), ("exit", _ExitPart), ("room", ctypes.c_uint64 * 9))


class _SyscallInfo(ctypes.Structure):
    _fields_ = (
        ("operation", ctypes.c_uint8),
        ("padding", ctypes.c_uint8 * 3),
        ("architecture", ctypes.c_uint32),
        ("instruction_pointer", ctypes.c_uint64),
        ("stack_pointer", ctypes.c_uint64),
        ("parts", _Parts),
    )


class _Vector(ctypes.Structure):
    _fields_ = (("base", ctypes.c_uint64), ("length", ctypes.c_size_t))


@dataclass(frozen=True, slots=True)
class Entered:
    """A thread is about to make a call that may change a file."""

    name: str
    arguments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """A thread's call has ended with this value, negative where it failed."""

    value: int


_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_libc.ptrace.restype = ctypes.c_long
_libc.process_vm_readv.argtypes = (
    ctypes.c_int,
    ctypes.POINTER(_Vector),
    ctypes.c_ulong,
    ctypes.POINTER(_Vector),
    ctypes.c_ulong,
    ctypes.c_ulong,
)
_libc.process_vm_readv.restype = ctypes.c_ssize_t


def traced_here() -> None:
    """Let the parent process trace this one."""
    _ptrace(_TRACEME, 0)


def follow(process: int) -> None:
    """Trace a stopped process, its threads and its children, and end them when we end."""
    _ptrace(_SETOPTIONS, process, 0, _SYSGOOD | _FORK | _VFORK | _CLONE | _EXEC | _SECCOMP | _EXITKILL)


def resume(thread: int, signal: int = 0, *, to_the_end: bool = False) -> None:
    """Let a stopped thread run to its next filtered call, or to the end of the one it is making.

    One that was killed meanwhile is gone, and that is no error.
    """
    try:
        _ptrace(_CONT_TO_CALL if to_the_end else _CONT, thread, 0, signal)
    except ProcessLookupError:
        return


def call_of(thread: int) -> Entered | Returned | None:
    """Say which call a thread stopped at the beginning or the end of."""
    info = _SyscallInfo()
    _ptrace(_GET_SYSCALL_INFO, thread, ctypes.sizeof(info), ctypes.addressof(info))
    architecture, names = machine()
    if info.operation == _AT_FILTER:
        if info.architecture != architecture:
            raise RuntimeError("the recorded program makes calls of another architecture")
        entry = info.parts.entry
        return Entered(names[entry.number], tuple(entry.arguments))
    if info.operation == _EXIT:
        return Returned(info.parts.exit.value)
    return None


def machine() -> tuple[int, dict[int, str]]:
    """The audit number of this machine's architecture and the names of its calls."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        raise RuntimeError(f"no recorder for {sys.platform} on {platform.machine()}")
    return _MACHINES[platform.machine()]


def memory(thread: int, address: int, length: int) -> bytes:
    """Read the memory of a stopped thread."""
    buffer = ctypes.create_string_buffer(length)
    here = _Vector(ctypes.addressof(buffer), length)
    there = _Vector(address, length)
    read = _libc.process_vm_readv(thread, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
    if read != length:
        raise OSError(ctypes.get_errno(), f"read {read} of {length} bytes of a traced program")
    return buffer.raw


def text(thread: int, address: int) -> str:
    """Read a path, page by page, since the page after its end may not be there."""
    found = b""
    while b"\0" not in found:
        found += memory(thread, address + len(found), _PAGE - (address + len(found)) % _PAGE)
    return os.fsdecode(found[: found.index(b"\0")])


def pieces(thread: int, address: int, count: int, length: int) -> bytes:
    """Read the first `length` bytes that a vector of buffers holds."""
    size = ctypes.sizeof(_Vector)
    found = b""
    for vector in (_Vector * count).from_buffer_copy(memory(thread, address, size * count)):
        wanted = min(vector.length, length - len(found))
        if wanted:
            found += memory(thread, vector.base, wanted)
    return found


def _ptrace(request: int, thread: int, address: int = 0, data: int = 0) -> int:
    ctypes.set_errno(0)
    result = int(_libc.ptrace(request, thread, address, data))
    if result == -1 and ctypes.get_errno():
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
