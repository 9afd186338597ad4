"""The people a practice works with, as its own notes know them."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

LONGEST_NAME: Final = 200
# Controls, line and paragraph separators, and the marks that reorder what stands around them (UAX #9:
# embeddings, overrides, isolates), with which a name can be shown as another. Joiners and LRM, RLM, ALM
# stay: names need them.
HIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody in a client's life whom the record names: `role` in plain words (`husband`), and a name or code."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """How a client can be reached. Numbers and addresses are kept as they were written."""

    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Client:
    """A person in care: names may be codes or initials; `reference` is the id this practice uses outside Privity.

    `extra` keeps fields of an import that this version does not know, so that nothing is lost.
    """

    reference: str
    names: tuple[str, ...]
    nicknames: tuple[str, ...] = ()
    born: int | None = None
    sex: str | None = None
    occupation: str | None = None
    employer: str | None = None
    lives_in: str | None = None
    household: str | None = None
    contacts: Contacts = Contacts()
    related: tuple[Relation, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
