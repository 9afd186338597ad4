"""Reads a caseload as `privity.caseload/1`: JSON Lines (RFC 8259 texts, one a line) in UTF-8.

    >>> from privity.interchange.caseload import read_caseload
    >>> reading = read_caseload([b'{"kind":"client","id":"c-1","names":["A. B."]}', b'{"kind":"client"}'])
    >>> len(reading.caseload.clients), [(p.line, p.field) for p in reading.problems]
    (1, [(2, 'id'), (2, 'names')])

`lines` cuts a stream into lines of bounded length, `values` parses one line into JSON, `row` takes the
fields of one object and notes everything that is wrong with it, `kinds` knows the three kinds, `kinship`
looks for people who would be their own ancestors, and `collect` ties clients, engagements and notes
together.
"""

from privity.interchange.caseload.collect import read_caseload, read_caseloads
from privity.interchange.caseload.lines import LONGEST_LINE, bounded_lines

__all__ = ["LONGEST_LINE", "bounded_lines", "read_caseload", "read_caseloads"]
