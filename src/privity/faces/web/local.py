"""What the worker answers to the command line over the local socket while the office is open here.

`privity.interchange.local_socket` speaks the protocol and checks the other end's account; `privity.services.dispatch`
knows the operations. Here they meet the open office.
"""

import os
from collections.abc import Callable, Iterator, Mapping

from privity.bootstrap import check_passphrase, verify_backup
from privity.errors import LockedError
from privity.interchange.local_socket import Message, Replies
from privity.services import dispatch
from privity.services.find import FindIndex
from privity.services.office import Office
from privity.services.repository_grants import RepositoryGrants
from privity.services.screening import Screener


class LocalAnswers:
    """One open office, for the command line."""

    def __init__(
        self,
        office: Office,
        index: FindIndex,
        index_filled: Callable[[], None],
        screener: Screener,
        grants: RepositoryGrants | None = None,
    ) -> None:
        self._office = office
        self._desk = dispatch.Desk(
            office, verify_backup, index=(index, index_filled), screener=screener, grants=grants
        )

    def greeting(self) -> Mapping[str, object]:
        """That the office is open, in which process, and whether it can keep this device's anchor up."""
        return {
            "open": self._office.is_open,
            "process": os.getpid(),
            "anchor_lags": self._office.anchor.lags,
        }

    def check(self, passphrase: str) -> None:
        """Raises PassphraseError."""
        check_passphrase(self._office.place, passphrase)

    def admit(self, operation: str, repository: str, token: str) -> Callable[[], None]:
        """Let a repository that was allowed to ask for verdicts do that, and nothing else. Raises LockedError."""
        if operation != "hook":
            raise LockedError("a grant is for what is committed alone", field="office")
        self._desk.grants.check(repository, token)
        return lambda: self._desk.grants.spend(repository)

    def answer(self, operation: str, requests: Iterator[Message]) -> Replies:
        """Run one operation. Raises PrivityError."""
        return dispatch.answer(self._desk, operation, requests)
