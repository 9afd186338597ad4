"""What the command line asks of an open office: a closed list of operations over JSON-able requests and replies.

A command runs the same operation whether the office is open in its own process or in the app's, so both give the same
bytes. Faces only turn requests in and replies out. `desk` is what an operation gets; each family of operations is a
module with a table of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from privity.errors import InputError
from privity.services.dispatch import (
    accounting,
    clearing,
    consents,
    files,
    hook,
    keeping,
    lists,
    messages,
    notes,
    preserving,
    public,
    reaching,
    records,
    terms,
    wills,
)
from privity.services.dispatch.desk import Desk, Message, Operation, Replies
from privity.services.dispatch.keeping import told_of

__all__ = ["OPERATIONS", "Desk", "Message", "Operation", "Replies", "answer", "told_of"]

OPERATIONS: Final[Mapping[str, Operation]] = {
    **records.OPERATIONS,
    **clearing.OPERATIONS,
    **files.OPERATIONS,
    **keeping.OPERATIONS,
    **preserving.OPERATIONS,
    **public.OPERATIONS,
    **lists.OPERATIONS,
    **messages.OPERATIONS,
    **notes.OPERATIONS,
    **reaching.OPERATIONS,
    **wills.OPERATIONS,
    **accounting.OPERATIONS,
    **consents.OPERATIONS,
    **terms.OPERATIONS,
    **hook.OPERATIONS,
}


def answer(desk: Desk, operation: str, requests: Iterator[Message]) -> Replies:
    """Run one operation. Raises InputError for one that this version does not know."""
    chosen = OPERATIONS.get(operation)
    if chosen is None:
        raise InputError(
            "the open office is of another version of Privity and does not know this",
            field="operation",
            remedy="lock the app, and start it again",
        )
    return chosen(desk, requests)
