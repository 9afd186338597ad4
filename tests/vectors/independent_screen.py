# mypy: ignore-errors
"""The shapes of payload.md that belong to the screen, for the second program."""

import base64

from tests.vectors.ledger.independent import Reject, need


def octets(value):
    """Bytes as base64 (RFC 4648, section 4), with its padding."""
    need(isinstance(value, str))
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        raise Reject from None


def shapes(made_of, many, text_, number, identifier):
    """By kind and schema number, made of the second program's own checks."""
    vectors = {"note": identifier, "model": text_, "text": text_, "width": number, "rows": octets}
    return {
        ("vectors", 1): made_of(**vectors),
        ("vectors", 2): made_of(**vectors, grains=octets, sizes=many(number)),
        ("told", 1): made_of(details=many(text_)),
    }
