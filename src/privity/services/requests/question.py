"""A question to a supervisor or a peer group is screened before it is asked: no name, no number, no quoted note."""

from typing import Final

from privity.errors import RefusedError
from privity.screen import FindingKind
from privity.services.screening import Screener

_GIVES_AWAY: Final = frozenset(
    {FindingKind.NAME, FindingKind.IDENTIFIER, FindingKind.QUOTE, FindingKind.COMBINATION}
)


def check_question(screener: Screener, text: str) -> None:
    """Raises RefusedError where a question would let a colleague know, or look up, who it is about.

    That it tells of the work is what it is for; so that alone does not stop it.
    """
    kinds = {finding.kind for finding in screener.screen(text).findings} & _GIVES_AWAY
    if kinds:
        found = ", ".join(sorted(kind.value for kind in kinds))
        raise RefusedError(
            f"this question gives somebody away: {found}", field="parts", remedy="ask it without these words"
        )
