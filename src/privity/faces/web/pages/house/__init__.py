"""The office itself: what is kept, what happened, what can be set."""

from typing import Final

from privity.faces.web.pages.house import (
    around,
    backups,
    cover,
    everyday,
    hub,
    importing,
    keeping,
    ledger,
    note_templates,
    offers_choice,
    settings,
    will,
)

ROUTERS: Final = tuple(
    pages.router
    for pages in (
        offers_choice,
        ledger,
        hub,
        importing,
        everyday,
        backups,
        will,
        keeping,
        cover,
        around,
        note_templates,
        settings,
    )
)
