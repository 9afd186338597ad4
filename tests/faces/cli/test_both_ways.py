"""The same command gives the same bytes, whether it opens the office itself or asks the process that has it open."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from privity.interchange.demo import DRAFT_GENERAL, DRAFT_NAMING, PLANTED_WORD
from tests.faces.cli.conftest import PASSPHRASE, Bench, Ended, put_secret

_OPEN = """
import sys
from pathlib import Path
from privity.bootstrap import open_office
from privity.config import OfficePlace
from privity.faces.web.local import LocalAnswers
from privity.interchange.local_socket import listen
from privity.services.find import FindIndex, follow, warm
from privity.services.screening import Screener

place = OfficePlace(Path(sys.argv[1]), Path(sys.argv[2]))
office, index = open_office(place, sys.argv[3]), FindIndex()
follow(office, index)
warm(office, index)
hang_up = listen(place.socket, LocalAnswers(office, index, lambda: None, Screener(office)))
print("listening" if hang_up else "deaf", flush=True)
sys.stdin.read()
hang_up()
office.close()
"""


@contextlib.contextmanager
def opened_elsewhere(bench: Bench) -> Iterator[None]:
    """Another process has the office open, as the app's worker does after an unlock."""
    place = bench.place
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(place.folder), str(place.state), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == b"listening\n"
            yield
        finally:
            process.stdin.close()
            process.wait(timeout=30)
    assert process.returncode == 0


def both_ways(bench: Bench, *arguments: str, said: str = "") -> tuple[Ended, Ended]:
    alone = bench.run(*arguments, said=said)
    with opened_elsewhere(bench):
        asked = bench.run(*arguments, said=said)
    return alone, asked


def without_times(ended: Ended) -> Ended:
    return Ended(ended.code, re.sub(r'"elapsed_ms": \d+', '"elapsed_ms": 0', ended.out), ended.err)


def test_screening_a_run_of_drafts(bench: Bench) -> None:
    drafts = [{"id": "a", "text": DRAFT_NAMING}, {"id": "b"}, {"id": "c", "text": DRAFT_GENERAL}]
    said = "".join(json.dumps(draft) + "\n" for draft in drafts) + "no draft\n"
    alone, asked = both_ways(bench, "screen", "--jsonl", "-", said=said)
    assert without_times(alone) == without_times(asked)
    assert alone.code == 12
    answers = [json.loads(line) for line in alone.out.splitlines()]
    assert [answer.get("id") for answer in answers] == ["a", "b", "c", None]
    assert ["error" in answer for answer in answers] == [False, True, False, True]


def test_a_name_that_is_empty_means_no_folder_at_all(bench: Bench) -> None:
    """A shell gives it for a variable that is not set."""
    before = sorted(bench.folder.iterdir())
    for command in ("backup", "import"):
        ended = bench.run(command, "")
        assert (ended.code, "was named" in ended.err) == (2, True)
    assert sorted(bench.folder.iterdir()) == before


def test_one_answer(bench: Bench) -> None:
    asked: list[tuple[tuple[str, ...], str]] = [
        (("search", "-"), PLANTED_WORD),
        (("search", "--json", "-"), "sleep"),
        (("search", "--show", "--reason", "a quote for the client", "-"), PLANTED_WORD),
        (("search", "-"), "?!"),
        (("screen", "-"), DRAFT_NAMING),
        (("erase", "--yes", "nobody"), ""),
        (("backup", "verify", "nowhere"), ""),
    ]
    alone = [bench.run(*arguments, said=said) for arguments, said in asked]
    with opened_elsewhere(bench):
        assert [bench.run(*arguments, said=said) for arguments, said in asked] == alone
    assert [ended.code for ended in alone] == [0, 0, 0, 2, 11, 2, 2]
    assert all(ended.out or ended.err for ended in alone)


def test_an_import_is_taken_by_the_process_that_has_the_office_open(bench: Bench) -> None:
    caseload = bench.folder / "more.jsonl"
    caseload.write_text('{"kind":"client","id":"z-1","names":["Zdenka Novotna-Invented"]}\n')
    with opened_elsewhere(bench):
        taken = bench.run("import", "more.jsonl").out
        assert taken.startswith("taken: 1 clients, 0 engagements, 0 notes\n")
        stopped = bench.run("screen", "-", said="I met Zdenka Novotna-Invented at the market.")
    assert stopped.code == 11
    assert "z-1" in stopped.out
    assert bench.run("erase", "--yes", "z-1").code == 0


