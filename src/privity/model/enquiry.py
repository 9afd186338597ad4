"""A first call, or e-mail, of somebody who may never come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Way(StrEnum):
    """By which way somebody asked."""

    CALL = "call"
    EMAIL = "email"
    TEXT = "text"
    LETTER = "letter"
    IN_PERSON = "in-person"


@dataclass(frozen=True, slots=True)
class Enquiry:
    """When and how somebody asked, and the day from which it is due to be shredded. Who it is, a `Client` says."""

    asked: date
    way: Way
    shred_on: date
