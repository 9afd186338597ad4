"""Operations on the public side of the work: common issues."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from privity.aggregates import sentences
from privity.model.figures import FiguresSize
from privity.services import common_issues
from privity.services.catalogue import shipped_catalogue
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, convert, first, outgoing, text


def _common_issues(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The card of one list, through the door; with `release`, figures are made first, which spends budget."""
    request = first(requests)
    standing = common_issues.standing(desk.office)
    kinds = shipped_catalogue().list_of(
        text(request, "list") if request.get("list") else standing.policy.list
    )
    kept = standing.last
    told: Message = {"too_few": False}
    if request.get("release"):
        made = common_issues.release(desk.office, convert(request.get("until"), date))
        if isinstance(made, FiguresSize):
            told = {"too_few": True}
        else:
            kept = made
    mine = kept if kept is not None and kept.list == kinds.id else None
    said = sentences(common_issues.released(mine).figures, kinds) if mine is not None else ()
    yield {
        **told,
        "list": kinds.id,
        "catalogue": shipped_catalogue().version,
        "sentences": said,
    }
    yield from outgoing(desk.office, common_issues.card_item(kinds, mine))


OPERATIONS: Final[Mapping[str, Operation]] = {"common-issues": _common_issues}
