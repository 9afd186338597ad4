"""The commands: where each is defined, so that only the one that is asked for is imported."""

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

# In the order in which the help lists them: name, and module with the function or the group of commands.
COMMANDS: Final = {
    "init": "opening:init",
    "demo": "demo:demo",
    "serve": "serving:serve",
    "import": "importing:import_files",
    "note": "note:note",
    "dates": "dates:dates",
    "wishes": "wishes:wishes",
    "message": "message:message",
    "attach": "attaching:attach",
    "attachments": "attaching:attachments",
    "search": "searching:search",
    "screen": "screening:screen",
    "clear": "clearing:clear",
    "hook": "hook:hook",
    "decide": "decide:decide",
    "packs": "packs:packs",
    "enquiries": "enquiries:enquiries",
    "common-issues": "common_issues:common_issues",
    "fhir": "fhir:fhir",
    "terms": "terms:terms",
    "agreements": "agreements:agreements",
    "take-back": "agreements:take_back",
    "account": "accounting:account",
    "mailing-list": "mailing_list:mailing_list",
    "picture": "picture:picture",
    "erase": "erasing:erase",
    "ledger": "ledger:ledger",
    "backup": "backup:backup",
    "restore": "opening:restore",
    "destinations": "destinations:destinations",
    "keeping": "keeping:keeping",
    "cover": "cover:cover",
    "stick": "stick:stick",
    "move": "opening:move",
    "shares": "shares:shares",
    "passphrase": "keys:passphrase",
    "recovery": "keys:recovery",
    "rekey": "keys:rekey",
    "incident": "incident:incident",
    "doctor": "doctor:doctor",
}


class Commands(TyperGroup):
    """Imports a command when it is asked for by name, and all of them for the help."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"privity.faces.cli.{module}"), attribute)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer(add_completion=False, rich_markup_mode=None)
            alone.command(cmd_name)(found)
            found = alone
        command = typer.main.get_command(found)
        command.name = cmd_name
        _plain(command)
        return command


def _plain(command: Any) -> None:
    """Help is plain text, the same on every terminal and in every pipe."""
    command.rich_markup_mode = None
    for inner in getattr(command, "commands", {}).values():
        _plain(inner)
