"""Requests from outside: the list, one request with its decision, what is handed over, and an emergency."""

from typing import Final

from privity.faces.web.pages.requests import (
    acts,
    emergency,
    facts,
    giving,
    page,
)

ROUTERS: Final = tuple(
    pages.router
    for pages in (
        giving,
        acts,
        facts,
        page,
        emergency,
    )
)
