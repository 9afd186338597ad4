"""The office as the web face holds it: absent or locked, open, closing; opened once, worked on away from the
event loop.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from privity.bootstrap import (
    check_passphrase,
    create_office,
    move_office,
    open_office,
    restore_office,
)
from privity.config import OfficePlace
from privity.errors import InputError, LockedError
from privity.faces.web.guard import report
from privity.faces.web.local import LocalAnswers
from privity.interchange.local_socket import listen
from privity.services.by_date import Doubt, confirm_date, go_by_date
from privity.services.contact_sheet import FRESH_FOR, refresh_sheet
from privity.services.emergency import Emergencies
from privity.services.find import FindIndex, follow, warm
from privity.services.office import Office
from privity.services.repository_grants import RepositoryGrants
from privity.services.screening import Screener

_Result = TypeVar("_Result")


def _renew_sheet(office: Office) -> None:
    refresh_sheet(office, older_than=FRESH_FOR)


class Desk:
    """One office. Work on it runs on a few threads of its own; `Office` itself keeps them apart."""

    def __init__(self, place: OfficePlace) -> None:
        self.place = place
        self.closing = False
        self._office: Office | None = None
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="office")
        self._opening = asyncio.Lock()
        self.index = FindIndex()
        self._filled = threading.Event()
        self._hang_up: Callable[[], None] | None = None
        self._screener: Screener | None = None
        self.emergencies = Emergencies()
        self.grants = RepositoryGrants()
        self.doubt: Doubt | None = None

    @property
    def exists(self) -> bool:
        """Say whether there is an office in the folder at all."""
        return self.place.header.exists()

    @property
    def is_open(self) -> bool:
        return self._office is not None and not self.closing

    @property
    def office(self) -> Office:
        """The open office. Raises LockedError."""
        if self._office is None or self.closing:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        return self._office

    @property
    def warming(self) -> bool:
        """Say whether notes are still being read into the index."""
        return not self._filled.is_set()

    @property
    def screener(self) -> Screener:
        """The screen's index of the open office. Raises LockedError."""
        if self._screener is None or self.closing:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        return self._screener

    def _check_staying(self) -> None:
        """A worker that locks opens nothing any more: its successor does. Raises LockedError."""
        if self.closing:
            raise LockedError(
                "the office is just being locked", field="office", remedy="try again in a moment"
            )

    def warm_screen(self) -> None:
        """Read the caseload into the screen's index behind the page, so that the first draft need not wait for it."""
        self._threads.submit(self._quietly, self.screener.build)

    async def open(self, passphrase: str) -> None:
        """Open the office, or check the passphrase where another browser has it open already."""
        async with self._opening:
            self._check_staying()
            if self._office is not None:
                await self.prove(passphrase)
                return
            self._take(await self._off_loop(lambda: open_office(self.place, passphrase)))

    async def prove(self, passphrase: str) -> None:
        """Check the passphrase while the office is open. Raises PassphraseError."""
        await self._off_loop(lambda: check_passphrase(self.place, passphrase))

    async def create(self, passphrase: str) -> str:
        """Make the office and give its recovery code."""
        async with self._opening:
            self._check_staying()
            office, code = await self._off_loop(lambda: create_office(self.place, passphrase))
            self._take(office)
            return code

    async def move(
        self, paper: str | Sequence[str], passphrase: str, stick: Path | None, newest: bytes | None
    ) -> None:
        """Make this device the office's, with what lies on paper."""
        async with self._opening:
            self._check_closed()
            self._take(
                await self._off_loop(
                    lambda: move_office(self.place, paper, passphrase, stick=stick, newest=newest)
                )
            )

    async def restore(
        self, source: Path, paper: str | Sequence[str], passphrase: str, newest: bytes | None
    ) -> None:
        """Bring the office back from a backup into its empty folder."""
        async with self._opening:
            self._check_closed()
            office, _ = await self._off_loop(
                lambda: restore_office(self.place, source, paper, passphrase, newest=newest)
            )
            self._take(office)

    def _check_closed(self) -> None:
        self._check_staying()
        if self._office is not None:
            raise InputError("an office is open here already", field="office", remedy="lock it first")

    def _take(self, office: Office) -> None:
        """Let the index follow what is written, fill it behind the first page, and answer the command line."""
        self._office = office
        self._screener = screener = Screener(office)
        screener.keep_up(self._quietly)
        follow(office, self.index)
        self.emergencies.follow(office, lambda work: self._threads.submit(self._quietly, work))

        def read_in() -> None:
            warm(office, self.index)
            self._filled.set()

        self._threads.submit(self._quietly, lambda: self._go_by_date(office))
        self._threads.submit(self._quietly, read_in)
        # The contact set's sheet is of use only when it is of these days.
        self._threads.submit(self._quietly, lambda: _renew_sheet(office))
        self._hang_up = listen(
            self.place.socket, LocalAnswers(office, self.index, self._wait, screener, self.grants)
        )

    def _wait(self) -> None:
        """Wait until the index is filled. Raises LockedError when the office is locked meanwhile."""
        while not self._filled.wait(0.2):
            _ = self.office

    def _quietly(self, work: Callable[[], None]) -> None:
        """Do what nobody waits for. A lock ends it; of an error only its kind and place are told."""
        try:
            work()
        except LockedError:
            return
        except Exception as error:  # noqa: BLE001 - nobody awaits this; what it says must hold no content
            report(error)

    async def do(self, work: Callable[[Office], _Result]) -> _Result:
        """Run one piece of work with the open office. Raises LockedError, and what the work raises."""
        office = self.office
        return await self._off_loop(lambda: work(office))

    async def date_is_right(self) -> None:
        """The practitioner says that the date is right: what is due by it goes now."""

        def believe(office: Office) -> None:
            confirm_date(office)
            self._go_by_date(office)

        await self.do(believe)

    def _go_by_date(self, office: Office) -> None:
        with office.still():
            self.doubt = go_by_date(office)

    async def close(self) -> None:
        """Write the anchor and let go of the keys. Nothing works afterwards; the process is about to end."""
        self.closing = True
        async with self._opening:
            office, self._office = self._office, None
            if self._hang_up is not None:
                self._hang_up()
            if office is not None:
                await self._off_loop(office.close)
                self.index.close()

    async def _off_loop(self, work: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
