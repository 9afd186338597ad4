"""What starting the command line costs: processor time of `privity --version`, and of `python -c pass` beside it."""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

_ROUNDS = 15


def main() -> None:
    privity = Path(sys.executable).with_name("privity")
    ours = [cpu([str(privity), "--version"]) for _ in range(_ROUNDS)]
    bare = [cpu([sys.executable, "-c", "pass"]) for _ in range(_ROUNDS)]
    mine, theirs = statistics.median(ours), statistics.median(bare)
    print(f"privity --version: {mine * 1e3:.0f} ms of processor time, bare Python {theirs * 1e3:.0f} ms")


def cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    main()
