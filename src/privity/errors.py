"""The one tree of errors, shown to people with what is wrong and what to do.

    PrivityError                     exit 1   shown to a person: field, message, remedy
    ├── InputError                   exit 2   what was typed or handed in is not usable
    ├── IncompleteError              exit 12  something needed was not given
    ├── RefusedError                 exit 11  no decision on record covers what was to leave
    ├── LockedError                  exit 13  the office is locked
    │   └── PassphraseError          exit 13  wrong passphrase or recovery code, or they belong elsewhere
    ├── BusyError                    exit 1   another process has the office open
    ├── StorageError                 exit 1   disk full, no rights, server away
    └── IntegrityError               exit 14  forged, torn, rolled back, from another hand or another office
        └── TooNewError              exit 14  written by a newer Privity; nothing was changed

A bug is any other exception. Forged, truncated and malformed sealed data give one and the same error.
No message ever holds the text of a note or a client's name.
"""

from typing import ClassVar


class PrivityError(Exception):
    """Something a person can act on: the thing it is about, what is wrong, and the remedy."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, field: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.remedy = remedy


class InputError(PrivityError):
    """What was handed in cannot be used as it is."""

    exit_code = 2


class IncompleteError(PrivityError):
    """Something that is needed was not given."""

    exit_code = 12


class RefusedError(PrivityError):
    """The door stays shut: no decision on record covers this, or something it asks for was not seen to."""

    exit_code = 11


class LockedError(PrivityError):
    """The office is locked."""

    exit_code = 13


class PassphraseError(LockedError):
    """The passphrase or recovery code does not open this office on this device.

    One error for every cause, so that it tells a guesser nothing.
    """


class BusyError(PrivityError):
    """Another process has this office open."""


class StorageError(PrivityError):
    """The disk or the database server did not do what was asked; nothing was half done."""


class IntegrityError(PrivityError):
    """Stored data is not what this office wrote."""

    exit_code = 14


class TooNewError(IntegrityError):
    """Written by a newer version of Privity than this one; nothing was changed."""
