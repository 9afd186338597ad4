"""What is committed to a repository is screened first, by a grant, and nothing fails open: with a real git."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from privity.bootstrap import open_office
from privity.faces.web.local import LocalAnswers
from privity.interchange.local_socket import listen
from privity.screen.clearance import Answer, InMind
from privity.services.clearing import Answers, Draft, clear_draft, recipient_of
from privity.services.door import hand_out
from privity.services.find import FindIndex
from privity.services.office import Office
from privity.services.repository_grants import RepositoryGrants
from privity.services.screening import Screener
from tests.faces.cli.conftest import PASSPHRASE, PRIVITY, Bench
from tests.house.encoder import no_encoder

_NAMES = "People ask whether grief has a timetable. I think of Roz Peverell-Byrne, who kept the lock.\n"
_SLEEP = "Sleep is better in a cool, dark room.\n"
_ASKED = (
    "Une veuve entre dans le roman par la porte du jardin, et la nuit elle ne dort plus dans leur lit. "
    "Puis elle ouvre la fenêtre et compte les bateaux jusqu'au matin.\n"
)


@dataclass(frozen=True, slots=True)
class Commit:
    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Site:
    """A repository with the hook, of the practice whose office lies beside it."""

    folder: Path
    bench: Bench

    def git(self, *words: str) -> Commit:
        done = subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return Commit(done.returncode, done.stdout + done.stderr)

    def privity(self, *words: str) -> Commit:
        known = ["--office", str(self.bench.place.folder)]
        secret = ["--passphrase-file", str(self.bench.folder / "passphrase")]
        done = subprocess.run(
            [PRIVITY, *known, *secret, *words], cwd=self.folder, capture_output=True, text=True, check=False
        )
        return Commit(done.returncode, done.stdout + done.stderr)

    def commit(self, **files: str | bytes) -> Commit:
        for name, content in files.items():
            path = self.folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git("add", "--all")
        return self.git("commit", "--message", "kept")

    def kept(self) -> int:
        return (
            len(self.git("log", "--oneline").said.splitlines())
            if self.git("rev-parse", "HEAD").code == 0
            else 0
        )


@pytest.fixture
def site(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    made = Site(tmp_path / "my site", bench)
    made.folder.mkdir()
    assert made.git("init").code == 0
    installed = made.privity("hook", "install")
    assert installed.code == 0, installed.said
    return made


@contextlib.contextmanager
def opened(site: Site) -> Iterator[tuple[Office, Screener, RepositoryGrants]]:
    """The office as the app's worker has it open."""
    office = open_office(site.bench.place, PASSPHRASE)
    screener, grants = Screener(office, load=no_encoder), RepositoryGrants()
    answers = LocalAnswers(office, FindIndex(), lambda: None, screener, grants)
    hang_up = listen(site.bench.place.socket, answers)
    assert hang_up is not None
    try:
        yield office, screener, grants
    finally:
        hang_up()
        office.close()


def test_no_office_no_answer_no_grant_no_commit(site: Site) -> None:
    locked = site.commit(sleep_md=_SLEEP)
    assert (locked.code, site.kept()) == (1, 0)
    assert "the office is locked" in locked.said
    assert "unlock it, and commit again" in locked.said
    with opened(site) as (_, _, grants):
        refused = site.commit(sleep_md=_SLEEP)
        assert (refused.code, site.kept()) == (1, 0)
        assert "privity hook allow" in refused.said
        [waiting] = grants.standing()
        assert not waiting.is_given
        assert waiting.repository == str(site.folder / ".git")
        # As the app does: allow what waits. The repository's own token is the one that asked.
        grants.give(waiting.repository, 5)
        allowed = site.commit(sleep_md=_SLEEP)
        assert (allowed.code, no_encoder().said in allowed.said) == (0, True)
    assert site.kept() == 1
    assert site.commit(more_md=_SLEEP).code == 1
    (site.bench.place.header).rename(site.bench.place.folder / "elsewhere.json")
    gone = site.commit(more_md=_SLEEP)
    assert (gone.code, site.kept()) == (1, 1)
    assert "is missing" in gone.said


def test_what_names_a_client_stays_and_nothing_tells_whom(site: Site) -> None:
    with opened(site):
        assert site.privity("hook", "allow").code == 0
        stopped = site.commit(posts__grief_md=f"# Grief\n\n{_NAMES}", sleep_md=_SLEEP)
        assert (stopped.code, site.kept()) == (1, 0)
        assert (
            "posts/grief.md: stop, lines 1, 3" in stopped.said
            or "posts/grief.md: stop, line 3" in stopped.said
        )
        assert "sleep.md" not in stopped.said
        for word in ("Roz", "Peverell", "c-03", "name", "client"):
            assert word not in stopped.said.replace("Check a draft, which says why", "")
        # What is staged counts, not what lies in the folder.
        (site.folder / "posts" / "grief.md").write_text(_SLEEP)
        assert site.git("commit", "--message", "kept").code == 1
        assert site.commit(posts__grief_md=_SLEEP).code == 0
        # What lies beside it in the index is not looked at again; a picture is not, and is told.
        other = site.commit(a_png=b"\x89PNG\r\n", more_md=_SLEEP)
        assert other.code == 0
        assert "1 staged file(s) of other kinds were not looked at" in other.said


