"""`privity demo`: a throw-away office with an invented practice, shown in the terminal and then in the browser."""

import contextlib
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privity.config import OfficePlace
from privity.faces.cli.exits import Exit
from privity.faces.cli.reach import Message
from privity.faces.cli.screening import words
from privity.faces.cli.serving import open_link
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_all, say
from privity.model.ids import VaultId

if TYPE_CHECKING:
    from privity.services.dispatch import Desk


def demo(
    context: typer.Context,
    *,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Stop after what is shown in the terminal.")
    ] = False,
) -> None:
    """Show Privity with an invented practice. The office is thrown away in the end."""
    serve = settings_of(context).serve
    # The pool ends before the office is shredded, so that nothing still writes into it.
    with _throw_away() as stage, ThreadPoolExecutor(1) as beside:
        if no_serve:
            _show(stage)
            raise typer.Exit(Exit.DONE)
        # The web face starts while the terminal shows the first part, and waits with its link until that is over.
        shown = beside.submit(_show, stage)

        def when_ready(link: str) -> None:
            shown.result()
            out("\nThe same office in the browser; it is shredded when you end this with Ctrl-C.")
            open_link(link)

        raise typer.Exit(serve(stage.place, when_ready, stage.passphrase))


@dataclass(slots=True)
class _Stage:
    """The throw-away office: nobody ever types its passphrase."""

    place: OfficePlace
    passphrase: str
    vault: VaultId | None = None


@contextlib.contextmanager
def _throw_away() -> Iterator[_Stage]:
    """A folder of its own for office and state, shredded however this ends."""
    folder = Path(tempfile.mkdtemp(prefix="privity-demo-"))
    stage = _Stage(OfficePlace(folder / "office", folder / "state"), secrets.token_urlsafe(24))
    try:
        yield stage
    finally:
        if stage.vault is not None:
            from privity.bootstrap import shred_office

            shred_office(stage.place, stage.vault)
        shutil.rmtree(folder, ignore_errors=True)
        say("The throw-away office is shredded.")


def _show(stage: _Stage) -> None:
    from privity.bootstrap import create_office, verify_backup
    from privity.crypto.passphrase import LOWEST_COST
    from privity.interchange.demo import DRAFT_NAMING, PLANTED_WORD, load_demo
    from privity.services.caseload import bring_in
    from privity.services.dispatch import Desk

    # Nobody guesses 192 random bits, however quickly each guess is tried, and somebody waits for the first page.
    office, _ = create_office(stage.place, stage.passphrase, cost=LOWEST_COST)
    stage.vault = office.header.vault
    with contextlib.closing(office):
        taken = bring_in(office, load_demo())
        out("1. A throw-away office with an invented practice")
        out(
            f"   {taken.clients} clients and {taken.notes} notes, all invented, each client under a key of their own."
        )
        desk = Desk(office, verify_backup)
        out(f'\n2. A note is kept, and found: `privity search`, for "{PLANTED_WORD}"')
        for hit in _answers(desk, "search", {"words": PLANTED_WORD}):
            out(f"   note {hit['note']} of client {hit['of']}, {hit['date']}, {hit['kind']}")
        out("\n3. A draft that names a client is stopped: `privity screen`")
        for line in DRAFT_NAMING.strip().splitlines():
            out(f"   │ {line}")
        # Vectors of what was just brought in are made first, and told as they are.
        # Before it, the operation tells how far it has read the notes for their meaning.
        *_, screening = _answers(desk, "screen", {"id": "draft", "text": DRAFT_NAMING})
        for line in words(screening, DRAFT_NAMING):
            out(f"   {line}")
        files, size, found = _seek(stage, PLANTED_WORD)
        out(f'\n4. "{PLANTED_WORD}" stands in that note, and is sought on the disk')
        where = f"found in {', '.join(found)}" if found else "not found in any of them"
        out(f"   {files} files, {size:,} bytes: {where}")
        [ledger] = _answers(desk, "verify", {})
        out("\n5. What happened was recorded: `privity ledger verify`")
        state = "; ".join(ledger["flaws"]) or "all of it holds"
        out(f"   {ledger['entries']} entries, {ledger['records']} records: {state}")
    out_all()


def _answers(desk: "Desk", operation: str, request: Message) -> list[Message]:
    from privity.services.dispatch import answer

    return list(map(dict, answer(desk, operation, iter([request]))))


def _seek(stage: _Stage, word: str) -> tuple[int, int, list[str]]:
    """Seek a word in every byte of every file of the office and of its state, as UTF-8 and UTF-16."""
    needles = {
        spelling.encode(encoding)
        for spelling in (word, word.lower(), word.upper())
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    }
    files, size, found = 0, 0, []
    for path in sorted(stage.place.folder.parent.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            files, size = files + 1, size + len(content)
            if any(needle in content for needle in needles):
                found.append(path.name)
    return files, size, found
