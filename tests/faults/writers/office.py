"""Makes, opens and writes an office in the world named by its first argument, and acknowledges what it saved.

    office WORLD make CLIENT FIRST COUNT    make the office, take on a client, write notes, lock it
    office WORLD write CLIENT FIRST COUNT   open it and write notes, every other one by way of a sealed draft
    office WORLD import CLIENTS NOTES       open it and bring in a caseload
    office WORLD erase CLIENT               open it and erase a client
    office WORLD move CODE                  take it over with the recovery code, under another passphrase
    office WORLD restore SOURCE CODE        bring it back from a backup pair, under another passphrase
    office WORLD passphrase                 open it and exchange the passphrase
    office WORLD code                       open it and exchange the recovery code
    office WORLD rekey CLIENT               open it and give a client's compartment a new key

Lines: `created`, `client NAME`, `ready`, `note NUMBER`, `imported`, `erased CLIENT`, `done` and what is new,
`closed`; on a refusal `refused` and its class, after which the office is locked all the same.
"""

import os
import sys
from pathlib import Path

from privity.bootstrap import move_office, restore_office
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import PrivityError
from privity.services.caseload import bring_in
from privity.services.erasure import erase_client
from privity.services.keys import change_passphrase, new_recovery_code, rekey
from privity.services.office import Office
from tests.faults.offices import (
    MOVED_PASSPHRASE,
    PASSPHRASE,
    World,
    add_invented_client,
    caseload,
    compartment_of,
    save_note,
)


def main(world: World, mode: str, arguments: list[str]) -> None:
    """Do what `mode` says, acknowledging as it goes."""
    match mode:
        case "make":
            office = world.create()
        case "move":
            office = move_office(world.place, arguments[0], MOVED_PASSPHRASE, cost=LOWEST_COST)
        case "restore":
            office, _ = restore_office(
                world.place, Path(arguments[0]), arguments[1], MOVED_PASSPHRASE, cost=LOWEST_COST
            )
        case _:
            office = world.open()
    try:
        match mode:
            case "make":
                _say("created")
                add_invented_client(office, arguments[0])
                _say(f"client {arguments[0]}")
                _write(office, *arguments)
            case "write":
                _write(office, *arguments)
            case "import":
                _say("ready")
                bring_in(office, caseload(int(arguments[0]), int(arguments[1])))
                _say("imported")
            case "erase":
                erase_client(office, compartment_of(office, arguments[0]))
                _say(f"erased {arguments[0]}")
            case "passphrase":
                change_passphrase(office, PASSPHRASE, MOVED_PASSPHRASE)
                _say("done")
            case "code":
                _say(f"done {new_recovery_code(office)}")
            case "rekey":
                for step in rekey(office, compartment_of(office, arguments[0])):
                    _say(step)
                _say("done")
            case "move" | "restore":
                _say("done")
    except PrivityError as refusal:
        _say(f"refused {type(refusal).__name__}")
    finally:
        office.close()
    _say("closed")


def _write(office: Office, client: str, first: str, count: str) -> None:
    _say("ready")
    for number in range(int(first), int(first) + int(count)):
        save_note(office, client, number, by_draft=number % 2 == 1)
        _say(f"note {number}")


def _say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    main(World(Path(sys.argv[1])), sys.argv[2], sys.argv[3:])