def test_an_erased_client_is_gone_from_the_index_of_the_open_office(bench: Bench) -> None:
    with opened_elsewhere(bench):
        assert PLANTED_WORD not in (before := bench.run("search", "-", said=PLANTED_WORD)).out
        assert before.out.startswith("n-008\tc-03\t")
        assert bench.run("erase", "--yes", "c-03").out.startswith("STATEMENT OF ERASURE")
        assert bench.run("search", "-", said=PLANTED_WORD).err == "nothing found\n"
        assert "c-03" not in bench.run("screen", "-", said=DRAFT_NAMING).out


def test_a_backup_is_written_and_restored(bench: Bench, tmp_path: Path) -> None:
    with opened_elsewhere(bench):
        made = bench.run("backup", str(tmp_path / "drawer"))
        assert made.code == 0
        assert bench.run("backup", "verify", str(tmp_path / "drawer")).code == 0
    assert sorted(Path(line).name[:4] for line in made.out.splitlines()) == ["keys", "reco"]
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "drawer").iterdir()}
    assert modes == {0o600}
    put_secret(bench.folder / "code", bench.code)
    shutil.rmtree(bench.place.folder)
    elsewhere = Bench(tmp_path / "elsewhere", bench.code)
    elsewhere.folder.mkdir()
    put_secret(elsewhere.folder / "passphrase", "another walk along the canal")
    restored = elsewhere.run(
        "restore", str(tmp_path / "drawer"), "--recovery-code-file", str(bench.folder / "code")
    )
    assert restored.code == 0, restored.err
    assert elsewhere.run("search", "-", said=PLANTED_WORD).out.startswith("n-008\t")


def test_a_wrong_passphrase_gets_no_answer_and_is_counted(bench: Bench) -> None:
    put_secret(bench.folder / "wrong", "plum dumplings before the walk")
    with opened_elsewhere(bench):
        refused = bench.run("--passphrase-file", "wrong", "search", "-", said="sleep")
    assert (refused.code, refused.out) == (13, "")
    [attempts] = (Path(os.environ["XDG_STATE_HOME"]) / "privity").glob("*/attempts")
    assert json.loads(attempts.read_text())["count"] == 1


def test_a_socket_left_behind_by_a_killed_process_is_passed_over(bench: Bench) -> None:
    place = bench.place
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(place.folder), str(place.state), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"listening\n"
        process.kill()
    assert place.socket.exists()
    assert bench.run("search", "-", said=PLANTED_WORD).code == 0


def test_one_opener_at_a_time_where_nobody_answers(bench: Bench) -> None:
    with opened_elsewhere(bench):
        bench.place.socket.unlink()
        refused = bench.run("search", "-", said="sleep")
    assert refused.code == 1
    assert "another process has this office open (process " in refused.err


def test_attach(bench: Bench, tmp_path: Path) -> None:
    scan = tmp_path / "card.txt"
    scan.write_bytes(b"The zinnobarium stands in the hall.\n" * 20_000)
    card = tmp_path / "words.txt"
    card.write_text("Intake; binder 3.", "utf-8")
    for ended in both_ways(bench, "attach", "c-01", str(scan), "--date", "2026-03-02", "--card", str(card)):
        assert (ended.code, re.fullmatch(r"[0-9a-f]{32}\n", ended.out) is not None) == (0, True)
    alone, beside = both_ways(bench, "attachments", "c-01")
    assert alone.out == beside.out
    [[record, *_], _] = [line.split("\t") for line in alone.out.splitlines()]
    assert bench.run("attachments", "c-01", "--take", record).code != 0
    taken = both_ways(bench, "attachments", "c-01", "--take", record, "--reason", "to read it")
    assert [ended.out for ended in taken] == [scan.read_text("utf-8")] * 2
    assert bench.run("attach", "c-01", str(scan), "--date", "soon").code == 2
    assert bench.run("attach", "nobody", str(scan)).code == 2
    assert bench.run("attach", "c-01", str(tmp_path / "none.txt")).code == 2
