"""Looks for circles of descent: a person who would be their own parent, or their parent's parent.

Relations are words and names, so most circles are two people who share a name; those are only remarked on.
Where the relations name clients by their ids there is no such doubt.
"""

from collections.abc import Iterable, Iterator

from privity.model.people import Client

_PARENTS = frozenset({"mother", "father", "parent"})
_CHILDREN = frozenset({"son", "daughter", "child"})


def circles_by_id(clients: Iterable[Client]) -> set[str]:
    """References of clients who are their own ancestors, where each relation names a client by id."""
    clients = list(clients)
    known = {client.reference: client.reference for client in clients}
    return _in_circles(_descent(clients, known))


def circles_by_name(clients: Iterable[Client]) -> set[str]:
    """References of clients who seem their own ancestors, where relations name clients by a name only one
    of them has.
    """
    clients = list(clients)
    bearers: dict[str, set[str]] = {}
    for client in clients:
        for name in client.names:
            bearers.setdefault(name.casefold(), set()).add(client.reference)
    known = {name: next(iter(who)) for name, who in bearers.items() if len(who) == 1}
    return _in_circles(_descent(clients, known))


def _descent(clients: Iterable[Client], known: dict[str, str]) -> dict[str, set[str]]:
    """For each client, those who would be their parents."""
    parents: dict[str, set[str]] = {}
    for client in clients:
        for relation in client.related:
            other = known.get(relation.name) or known.get(relation.name.casefold())
            if other is None:
                continue
            if relation.role.casefold() in _PARENTS:
                parents.setdefault(client.reference, set()).add(other)
            elif relation.role.casefold() in _CHILDREN:
                parents.setdefault(other, set()).add(client.reference)
    return parents


def _in_circles(parents: dict[str, set[str]]) -> set[str]:
    """Those from whom the way through parents leads back to themselves.

    People above whom nobody stands, and then people below whom nobody stands, are taken away until none is
    left (Kahn's algorithm from both ends), so the depth of a family never becomes the depth of a call.
    """
    children: dict[str, set[str]] = {}
    for child, above in parents.items():
        for parent in above:
            children.setdefault(parent, set()).add(child)
    people = parents.keys() | children.keys()
    return people - set(_peeled(people, parents, children)) - set(_peeled(people, children, parents))


def _peeled(people: Iterable[str], above: dict[str, set[str]], below: dict[str, set[str]]) -> Iterator[str]:
    waiting = {person: len(above.get(person, ())) for person in people}
    free = [person for person, count in waiting.items() if count == 0]
    while free:
        person = free.pop()
        yield person
        for other in below.get(person, ()):
            waiting[other] -= 1
            if waiting[other] == 0:
                free.append(other)
