"""A client's own page on the office's device. Only the way in takes the practitioner's login."""

from typing import Final

from privity.faces.web.pages.own_page import (
    account,
    consents,
    cover,
    way_in,
    words,
)

ROUTERS: Final = tuple(
    pages.router
    for pages in (
        way_in,
        account,
        consents,
        cover,
        words,
    )
)
