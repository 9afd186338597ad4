"""The gate with the packs that are shipped: reads them once, checks them all, decides.

Reading files is this service's part; the gate itself is pure. A pack with a fault stops everything here, because
deciding with half of the law would permit what the missing half forbids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from privity.errors import InputError, PrivityError
from privity.gate import (
    Decision,
    Fault,
    Library,
    Pack,
    check_packs,
    decide,
    load,
    parse_examples,
    parse_packs,
    parse_request,
    run_example,
)


@dataclass(frozen=True, slots=True)
class PackReport:
    """What checking the packs found: their number, their faults, and the examples that do not stand."""

    packs: int
    rules: int
    examples: int
    faults: tuple[Fault, ...]
    failed_examples: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Is there nothing to mend?"""
        return not self.faults and not self.failed_examples


def pack_texts() -> Mapping[str, str]:
    """The text of every pack that is shipped, by file name."""
    folder = files("privity.gate") / "packs"
    return {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    }


@lru_cache(maxsize=1)
def shipped_library() -> Library:
    """The shipped packs, parsed and checked once per process; raises `InputError` when one has a fault."""
    return load(pack_texts())


def decide_request(document: object, as_of: date) -> Decision:
    """Decide one request as it was parsed from JSON; raises `InputError` when it is not of the vocabulary."""
    request = parse_request(document)
    return decide(request, shipped_library().book_for(request.facts), as_of)


def shipped_pack(name: str) -> Pack:
    """One shipped pack by its id; raises `InputError` when there is none of that name."""
    packs = {pack.id: pack for pack in shipped_library().packs}
    if name not in packs:
        raise InputError(
            f"there is no rule pack `{name}`", field="pack", remedy=f"one of: {', '.join(packs)}"
        )
    return packs[name]


def check_shipped_packs(today: date) -> PackReport:
    """Check every pack and run every example in it."""
    try:
        packs = parse_packs(pack_texts())
    except PrivityError as error:
        return PackReport(0, 0, 0, (Fault(error.field, "", 0, "unreadable", error.message),), ())
    faults = check_packs(packs)
    library = Library(packs)
    examples = [example for pack in packs for example in parse_examples(pack, today)]
    failed = [fault for example in examples for fault in run_example(example, library)]
    return PackReport(
        len(packs), sum(len(pack.rules) for pack in packs), len(examples), faults, tuple(failed)
    )
