"""Screening a folder of ten thousand documents through the command line, killed on the way and gone on with.

    python -m benchmarks.screen_bulk [--files 10000] [--clients 400] [--kill-after 4000]

A third each is docx (with comments and tracked changes), Markdown and HTML, of some 150 words out of the open stories.
The caseload is that of `screen_speed`. Times are of the whole command, key derivation and start of the pool in it;
memory is the command's own, seen at a quarter and at the end, so that growth would show.
"""

import argparse
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.case_talk_training import stories
from benchmarks.screen_speed import SESSIONS, invented
from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.services.caseload import bring_in

_PASSPHRASE = "a benchmark's passphrase"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORDS = 150


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--clients", type=int, default=400)
    options.add_argument("--kill-after", type=int, default=4_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_folder(folder / "drafts", chosen.files)
        office, _ = create_office(OfficePlace(folder / "office", folder / "state" / "privity"), _PASSPHRASE)
        bring_in(office, invented(chosen.clients))
        office.close()
        (folder / "passphrase").write_text(_PASSPHRASE)
        (folder / "passphrase").chmod(0o600)
        folder.chmod(0o700)
        began = time.perf_counter()
        _run(folder, ["screen", str(folder / "drafts" / "00000.md")])
        print(
            f"{chosen.clients * SESSIONS} notes read for their meaning, once: {time.perf_counter() - began:.0f} s"
        )
        first = _run(folder, ["screen", str(folder / "drafts")], kill_after=chosen.kill_after)
        rest = _run(folder, ["screen", str(folder / "drafts"), "--resume"])
        again = _run(folder, ["screen", str(folder / "drafts"), "--resume"])
        print(f"killed: {first}\ngone on: {rest}\nall of it judged before: {again}")


def _run(folder: Path, command: list[str], kill_after: int = 0) -> str:
    words = [sys.executable, "-m", "privity", "--office", str(folder / "office")]
    words += ["--passphrase-file", str(folder / "passphrase"), *command]
    began, answered, before, memory = time.perf_counter(), 0, 0, []
    with subprocess.Popen(
        words,
        env=os.environ | {"XDG_STATE_HOME": str(folder / "state")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if not line.startswith(b"{"):
                continue
            answered += 1
            before += json.loads(line)["schema"] == "privity.judged-before/1"
            if answered % 2_500 == 0:
                memory.append(_resident(process.pid))
            if answered == kill_after:
                process.send_signal(signal.SIGKILL)
                break
    took = time.perf_counter() - began
    shown = ", ".join(f"{one:.0f}" for one in memory)
    return (
        f"{answered} answers, {before} of them judged before, {took:.0f} s, {answered / took:.1f} a second;"
        f" MB at each 2,500: {shown}"
    )


def _resident(process: int) -> float:
    """Memory that a process holds, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    [held] = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(held) / 1024


def make_folder(folder: Path, files: int) -> None:
    """Write the documents, the same each time."""
    folder.mkdir()
    chance = random.Random(11)
    told = [one.text for one in stories()]
    for number in range(files):
        text = " ".join(" ".join(chance.sample(told, k=3)).split()[:_WORDS])
        ending, make = (("md", _plain), ("docx", _docx), ("html", _page))[number % 3]
        (folder / f"{number:05}.{ending}").write_bytes(make(f"{text} ({number})"))


def _plain(text: str) -> bytes:
    return text.encode()


def _page(text: str) -> bytes:
    return f"<html><head><title>A column</title></head><body><p>{escape(text)}</p></body></html>".encode()


def _docx(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        gone = '<w:p><w:del w:author="A. B."><w:r><w:delText>better not</w:delText></w:r></w:del></w:p>'
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}{gone}</w:body></w:document>")
        note = '<w:comment w:author="A. B."><w:p><w:r><w:t>is this clear</w:t></w:r></w:p></w:comment>'
        archive.writestr("word/comments.xml", f"<w:comments {_W}>{note}</w:comments>")
    return made.getvalue()


if __name__ == "__main__":
    main()
