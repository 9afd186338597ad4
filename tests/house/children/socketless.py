"""Runs a program that the kernel ends as soon as any thread of it, or of a process it starts, asks for a socket.

    python socketless.py PROGRAM [ARGUMENT]...

The audit hook of `sitecustomize` sees what Python does. A library's own threads call the C library, and only the kernel
sees that: a filter of system calls (seccomp) is kept over exec and fork, and none can take it off. What asks is killed
by SIGSYS, so that nothing can pass unseen; where no filter can be set, this ends with `NO_FILTER` and runs nothing.
"""

import ctypes
import os
import platform
import sys

NO_FILTER = 97

# Of each machine: its number in AUDIT_ARCH, then the numbers of socket, connect and io_uring_setup, and the
# first number of another way of calling (x32 on x86-64), which is refused whole.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 425), 0x40000000),
    "aarch64": (0xC00000B7, (198, 203, 425), 0x40000000),
}
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _GIVE = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_NUMBER, _ARCHITECTURE = 0, 4


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def forbid_sockets() -> None:
    """Let the kernel end this process and its descendants when one asks for a socket. Raises OSError."""
    try:
        architecture, forbidden, other_way = _MACHINES[platform.machine()]
    except KeyError:
        raise OSError(f"no filter is written for {platform.machine()}") from None
    checks = [(_IF_EQUAL, number) for number in forbidden] + [(_IF_AT_LEAST, other_way)]
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 0, len(checks) + 2, architecture),
        (_LOAD, 0, 0, _NUMBER),
        *((code, len(checks) - at, 0, operand) for at, (code, operand) in enumerate(checks)),
        (_GIVE, 0, 0, _ALLOW),
        (_GIVE, 0, 0, _KILL_PROCESS),
    ]
    instructions = (_Instruction * len(lines))(*lines)
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(lines), instructions)
    for arguments in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0),
    ):
        if library.prctl(*arguments):
            raise OSError(ctypes.get_errno(), "the kernel sets no filter")


if __name__ == "__main__":
    try:
        forbid_sockets()
    except (OSError, AttributeError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(NO_FILTER)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - a program of the tests
