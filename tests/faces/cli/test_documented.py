"""Documented is registered: no command, option or exit code without its words, and no words without it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from privity import __version__
from privity.errors import PrivityError
from privity.faces.cli.exits import Exit
from privity.faces.cli.running import _app

_REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
_PAGE = (_REFERENCE / "command-line.md").read_text("utf-8")
_OPTION = re.compile(r"^\| `(--[a-z-]+)", re.MULTILINE)


def registered() -> dict[str, set[str]]:
    """Every command with its options, groups taken apart."""
    return dict(_walk("privity", typer.main.get_command(_app)))


def _walk(path: str, command: Any) -> Iterator[tuple[str, set[str]]]:
    context = typer.Context(command)
    names = command.list_commands(context) if hasattr(command, "list_commands") else []
    if not names or path == "privity":
        options = {option for parameter in command.get_params(context) for option in parameter.opts}
        yield path, {option for option in options if option.startswith("--")}
    for name in names:
        yield from _walk(f"{path} {name}", command.get_command(context, name))


def documented() -> dict[str, set[str]]:
    sections = re.split(r"^### `(privity[a-z -]*)`$", _PAGE, flags=re.MULTILINE)
    before, rest = sections[0], sections[1:]
    found = dict(zip(rest[::2], (set(_OPTION.findall(text)) for text in rest[1::2]), strict=True))
    return {"privity": set(_OPTION.findall(before)), **found}


def test_every_command_stands_in_the_reference_and_no_other() -> None:
    assert documented().keys() == registered().keys()


@pytest.mark.parametrize("command", sorted(registered()))
def test_every_option_of_a_command_stands_in_its_section_and_no_other(command: str) -> None:
    everywhere = set() if command == "privity" else {"--help"}
    assert documented().get(command, set()) == registered()[command] - everywhere


def test_every_exit_code_stands_in_the_reference_and_no_other() -> None:
    page = (_REFERENCE / "exit-codes.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| ([a-z]+) \|", page, re.MULTILINE)
    assert {(int(code), name) for code, name in rows} == {(one.value, one.name.lower()) for one in Exit}


def test_every_error_ends_with_an_exit_code_of_the_reference() -> None:
    waiting, codes = [PrivityError], set()
    while waiting:
        kind = waiting.pop()
        codes.add(kind.exit_code)
        waiting += kind.__subclasses__()
    assert codes <= set(Exit)


def test_every_command_says_what_it_does_in_a_sentence_that_the_help_shows_whole() -> None:
    command = typer.main.get_command(_app)
    shown = command.get_help(typer.Context(command))
    assert "..." not in shown.partition("Commands:")[2]


def test_the_version_is_the_one_of_the_package() -> None:
    project = (_REFERENCE.parents[1] / "pyproject.toml").read_text("utf-8")
    assert f'version = "{__version__}"' in project
