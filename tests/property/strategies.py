"""Hypothesis strategies for what this office keeps, made by running the rules of validation backwards.

Every value drawn here is one that the reader of `privity.caseload/1` takes without a problem.
"""

from datetime import date
from string import ascii_lowercase, digits
from typing import Any

from hypothesis import strategies as st

from privity.model.caseload import Caseload
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.notes import Note, NoteKind
from privity.model.people import Client, Contacts, Relation

# Letters of many scripts, marks and joiners that names need; no controls, no marks that change direction.
_NAME_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])
_TEXT_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")

single_lines = st.text(_NAME_CHARACTERS, min_size=1, max_size=24).filter(lambda line: not line.isspace())
texts = st.text(_TEXT_CHARACTERS, max_size=400)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))
references = st.text(ascii_lowercase + digits + "-_.@ éß北", min_size=1, max_size=12).filter(
    lambda reference: not reference.isspace()
)
_few_lines = st.lists(single_lines, max_size=3).map(tuple)
# Field names that no version of the format uses.
_foreign_fields = st.text(ascii_lowercase, min_size=1, max_size=8).map(lambda name: f"x_{name}")
_foreign_values = st.recursive(
    st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(single_lines, inner, max_size=3),
    max_leaves=6,
)
extras: st.SearchStrategy[dict[str, Any]] = st.dictionaries(_foreign_fields, _foreign_values, max_size=2)
contacts = st.builds(Contacts, phone=_few_lines, email=_few_lines)
# `~` stands in no reference, so that no relation is mistaken for the id of a client.
relations = st.builds(Relation, role=single_lines, name=single_lines.map(lambda name: f"~{name}"))


def clients(reference: st.SearchStrategy[str] = references) -> st.SearchStrategy[Client]:
    """Clients with any of the optional fields."""
    return st.builds(
        Client,
        reference=reference,
        names=st.lists(single_lines, min_size=1, max_size=3).map(tuple),
        nicknames=_few_lines,
        born=st.none() | st.integers(1900, 2030),
        sex=st.none() | st.sampled_from(["f", "m", "x"]),
        occupation=st.none() | texts,
        employer=st.none() | texts,
        lives_in=st.none() | texts,
        household=st.none() | texts,
        contacts=contacts,
        related=st.lists(relations, max_size=2).map(tuple),
        extra=extras,
    )


@st.composite
def engagements(
    draw: st.DrawFn, of: st.SearchStrategy[tuple[str, ...]], reference: st.SearchStrategy[str] = references
) -> Engagement:
    """Work with the clients that `of` draws: open, or ended on or after the day it started."""
    members = draw(of)
    joint = [Unit.COUPLE, Unit.FAMILY, Unit.GROUP]
    started = draw(days)
    ended = draw(st.none() | st.dates(min_value=started, max_value=date(2041, 12, 31)))
    return Engagement(
        reference=draw(reference),
        clients=members,
        started=started,
        unit=draw(st.sampled_from(joint if len(members) > 1 else [Unit.INDIVIDUAL, *joint])),
        ended=ended,
        ended_as=None if ended is None else draw(st.none() | st.sampled_from(EndedAs)),
        issues=draw(_few_lines),
        extra=draw(extras),
    )


def notes(
    engagement: st.SearchStrategy[str], reference: st.SearchStrategy[str] = references
) -> st.SearchStrategy[Note]:
    """Notes of the engagements that `engagement` draws."""
    return st.builds(
        Note,
        reference=reference,
        engagement=engagement,
        date=days,
        text=texts,
        kind=st.sampled_from(NoteKind),
        extra=extras,
    )


@st.composite
def caseloads(draw: st.DrawFn, most_clients: int = 4, most_notes: int = 6) -> Caseload:
    """Caseloads in which every reference is given once and leads somewhere."""
    people = draw(st.lists(clients(), max_size=most_clients, unique_by=lambda client: client.reference))
    known = [client.reference for client in people]
    if not known:
        return Caseload((), (), ())
    members = st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True).map(tuple)
    works = draw(
        st.lists(
            engagements(members), max_size=most_clients, unique_by=lambda engagement: engagement.reference
        )
    )
    if not works:
        return Caseload(tuple(people), (), ())
    of = st.sampled_from([engagement.reference for engagement in works])
    written = draw(st.lists(notes(of), max_size=most_notes, unique_by=lambda note: note.reference))
    return Caseload(tuple(people), tuple(works), tuple(written))
