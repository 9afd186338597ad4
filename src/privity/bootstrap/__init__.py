"""The only place that chooses implementations: engine, clock and randomness, and the order in which an office opens.

`opening` makes, opens and moves an office, `restoring` brings one back from a backup, `assembly` puts one together.
"""

from privity.bootstrap.assembly import read_header, signer_of, system_clock, system_random
from privity.bootstrap.opening import (
    check_passphrase,
    create_office,
    examine_office,
    move_office,
    office_open,
    open_office,
    shred_office,
)
from privity.bootstrap.restoring import restore_office, verify_backup
from privity.config import OfficePlace

__all__ = [
    "OfficePlace",
    "check_passphrase",
    "create_office",
    "examine_office",
    "move_office",
    "office_open",
    "open_office",
    "read_header",
    "restore_office",
    "shred_office",
    "signer_of",
    "system_clock",
    "system_random",
    "verify_backup",
]
