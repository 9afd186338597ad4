"""A lock has a hard end, however a job hangs."""

import contextlib
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from privity.faces.web.deadline import Deadline
from privity.faces.web.orders import Order, render_order


def _close_pipe(worker: "subprocess.Popen[bytes]") -> None:
    assert worker.stdin
    worker.stdin.close()


@pytest.mark.parametrize(
    "lock", [lambda worker: worker.send_signal(signal.SIGTERM), _close_pipe], ids=["signal", "parent gone"]
)
def test_a_worker_whose_jobs_hang_ends_all_the_same(
    tmp_path: Path, lock: Callable[["subprocess.Popen[bytes]"], None]
) -> None:
    with contextlib.ExitStack() as held:
        listener = held.enter_context(socket.create_server(("127.0.0.1", 0)))
        number, port = listener.fileno(), listener.getsockname()[1]
        order = Order(str(tmp_path), str(tmp_path), "privity-0a1b2c3d", port, (number,), "00" * 32)
        worker = held.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.faces.web.stuck"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=[number],
            )
        )
        held.callback(worker.kill)
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(render_order(order))
        worker.stdin.flush()
        assert worker.stdout.readline() == b"ready\n"
        lock(worker)
        assert worker.wait(30) == 1
        assert worker.stdout.read() == b"ended\n"


def test_the_time_runs_from_the_first_call_and_ends_once() -> None:
    ended = threading.Event()
    times: list[int] = []

    def end() -> None:
        times.append(1)
        ended.set()

    deadline = Deadline(end, seconds=0.05)
    assert not ended.wait(0.15)
    deadline.begin()
    deadline.begin()
    assert ended.wait(10)
    assert times == [1]
