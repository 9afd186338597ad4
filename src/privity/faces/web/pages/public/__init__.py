"""The public side of the work: common issues, the desk, events, the mailing list, words that stand."""

from typing import Final

from privity.faces.web.pages.public import (
    common_issues,
    desk,
    events,
    hub,
    list_sending,
    mailing_list,
    words,
)

ROUTERS: Final = tuple(
    pages.router
    for pages in (
        hub,
        words,
        desk,
        common_issues,
        list_sending,
        mailing_list,
        events,
    )
)
