"""The clients: the list, each record, and what is written, agreed, sent in and ended in it."""

from typing import Final

from privity.faces.web.pages.clients import (
    account,
    consent_new,
    consents,
    dates,
    elsewhere,
    enquiries,
    erasing,
    files,
    forms,
    issues,
    mail_in,
    notes,
    offers,
    record,
    search,
    sheet,
    terms,
    wishes,
    work,
)

ROUTERS: Final = tuple(
    pages.router
    for pages in (
        forms,
        record,
        notes,
        offers,
        wishes,
        consents,
        consent_new,
        account,
        work,
        issues,
        dates,
        enquiries,
        elsewhere,
        sheet,
        search,
        erasing,
        files,
        mail_in,
        terms,
    )
)
