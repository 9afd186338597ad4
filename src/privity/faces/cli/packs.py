"""`privity packs list|check|show|diff`: the rule packs, their faults, a page a lawyer can read, what changed."""

from datetime import date
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.terminal import out, out_json
from privity.gate import in_words, page
from privity.services.gate import (
    check_shipped_packs,
    pack_difference,
    pack_texts,
    shipped_library,
    shipped_pack,
)

_LARGEST = 4 * 2**20

packs = typer.Typer(
    help="Rule packs: versions, checks, a readable page.", no_args_is_help=True, add_completion=False
)


@packs.command("list")
def list_packs(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
) -> None:
    """Name every rule pack with its version, its hash and who reviewed it."""
    found = shipped_library().packs
    if as_json:
        rows = [
            {
                "id": pack.id,
                "version": pack.version,
                "title": pack.title,
                "layer": pack.layer.value,
                "rules": len(pack.rules),
                "sha256": pack.sha256,
                "reviewed_by": pack.reviewed_by,
            }
            for pack in found
        ]
        out_json({"schema": "privity.packs/1", "packs": rows})
        return
    for pack in found:
        signed = f"reviewed by {pack.reviewed_by}" if pack.reviewed_by else "unreviewed"
        out(f"{pack.id:12} {pack.version:8} {len(pack.rules):4} rules  {signed:12}  {pack.title}")


@packs.command("check")
def check(*, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Check every pack and run every example in it; exit code 1 when anything is wrong."""
    report = check_shipped_packs(date.today())  # noqa: DTZ011 - examples without a date are of today
    if as_json:
        faults = [
            {
                "pack": each.pack,
                "rule": each.rule,
                "line": each.line,
                "kind": each.kind,
                "message": each.message,
            }
            for each in report.faults
        ]
        out_json(
            {
                "schema": "privity.pack-check/1",
                "packs": report.packs,
                "rules": report.rules,
                "examples": report.examples,
                "faults": faults,
                "failed_examples": list(report.failed_examples),
            }
        )
    else:
        for fault in report.faults:
            out(f"{fault.pack} line {fault.line}: {fault.rule}: {fault.kind}: {fault.message}")
        for failed in report.failed_examples:
            out(failed)
        faulty = len(report.faults) + len(report.failed_examples)
        found = f"{faulty} faults" if faulty else "nothing found"
        out(f"{report.packs} packs, {report.rules} rules, {report.examples} examples: {found}")
    raise typer.Exit(0 if report.clean else 1)


@packs.command("show")
def show(name: Annotated[str, typer.Argument(help="The id of the pack.")]) -> None:
    """Print a pack as a page that can be read and signed."""
    out(page(shipped_pack(name)))


@packs.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="A pack's file, or the id of a shipped pack.")],
    new: Annotated[str, typer.Argument(help="Another version of the same pack.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what changed between two versions of a pack, and which worked examples are decided differently."""
    found = pack_difference(_text_of(old), _text_of(new), date.today())  # noqa: DTZ011 - as for `check`
    if as_json:
        out_json(
            {
                "schema": "privity.pack-diff/1",
                "old": {"id": found.old.id, "version": found.old.version, "sha256": found.old.sha256},
                "new": {"id": found.new.id, "version": found.new.version, "sha256": found.new.sha256},
                "changes": [
                    {"kind": each.kind, "what": each.what, "went": each.went, "came": each.came}
                    for each in found.changes
                ],
                "decided": [
                    {"example": each.example, "old": each.old, "new": each.new} for each in found.decided
                ],
            }
        )
        return
    for line in in_words(found.changes):
        out(line)
    for each in found.decided:
        out(f"decided differently: {each.example}: {each.old} -> {each.new}")
    out(f"{len(found.changes)} changes, {len(found.decided)} worked examples decided differently")


def _text_of(named: str) -> str:
    """The text of a shipped pack by its id, or of a file."""
    shipped = pack_texts().get(f"{named}.yaml")
    if shipped is not None:
        return shipped
    with opened(named) as stream:
        data = read_bounded(stream, _LARGEST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"`{named}` is not UTF-8 text", field="FILE") from error
