"""What is staged in a git repository, as the documents it holds. git is asked; nothing of it is changed."""

import contextlib
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

from privity.durable import write_durably
from privity.errors import InputError

LARGEST: Final = 32 << 20
_PROOF_FILE: Final = "privity-grant"
_WRITTEN: Final = frozenset(
    {
        "",
        ".adoc",
        ".asciidoc",
        ".csv",
        ".fountain",
        ".mdown",
        ".mdwn",
        ".mdx",
        ".mediawiki",
        ".mkd",
        ".org",
        ".qmd",
        ".rmd",
        ".rst",
        ".sbv",
        ".srt",
        ".svg",
        ".tex",
        ".textile",
        ".toml",
        ".tsv",
        ".typ",
        ".vtt",
        ".wiki",
        ".yaml",
        ".yml",
    }
)
_FILE_MODES: Final = frozenset({b"100644", b"100755"})
_POINTER: Final = b"version https://git-lfs"


@dataclass(frozen=True, slots=True)
class Staged:
    """One staged file: its path in the repository and its bytes, or why they are not to be had."""

    path: str
    content: bytes
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around the folder in which the command runs.

    `folder` is the git folder of this work tree, `whole` that of all its work trees.
    """

    folder: Path
    whole: Path
    hooks: Path

    @property
    def hook(self) -> Path:
        return self.hooks / "pre-commit"

    @property
    def is_shared(self) -> bool:
        """Say whether its hooks lie outside it, where other repositories use them too."""
        return not self.hooks.is_relative_to(self.whole)

    def token(self) -> str:
        """What proves this repository to the office, made when it is first asked for. Raises StorageError."""
        path = self.folder / _PROOF_FILE
        with contextlib.suppress(FileNotFoundError):
            token = path.read_text("ascii", "replace").strip()
            if len(token) == 64:
                return token
        token = secrets.token_hex(32)
        write_durably(path, f"{token}\n".encode())
        return token


def this_repository() -> Repository:
    """The repository here. Raises InputError where there is none, or no git."""
    folder = Path(_git("rev-parse", "--absolute-git-dir")).resolve()
    whole = Path(_git("rev-parse", "--git-common-dir")).resolve()
    return Repository(folder, whole, Path(_git("rev-parse", "--git-path", "hooks")).resolve())


def staged() -> Iterator[Staged | None]:
    """Each staged file that is a document, as it will be committed; None for one of another kind."""
    changed = _run("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=AMT")
    parts = changed.split(b"\0")
    documents: list[tuple[str, bytes]] = []
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        _, mode, _, blob, _ = about.split(b" ")
        name = os.fsdecode(path)
        if mode in _FILE_MODES and _is_document(name):
            documents.append((name, blob))
        else:
            yield None
    if documents:
        yield from _contents(documents)


def _is_document(name: str) -> bool:
    from privity.interchange.documents import is_readable

    return is_readable(name) or PurePosixPath(name).suffix.lower() in _WRITTEN


def _contents(documents: list[tuple[str, bytes]]) -> Iterator[Staged]:
    with subprocess.Popen(  # noqa: S603 - git itself, with words of ours
        [_program(), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reading:
        asked, given = reading.stdin, reading.stdout
        assert asked is not None  # noqa: S101 - both are pipes
        assert given is not None  # noqa: S101
        for name, blob in documents:
            asked.write(blob + b"\n")
            asked.flush()
            yield _one(name, given)
        asked.close()


def _one(name: str, given: IO[bytes]) -> Staged:
    head = given.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        return Staged(name, b"", "git cannot give it")
    size = int(head[2])
    content = given.read(min(size, LARGEST))
    left = size - len(content)
    while left > 0 and (piece := given.read(min(left, 1 << 20))):
        left -= len(piece)
    given.read(1)
    if size > LARGEST:
        return Staged(name, b"", f"is larger than {LARGEST >> 20} MiB")
    if content.startswith(_POINTER):
        return Staged(name, b"", "lies in Git LFS, and only a pointer to it is committed")
    return Staged(name, content)


def _git(*arguments: str) -> str:
    return os.fsdecode(_run(*arguments)).rstrip("\n")


def _run(*arguments: str) -> bytes:
    done = subprocess.run([_program(), *arguments], capture_output=True, check=False)  # noqa: S603 - as above
    if done.returncode:
        raise InputError(
            "this folder is in no git repository, or git refuses it",
            field="repository",
            remedy="run it inside the repository",
        )
    return done.stdout


def _program() -> str:
    found = shutil.which("git")
    if found is None:
        raise InputError("there is no git here", field="repository", remedy="install git")
    return found
