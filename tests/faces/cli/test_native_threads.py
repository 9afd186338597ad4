"""What no guard of Python's sees: libraries call the C library from threads of their own, and the kernel sees that.

The library that runs the encoder reports to its makers, if it may, some ten seconds after it was loaded.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.faces.cli.conftest import Bench
from tests.house.children import socketless
from tests.house.missing import missing

LAUNCHER = Path(socketless.__file__)

# A command as a person runs it, and then the process goes on until it is told to end.
_SCREENING = """
import sys
from privity.faces.cli import run
print(run(sys.argv[1:], None), flush=True)
sys.stdin.read()
"""

# The same library with nothing said to it: as long as it calls, the wait for it is long enough.
_LEFT_ALONE = """
import sys
import onnxruntime
from privity.services import embedding
session = onnxruntime.InferenceSession(embedding._MODEL.read_bytes(), providers=["CPUExecutionProvider"])
print("loaded", flush=True)
sys.stdin.read()
"""


def start(code: str, *arguments: str, folder: Path) -> "subprocess.Popen[str]":
    # In a run for CI the library would be silent by itself, and the test would prove nothing.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"CI", "ORT_DISABLE_TELEMETRY"}
    }
    return subprocess.Popen(
        [sys.executable, str(LAUNCHER), sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_screening_asks_for_no_socket_in_any_thread_of_any_process(bench: Bench) -> None:
    drafts = bench.folder / "drafts"
    drafts.mkdir()
    for number in range(3):
        (drafts / f"{number}.md").write_text(f"Most of us sleep {number + 6} hours, and some of us less.")
    command = ("--office", "office", "--passphrase-file", "passphrase", "screen", "drafts")
    with (
        start(_SCREENING, *command, folder=bench.folder) as screening,
        start(_LEFT_ALONE, folder=bench.folder) as left_alone,
    ):
        try:
            assert screening.stdout is not None
            answers = [screening.stdout.readline() for _ in range(4)]
            # Every document is judged, and the process lives on beside one that was not silenced, until that one calls.
            # Should the library never call again, the wait ends this test as failed: then it shows nothing.
            ended = left_alone.wait(timeout=120)
        finally:
            left_alone.kill()
            if screening.poll() == socketless.NO_FILTER:
                missing("the kernel of this machine filters no system calls")
        _, said = screening.communicate("", timeout=60)
    assert answers[3:] == ["0\n"], said
    assert all('"schema":"privity.screening/1"' in one.replace(" ", "") for one in answers[:3])
    assert ended == -signal.SIGSYS
    assert screening.returncode == 0, "a thread asked the kernel for a socket"
