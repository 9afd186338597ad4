"""A request as the gate takes it: `privity.request/1`, parsed once into known facts.

Anything outside the vocabulary is an error that names it and the nearest known word. It is never ignored: a
misspelt `client_objcts` would otherwise read as a client who did not object.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from privity.errors import InputError
from privity.gate.vocabulary import FACTS, SAYS_UNKNOWN, Fact, Kind

SCHEMA: Final = "privity.request/1"

_TYPE_NAMES: Final[Mapping[type, str]] = MappingProxyType(
    {
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a fraction",
        list: "a list",
        dict: "a group",
    }
)

Value = str | bool | int | frozenset[str]
Facts = Mapping[str, Value]

_DURATION: Final = re.compile(r"(\d{1,6})d")
_WORD: Final = re.compile(r"[^\s\x00-\x1f]{1,80}(?: [^\s\x00-\x1f]{1,80}){0,7}")
_GROUPS: Final = frozenset(path.split(".")[0] for path in FACTS if "." in path)
_TOP: Final = ("schema", "id", "facts")
_LARGEST: Final = 1_000_000
_PATHS: Final = frozenset(FACTS)
# For a choice its words, each with whether it says anything (`unknown` does not); one and the same for every flag.
_FLAG: Final[dict[str, bool]] = {}
_PLAIN: Final[dict[str, dict[str, bool]]] = {
    path: _FLAG
    if fact.kind is Kind.FLAG
    else {word: (path, word) not in SAYS_UNKNOWN for word in fact.values}
    for path, fact in FACTS.items()
    if fact.kind in (Kind.FLAG, Kind.CHOICE)
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: an id of the asker's own and the facts that are known. A fact that is absent is unknown."""

    id: str | int | None
    facts: Facts


def parse_request(document: object) -> Request:
    """Parse one request; raise `InputError` naming the first key or value that is not of the vocabulary."""
    if not isinstance(document, dict):
        raise InputError("a request is a JSON object with `id` and `facts`", field="request")
    for key in document:
        if key not in _TOP:
            raise _unknown(f"unknown key `{key}` in a request", str(key), str(key), _TOP)
    if document.get("schema", SCHEMA) != SCHEMA:
        raise InputError(
            f"expected schema `{SCHEMA}`, got `{document['schema']}`",
            field="schema",
            remedy="use a newer Privity",
        )
    identity = document.get("id")
    if identity is not None and (isinstance(identity, bool) or not isinstance(identity, str | int)):
        raise InputError("the id of a request is a text or a number", field="id")
    facts = document.get("facts")
    if not isinstance(facts, dict):
        raise InputError("a request states its facts as an object", field="facts", remedy="add `facts`")
    known: dict[str, Value] = {}
    for key, value in facts.items():
        if "." in str(key):
            # Written both ways, one fact could contradict the other unseen.
            said = _unknown(f"`{key}` is written as one key", f"facts.{key}", str(key), FACTS)
            group, _, name = str(key)[:80].partition(".")
            how = f'; a group is an object: `{{"{group}": {{"{name}": …}}}}`'
            raise InputError(said.message, field=said.field, remedy=said.remedy + how)
        _take(str(key), value, known)
    return Request(identity, MappingProxyType(known))


def parse_value(fact: Fact, value: object) -> Value:
    """Parse the value of one fact; raise `InputError` when it is not one that the fact can have."""
    match fact.kind:
        case Kind.FLAG:
            if isinstance(value, bool):
                return value
        case Kind.NUMBER:
            if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST:
                return value
        case Kind.DAYS:
            if isinstance(value, str) and (found := _DURATION.fullmatch(value)):
                return int(found.group(1))
        case Kind.CHOICE:
            if isinstance(value, str):
                return _one_of(fact, value)
        case Kind.WORD:
            if isinstance(value, str) and _WORD.fullmatch(value):
                return value
        case Kind.CHOICES:
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                return frozenset(_one_of(fact, item) for item in value)
        case Kind.WORDS:
            if isinstance(value, list) and all(isinstance(i, str) and _WORD.fullmatch(i) for i in value):
                return frozenset(value)
    raise InputError(
        f"`{fact.path}` takes {_EXPECTED[fact.kind]}, got {_TYPE_NAMES.get(type(value), 'something else')}",
        field=f"facts.{fact.path}",
    )


_EXPECTED: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.FLAG: "true or false",
        Kind.NUMBER: f"a whole number from 0 to {_LARGEST}",
        Kind.DAYS: "a number of days such as `90d`",
        Kind.CHOICE: "one word of its list",
        Kind.WORD: "a short text",
        Kind.CHOICES: "a list of words of its list",
        Kind.WORDS: "a list of short texts",
    }
)


def _take(path: str, value: object, known: dict[str, Value]) -> None:
    if value is None and path in _PATHS:
        return
    plain = _PLAIN.get(path)
    if plain is not None:
        # A choice or a flag, by far the most: anything unusual goes the long way and is named there.
        if type(value) is str and plain is not _FLAG and value in plain:
            if plain[value]:
                known[path] = value
            return
        if plain is _FLAG and (value is True or value is False):
            known[path] = value
            return
    fact = FACTS.get(path)
    if fact is None:
        _take_group(path, value, known)
        return
    parsed = parse_value(fact, value)
    if (path, parsed) not in SAYS_UNKNOWN:
        known[path] = parsed


def _take_group(path: str, value: object, known: dict[str, Value]) -> None:
    if path not in _GROUPS:
        raise _unknown(f"unknown fact `{path}`", f"facts.{path}", path, FACTS)
    if value is None:
        return
    if not isinstance(value, dict):
        raise InputError(f"`{path}` is a group of facts", field=f"facts.{path}")
    for key, inner in value.items():
        inner_path = f"{path}.{key}"
        if inner_path not in _PATHS:
            raise _unknown(f"unknown fact `{inner_path}`", f"facts.{inner_path}", inner_path, FACTS)
        _take(inner_path, inner, known)


def _one_of(fact: Fact, value: str) -> str:
    if value not in fact.values:
        raise _unknown(f"`{fact.path}` cannot be `{value[:80]}`", f"facts.{fact.path}", value, fact.values)
    return value


def _unknown(
    message: str, field: str, word: str, known: Mapping[str, object] | tuple[str, ...]
) -> InputError:
    near = get_close_matches(word, known, n=1, cutoff=0.4)
    remedy = f"did you mean `{near[0]}`?" if near else "see the gate's vocabulary"
    return InputError(message[:300], field=field[:200], remedy=remedy)
