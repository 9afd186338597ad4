"""Check a draft: the form, the judgement, and the page to come back to."""

from typing import Final

from privity.faces.web.pages.check import (
    draft,
)

ROUTERS: Final = tuple(pages.router for pages in (draft,))
