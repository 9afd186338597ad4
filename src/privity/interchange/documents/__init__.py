"""Reads the documents a practice keeps: txt, md, docx, pdf, html, odt, rtf, pptx, xlsx, eml, and zip with
these inside.

    >>> from privity.interchange.documents import read_document
    >>> read_document("draft.md", b"# Sleep\\n\\nMost of us need less of it than we fear.").unread_parts
    ()

One module reads one family of formats; `harvest` gathers what they find within shared bounds, `archive` and
`xml_events` are the only ways into ZIP and XML. Everything happens in memory.
"""

from privity.interchange.documents.document import Document, UnreadPart
from privity.interchange.documents.mail import MailWords, mail_words
from privity.interchange.documents.reader import LARGEST_READ, is_readable, read_document

__all__ = [
    "LARGEST_READ",
    "Document",
    "MailWords",
    "UnreadPart",
    "is_readable",
    "mail_words",
    "read_document",
]
