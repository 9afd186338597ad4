"""What is written for outside on a ground of the practitioner's own, before it is anywhere near the door.

It stands apart from `door`, which knows everything that may leave: whatever writes a paper need not know that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from privity.model.ids import CompartmentId
from privity.services.work import Work

PLAIN: Final = "text/plain; charset=utf-8"


class Ground(StrEnum):
    """Why what is the practitioner's own may leave. These are no rules of a pack: nobody outside asked for it.

    `DECISION` is the gate's: what was asked for from outside, or reported outside; the entry names the rules and packs.
    """

    OWN_BACKUP = "own-backup"
    OWN_PROOF = "own-proof"
    OWN_USE = "own-use"
    ERASURE_STATEMENT = "erasure-statement"
    DECISION = "decision"
    COMMON_ISSUES = "common-issues"
    OWN_WILL = "own-will"
    COVER = "cover"
    OWN_PAPER = "own-paper"
    CLEARED_DRAFT = "cleared-draft"
    ACCOUNT = "account"
    OWN_LIST = "own-list"


@dataclass(frozen=True, slots=True)
class PaperItem:
    """Something written for outside, on a ground of the practitioner's own: a card, a sheet, a receipt.

    `what` is its kind in the ledger's words, `name` a file name that names nobody. `about` holds, for each compartment
    concerned, what is sealed with that person; `told` is what the office's part says besides item, ground and hash,
    without a name. `along` plans what is written in the same step: that it was made, a task for afterwards.
    """

    what: str
    ground: Ground
    name: str
    media_type: str
    body: bytes
    about: Mapping[CompartmentId, Mapping[str, object]] = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    along: Callable[[Work], None] = lambda work: None
