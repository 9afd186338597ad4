"""Brings a practice in from outside: caseload lines, lists of clients, folders of documents. Thin and replaceable.

    >>> from privity.interchange import read_caseload
    >>> reading = read_caseload([b'{"kind":"client","id":"c-1","names":["A. B."],"born":"old"}'])
    >>> [(problem.line, problem.field, problem.remedy) for problem in reading.problems]
    [(1, 'born', 'write the year alone, as a number without quotes: 1988')]

Everything that is read becomes a `Reading`: a caseload whose references all resolve, a `Problem` for every line
or file that was not taken, and a `Remark` for what was taken and should be looked at. `documents` reads one
document of any kind into a text and a list of what in it could not be read; it serves imports and drafts alike.
`demo` is an invented practice.
"""

from privity.interchange.caseload import bounded_lines, read_caseload, read_caseloads
from privity.interchange.clients_csv import read_clients_csv
from privity.interchange.documents import Document, UnreadPart, read_document
from privity.interchange.folder import read_folder
from privity.interchange.reading import Problem, Reading, Remark

__all__ = [
    "Document",
    "Problem",
    "Reading",
    "Remark",
    "UnreadPart",
    "bounded_lines",
    "read_caseload",
    "read_caseloads",
    "read_clients_csv",
    "read_document",
    "read_folder",
]
