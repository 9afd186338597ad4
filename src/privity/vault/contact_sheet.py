"""The contact set's one sheet, `privity.contact-sheet/1`: a line in the clear, and sealed words below it.

It can be kept anywhere: without the cards of the contact set it tells nothing but of which office and set it is, and
when it was made. See spec/recovery-shares.md.
"""

from dataclasses import dataclass
from datetime import datetime

from privity.crypto.canonical import canonical, parse_canonical
from privity.crypto.envelope import ContentKey, Randomness
from privity.crypto.passphrase import sheet_key
from privity.errors import IntegrityError, TooNewError
from privity.model.ids import VaultId, is_id

FORMAT = "privity.contact-sheet/1"
_FAMILY = FORMAT.rpartition("/")[0] + "/"
# Filled up to whole steps, so that its size does not count the clients.
_STEP = 4096


@dataclass(frozen=True, slots=True)
class SealedSheet:
    """A sheet as it lies somewhere."""

    vault: VaultId
    identifier: int
    made: datetime
    line: bytes
    sealed: bytes


def seal_sheet(
    secret: bytes, vault: VaultId, identifier: int, made: datetime, words: str, random: Randomness
) -> bytes:
    """Seal the words of a sheet for the holders of a contact set."""
    line = canonical(
        {
            "format": FORMAT,
            "identifier": identifier,
            "made": made.isoformat(timespec="seconds"),
            "salt": random(32).hex(),
            "vault": vault,
        }
    )
    body = words.encode() + b"\x00"
    body += b"\x00" * (-len(body) % _STEP)
    return line + b"\n" + _key(secret, line).seal(body, line, random)


def parse_sheet(data: bytes) -> SealedSheet:
    """What a sheet says of itself in the clear. Raises IntegrityError and TooNewError."""
    line, _, sealed = data.partition(b"\n")
    try:
        value = parse_canonical(line, field="sheet")
        form, made = value["format"], value["made"]
        vault, identifier = value["vault"], value["identifier"]
        if isinstance(form, str) and form.startswith(_FAMILY) and form != FORMAT:
            raise TooNewError(
                "this sheet was written by a newer version of Privity",
                field="sheet",
                remedy="open it with that version",
            )
        if form != FORMAT or set(value) != {"format", "identifier", "made", "salt", "vault"}:
            raise _refused()
        if not isinstance(vault, str) or not is_id(vault) or type(identifier) is not int:
            raise _refused()
        if not isinstance(made, str):
            raise _refused()
        return SealedSheet(VaultId(vault), identifier, datetime.fromisoformat(made), line, sealed)
    except TooNewError:
        raise
    except (IntegrityError, KeyError, ValueError):
        raise _refused() from None


def open_sheet(sheet: SealedSheet, secret: bytes) -> str:
    """The words of a sheet. Raises IntegrityError for another set's secret and for every changed byte."""
    try:
        body = _key(secret, sheet.line).open(sheet.sealed, sheet.line)
        return body.rstrip(b"\x00").decode()
    except (IntegrityError, UnicodeDecodeError):
        raise _refused() from None


def _key(secret: bytes, line: bytes) -> ContentKey:
    return ContentKey(sheet_key(secret, line))


def _refused() -> IntegrityError:
    return IntegrityError(
        "this is not a sheet that these cards open, or it is damaged",
        field="sheet",
        remedy="use the newest sheet, from the office's folder or from beside a backup",
    )
