"""What stands before the command and holds for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import typer

from privity.config import OfficePlace, office_place
from privity.errors import InputError, IntegrityError, StorageError
from privity.faces.cli.secrets_in import PassphraseSource

WhenReady = Callable[[str], None]


class Serve(Protocol):
    """Serves the web app until it is told to end, and gives the exit code."""

    def __call__(self, place: OfficePlace, when_ready: WhenReady, demo_passphrase: str = "") -> int: ...


@dataclass(slots=True)
class Settings:
    """The office, where its passphrase comes from, and the web face."""

    office: Path | None
    passphrase: PassphraseSource
    serve: Serve

    @property
    def place(self) -> OfficePlace:
        """Where the office lies, or is to lie."""
        return office_place(self.office)

    @property
    def existing(self) -> OfficePlace:
        """The place of an office that is there. Raises InputError, IntegrityError and StorageError."""
        place = self.place
        try:
            there, is_headless = place.header.is_file(), place.is_headless
        except OSError:
            raise StorageError(
                f"`{place.folder}` cannot be read",
                field="office",
                remedy="give yourself rights to the folder",
            ) from None
        if is_headless:
            raise IntegrityError(
                f"the header of the office in `{place.folder}` is missing",
                field="header",
                remedy="put `office.json` back, or restore the office from a backup",
            )
        if not there:
            raise InputError(
                f"there is no office in `{place.folder}`",
                field="office",
                remedy="make one with `privity init`, or name its folder with --office",
            )
        return place


def settings_of(context: typer.Context) -> Settings:
    """The settings of this run."""
    found = context.find_root().obj
    assert isinstance(found, Settings)  # noqa: S101 - `run` has put it there
    return found
