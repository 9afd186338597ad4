"""Coming in, staying in and the way out: the lock page, an office that arrives, the pulse of an open page."""

from typing import Final

from privity.faces.web.pages.entrance import (
    arriving,
    staying,
    threshold,
    told,
)

ROUTERS: Final = tuple(
    pages.router
    for pages in (
        threshold,
        arriving,
        staying,
        told,
    )
)