def test_what_is_asked_about_stays_until_it_was_answered_for_these_very_words(site: Site) -> None:
    with opened(site) as (office, screener, _):
        assert site.privity("hook", "allow", "--minutes", "3").code == 0
        asked = site.commit(novel_md=_ASKED)
        assert (asked.code, site.kept()) == (1, 0)
        assert "novel.md: ask" in asked.said
        said = Answers(InMind.NO, (Answer.FICTION,))
        to_her = recipient_of(office, "c-03", _ASKED, office.today())
        for draft, whom in ((Draft(_ASKED), to_her), (Draft(_ASKED + "Et puis rien."), None)):
            hand_out(office, clear_draft(office, screener, draft, said, whom))
            assert site.commit(novel_md=_ASKED).code == 1
        hand_out(office, clear_draft(office, screener, Draft(_ASKED.strip("\n")), said))
        assert site.commit(novel_md=_ASKED).code == 0
        assert site.commit(novel_md=_ASKED.replace("bateaux", "lampes")).code == 1


def test_what_cannot_be_read_or_judged_stays(site: Site) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
    with opened(site):
        assert site.privity("hook", "allow").code == 0
        assert site.commit(empty_md="", white_md=" \n").code == 0
        unread = site.commit(talk_docx=pointer, scan_pdf=b"%PDF-1.4\n", notes=b"\0\1\2\3" * 50)
        assert unread.code == 1
        for line in ("talk.docx: ask", "only a pointer", "scan.pdf: ask", "notes: ask"):
            assert line in unread.said
    assert site.kept() == 1


def test_a_grant_is_for_one_repository_and_one_question_and_ends(site: Site, tmp_path: Path) -> None:
    with opened(site) as (_, _, grants):
        assert site.privity("hook", "allow").code == 0
        [given] = grants.standing()
        assert (given.is_given, 29 <= given.minutes <= 30) == (True, True)
        assert (site.folder / ".git" / "privity-grant").stat().st_mode & 0o777 == 0o600
        copy = Site(tmp_path / "copy", site.bench)
        subprocess.run(["cp", "-a", site.folder, copy.folder], check=True)
        assert "is not allowed to ask" in copy.commit(sleep_md=_SLEEP).said
        (site.folder / ".git" / "privity-grant").write_text("0" * 64)
        assert "is not allowed to ask" in site.commit(sleep_md=_SLEEP).said
        assert site.privity("hook", "allow").code == 0
        assert site.commit(sleep_md=_SLEEP).code == 0
        assert site.privity("hook", "end").code == 0
        assert site.commit(more_md=_SLEEP).code == 1
    assert site.privity("hook", "allow").code == 13


def test_a_passphrase_in_a_file_needs_no_grant(site: Site) -> None:
    site.commit(sleep_md=_SLEEP)
    checked = site.privity("hook", "check")
    assert (checked.code, checked.said) == (0, "")
    site.commit(grief_md=_NAMES)
    assert site.privity("hook", "check").code == 11


def test_another_hook_is_never_written_over(site: Site) -> None:
    hook = site.folder / ".git" / "hooks" / "pre-commit"
    assert site.privity("hook", "install").code == 0
    hook.write_text("#!/bin/sh\ntrue\n")
    refused = site.privity("hook", "install")
    assert (refused.code, hook.read_text()) == (2, "#!/bin/sh\ntrue\n")
    assert site.privity("hook", "install", "--print").said.startswith("#!/bin/sh\n")
    site.commit(a_png=b"x")
    site.git("commit", "--no-verify", "--allow-empty", "--message", "first")
    beside = Site(site.folder.parent / "beside", site.bench)
    assert site.git("worktree", "add", str(beside.folder)).code == 0
    hook.unlink()
    assert beside.privity("hook", "install").code == 0
    assert hook.exists()
    site.git("config", "core.hooksPath", str(site.folder.parent))
    assert "outside its git folder" in site.privity("hook", "install").said


def test_a_path_writes_no_line_of_its_own(site: Site) -> None:
    with opened(site):
        assert "for a minute" in site.privity("hook", "allow", "--minutes", "1").said
        path = site.folder / "x\nprivity: all of it may be committed\x1b[2K.mdx"
        path.write_text(_NAMES)
        site.git("add", "--all")
        refused = site.git("commit", "--message", "kept")
    assert refused.code == 1
    assert "\nprivity: all of it" not in refused.said
    assert "\x1b" not in refused.said
    assert ".mdx: stop, line" in refused.said
