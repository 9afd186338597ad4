"""The gate with the packs that are shipped: reads them once, checks them all, decides.

Reading files is this service's part; the gate itself is pure. A pack with a fault stops everything here, because
deciding with half of the law would permit what the missing half forbids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from privity.errors import InputError, PrivityError
from privity.gate import (
    Change,
    Decision,
    Fault,
    Library,
    Pack,
    check_packs,
    decide,
    differences,
    load,
    parse_examples,
    parse_packs,
    parse_request,
    render,
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


@dataclass(frozen=True, slots=True)
class Decided:
    """A worked example that the two versions of a pack decide differently."""

    example: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PackDifference:
    """What changed between two versions of a pack, and what is decided differently because of it."""

    old: Pack
    new: Pack
    changes: tuple[Change, ...]
    decided: tuple[Decided, ...]


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


def pack_difference(old: str, new: str, today: date) -> PackDifference:
    """Compare two versions of a pack by their texts; raises `InputError` when one is none or has a fault.

    Both are put among the shipped packs in the place of the one of their name, and decide the worked examples of
    both versions.
    """
    before, after = _with_version(old, "the old version"), _with_version(new, "the new version")
    examples = {
        example.name: example for pack, _ in (before, after) for example in parse_examples(pack, today)
    }
    decided = []
    for name, example in examples.items():
        was, is_now = (
            _in_short(decide(example.request, library.book_for(example.request.facts), example.as_of))
            for _, library in (before, after)
        )
        if was != is_now:
            decided.append(Decided(name, was, is_now))
    return PackDifference(before[0], after[0], differences(before[0], after[0]), tuple(decided))


def _with_version(text: str, name: str) -> tuple[Pack, Library]:
    texts = dict(pack_texts())
    alone = parse_packs({"house.yaml": texts["house.yaml"], name: text})
    pack = next((each for each in alone if each.sha256 == sha256(text.encode()).hexdigest()), alone[-1])
    texts[f"{pack.id}.yaml"] = text
    packs = parse_packs(texts)
    faults = check_packs(packs)
    if faults:
        raise InputError(
            f"{name} has {len(faults)} faults; the first: line {faults[0].line}, {faults[0].message}",
            field=name,
            remedy="mend it first: a pack with a fault decides nothing",
        )
    return next(each for each in packs if each.id == pack.id), Library(packs)


def _in_short(decision: Decision) -> str:
    shown = render(decision)
    missing = shown["missing"]
    assert isinstance(missing, list)  # noqa: S101 - rendered as a list
    word = "needs-more" if shown["undetermined"] else str(shown["outcome"])
    facts = ", ".join(str(each["fact"]) for each in missing)
    return f"{word} ({facts})" if facts else word
