"""What a person at a terminal is asked and shown."""

import contextlib
import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Iterator

from privity.interchange.demo import PLANTED_WORD
from tests.faces.cli.conftest import PASSPHRASE, PRIVITY, Bench


class Terminal:
    """A terminal with `privity` running in it."""

    def __init__(self, primary: int, process: "subprocess.Popen[bytes]") -> None:
        self._primary = primary
        self.process = process
        self.seen = ""

    def expect(self, words: str) -> None:
        """Wait until something is shown."""
        deadline = time.monotonic() + 60
        while words not in self.seen:
            assert time.monotonic() < deadline, self.seen
            if select.select([self._primary], [], [], 1)[0]:
                try:
                    self.seen += os.read(self._primary, 65536).decode("utf-8", "replace")
                except OSError:  # the other end is closed: the process has ended
                    assert words in self.seen, self.seen

    def type(self, line: str) -> None:
        os.write(self._primary, line.encode() + b"\n")

    def end(self) -> int:
        """Wait for the end, reading what is still shown."""
        with contextlib.suppress(OSError):
            while piece := os.read(self._primary, 65536):
                self.seen += piece.decode("utf-8", "replace")
        return self.process.wait(timeout=60)


@contextlib.contextmanager
def terminal(bench: Bench, *arguments: str) -> Iterator[Terminal]:
    primary, secondary = pty.openpty()
    process = subprocess.Popen(
        [PRIVITY, "--office", "office", *arguments],
        cwd=bench.folder,
        stdin=secondary,
        stdout=secondary,
        stderr=secondary,
        preexec_fn=lambda: (os.setsid(), os.close(os.open(os.ttyname(0), os.O_RDWR)))[0],
        env=os.environ | {"TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(secondary)
    try:
        yield Terminal(primary, process)
    finally:
        process.kill()
        process.wait()
        os.close(primary)


def test_the_passphrase_is_asked_and_not_shown(bench: Bench) -> None:
    with terminal(bench, "ledger", "verify") as shown:
        shown.expect("passphrase: ")
        shown.type(PASSPHRASE)
        assert shown.end() == 0
    assert PASSPHRASE not in shown.seen
    assert "the ledger holds" in shown.seen


def test_a_wrong_passphrase_ends_with_13(bench: Bench) -> None:
    with terminal(bench, "ledger", "verify") as shown:
        shown.expect("passphrase: ")
        shown.type("plum dumplings before the walk")
        assert shown.end() == 13
    assert "that does not open this office" in shown.seen


def test_an_interrupt_while_it_asks_ends_with_130_and_no_words(bench: Bench) -> None:
    with terminal(bench, "ledger", "verify") as shown:
        shown.expect("passphrase: ")
        shown.process.send_signal(signal.SIGINT)
        assert shown.end() == 130
    assert "Traceback" not in shown.seen


def test_words_are_asked_for_and_passages_shown_as_a_table(bench: Bench) -> None:
    with terminal(bench, "--passphrase-file", "passphrase", "search", "--show") as shown:
        shown.expect("look for: ")
        shown.type(PLANTED_WORD)
        assert shown.end() == 0
    assert "n-008" in shown.seen
    assert shown.seen.count(PLANTED_WORD) == 2  # once typed, once in the passage


def test_an_erasure_is_confirmed_with_the_id(bench: Bench) -> None:
    with terminal(bench, "--passphrase-file", "passphrase", "erase", "c-03") as shown:
        shown.expect("Type the id once more")
        shown.type("c-04")
        assert shown.end() == 2
    assert "nothing was erased" in shown.seen
    with terminal(bench, "--passphrase-file", "passphrase", "erase", "c-03") as shown:
        shown.expect("Type the id once more")
        shown.type("c-03")
        assert shown.end() == 0
    assert "STATEMENT OF ERASURE" in shown.seen


def test_a_new_passphrase_is_typed_twice(bench: Bench) -> None:
    with terminal(bench, "--passphrase-file", "passphrase", "passphrase", "change") as shown:
        shown.expect("new passphrase: ")
        shown.type("another walk along the canal")
        shown.expect("once more: ")
        shown.type("another walk along a canal")
        assert shown.end() == 2
    assert "the two are not the same" in shown.seen
    with terminal(bench, "--passphrase-file", "passphrase", "passphrase", "change") as shown:
        shown.expect("new passphrase: ")
        shown.type("another walk along the canal")
        shown.expect("once more: ")
        shown.type("another walk along the canal")
        assert shown.end() == 0
    assert bench.run("ledger", "verify").code == 13


def test_a_draft_is_cleared_by_answers_typed_and_by_nothing_else(bench: Bench) -> None:
    (bench.folder / "sleep.txt").write_text("Most of us sleep better in a cool, dark room.\n")
    (bench.folder / "grief.txt").write_text("I think of Roz Peverell-Byrne, who kept the lock.\n")
    (bench.folder / "lit.txt").write_text(
        "La veuve ouvre la fenêtre, compte les bateaux et ne dort plus dans leur lit.\n"
    )
    for file, typed, code in (("sleep", ("n",), 0), ("sleep", ("m",), 11), ("lit", ("n", "fiction"), 0)):
        with terminal(bench, "--passphrase-file", "passphrase", "clear", f"{file}.txt") as shown:
            for line in typed:
                shown.expect(": " if line != "fiction" else "leaves it here: ")
                shown.type(line)
            assert shown.end() == code, shown.seen
    assert bench.run("clear", "sleep.txt").code == 12
    assert bench.run("clear", "grief.txt").code == 11
