"""Reads HL7 FHIR Consent and AuditEvent resources, R4 and R5, tolerantly and without ever guessing a permission.

    >>> from datetime import date
    >>> from privity.interchange.fhir_r4 import read_fhir
    >>> read_fhir(b'{"resourceType":"Consent","status":"active"}', date(2026, 11, 27)).consents[0].says.value
    'unknown'

`resources` takes a file apart, `consent` and `audit_event` read one resource each, `codes` holds the few words of
other vocabularies that mean one thing here. What is not understood makes a consent unknown, and never clearer.
"""

from privity.interchange.fhir_r4.resources import read_fhir

__all__ = ["read_fhir"]
