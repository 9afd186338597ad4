"""The filter that stops a recorded program only at calls that can change a file: classic BPF for seccomp(2).

Without it every call would stop the program twice, and a Python that only starts makes fifteen thousand.
"""

import ctypes
import os
from collections.abc import Mapping

_NO_NEW_PRIVS, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUALS, _HAS_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data

MAP_SHARED = 1
FICLONE, FICLONERANGE = 0x40049409, 0x4020940D
O_TMPFILE = 0o20000000
_MAKES = os.O_CREAT | os.O_TRUNC | O_TMPFILE

# Calls made all the time that change a file only with certain arguments: which argument, and what of it.
_ONLY_WITH: Mapping[str, tuple[int, int, tuple[int, ...]]] = {
    "mmap": (3, _HAS_BIT, (MAP_SHARED,)),
    "open": (1, _HAS_BIT, (_MAKES,)),
    "openat": (2, _HAS_BIT, (_MAKES,)),
    "ioctl": (1, _EQUALS, (FICLONE, FICLONERANGE)),
}


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_so", ctypes.c_uint8),
        ("if_not", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def install(architecture: int, calls: Mapping[int, str]) -> None:
    """Let this process, and what it becomes and starts, be stopped at these calls alone, from now on and for good.

    Raises OSError where the system allows no filter.
    """
    steps = _steps(architecture, calls)
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program)):
        raise OSError(ctypes.get_errno(), "this system allows no filter of system calls")


def _steps(architecture: int, calls: Mapping[int, str]) -> list[tuple[int, int, int, int]]:
    """The filter: another architecture is traced too, for the recorder to refuse it in words."""
    steps = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUALS, 1, 0, architecture), (_RETURN, 0, 0, _TRACE)]
    steps.append((_LOAD, 0, 0, _NUMBER))
    for number, name in calls.items():
        if name not in _ONLY_WITH:
            steps += [(_EQUALS, 0, 1, number), (_RETURN, 0, 0, _TRACE)]
            continue
        argument, test, values = _ONLY_WITH[name]
        judged = [(_LOAD, 0, 0, _ARGUMENTS + 8 * argument)]  # the low half, on little-endian machines
        for value in values:
            judged += [(test, 0, 1, value), (_RETURN, 0, 0, _TRACE)]
        judged.append((_RETURN, 0, 0, _ALLOW))
        steps += [(_EQUALS, 0, len(judged), number), *judged]
    steps.append((_RETURN, 0, 0, _ALLOW))
    return steps
