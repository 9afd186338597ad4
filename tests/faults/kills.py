"""Kill -9 in the middle of writing: whatever was acknowledged before must be there after."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

_ROOT = Path(__file__).resolve().parents[2]
READY = "ready"


def kill_rounds(
    command: Callable[[int], Sequence[str | Path]],
    verify: Callable[[list[str]], None],
    rounds: int,
    seed: int,
    longest: float = 0.4,
) -> int:
    """Start, kill and verify a writer `rounds` times; return how many lines were acknowledged in all.

    `command` gives the module to run and its arguments for a round's number. The writer prints `ready` once it
    begins to write and a line for each write that it acknowledges. One round in five is killed at any moment
    before that, while it opens. `verify` gets every line acknowledged so far, in all rounds.
    """
    random = Random(seed)
    acknowledged: list[str] = []
    starting = 0.0
    for number in range(rounds):
        early = number > 0 and random.random() < 0.2
        begun = time.monotonic()
        with subprocess.Popen(
            [sys.executable, "-m", *map(str, command(number))],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as writer:
            assert writer.stdout is not None
            if early:
                time.sleep(random.uniform(0, starting))
            else:
                first = writer.stdout.readline().strip()
                if first != READY:
                    raise RuntimeError(f"the writer of round {number} ended before it wrote")
                starting = time.monotonic() - begun
                time.sleep(random.uniform(0, longest))
            os.killpg(writer.pid, signal.SIGKILL)
            lines = writer.stdout.read().splitlines()
        acknowledged += [line for line in lines if line != READY]
        verify(acknowledged)
    return len(acknowledged)
