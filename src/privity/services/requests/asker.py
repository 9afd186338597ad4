"""Whether who asks for a copy of their own file is called like the client whose record was chosen for it.

A record chosen from a list by a slip of the hand would give one client the file of another. Where the names do not fit,
the door asks a person once more; that they said so is kept with the request, for this name and this record alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from privity.crypto.envelope import digest
from privity.model.ids import CompartmentId
from privity.model.overview import AloneOverview, JointOverview
from privity.model.people import Client
from privity.model.requests import KeptRequest
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.requests.grant import GrantKind, kind_of
from privity.services.requests.keeping import change_request

_SAME: Final = "same_person"


def fits(asker: str, names: Iterable[str]) -> bool:
    """Say whether a name is made of one person's names, or holds one whole: a surname alone is many people's."""
    words, parts = _words(asker), [_words(name) for name in names]
    whole = any(len(one) > 1 and one <= words for one in parts)
    return bool(words) and (whole or words <= frozenset().union(*parts))


def _words(name: str) -> frozenset[str]:
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
    return frozenset(re.findall(r"\w+", plain))


def is_strange(office: Office, request: KeptRequest) -> bool:
    """Say whether an own copy is asked for under a name that is none of the chosen client's, and nobody vouched."""
    if kind_of(request) is not GrantKind.OWN_ACCESS or not request.asker.name.strip() or not request.about:
        return False
    if request.extra.get(_SAME) == _mark(request):
        return False
    return not any(fits(request.asker.name, names) for names in _people(office, request.about))


def _people(office: Office, about: Iterable[CompartmentId]) -> Iterator[tuple[str, ...]]:
    """How each of those is called whom these records are about."""
    for compartment in filter(office.holds, about):
        line = office.overview(compartment)
        if isinstance(line, JointOverview):
            yield from _people(office, line.members)
        elif isinstance(line, AloneOverview):
            yield from _people(office, (line.client,))
        else:
            for _, client in of_kind(office.read_all(compartment), Client):
                yield (*client.names, *client.nicknames)


def vouch(office: Office, compartment: CompartmentId) -> None:
    """A person says that whoever asks is the client whose record was chosen. Raises InputError."""
    change_request(
        office,
        compartment,
        "asker said to be this client",
        lambda request: replace(request, extra={**request.extra, _SAME: _mark(request)}),
    )


def _mark(request: KeptRequest) -> str:
    return digest("\n".join((request.asker.name, *request.about)).encode()).hex()
