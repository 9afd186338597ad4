"""Reading what a page sends: the words of a document beside its bytes, and its name as it may be shown."""

import base64
import re
from pathlib import PurePosixPath

from privity.errors import InputError
from privity.faces.web.forms import Fields
from privity.interchange.documents import LARGEST_READ, Document, is_readable, read_document

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 200
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


def shown_name(name: str) -> str:
    """The last part of a file's name, without what cannot be seen, cut where it is endless."""
    last = _UNSHOWABLE.sub("\ufffd", PurePosixPath(name.replace("\\", "/")).name.strip())
    if len(last) <= _LONGEST_NAME:
        return last
    ending = PurePosixPath(last).suffix[:10]
    return last[: _LONGEST_NAME - len(ending)] + ending


def sent_document(form: Fields, stem: str) -> tuple[str, bytes]:
    """A file that a page's script sends as a field: a name that keeps its ending alone, and its bytes."""
    try:
        content = base64.b64decode(form.get("file", ""), validate=True)
    except ValueError as error:
        raise InputError("this is not a file of this page", field="file") from error
    ending = form.get("ending", "")
    return (f"{stem}{ending}" if _ENDING.fullmatch(ending) else stem), content


class Reader:
    """Keeps the bytes of a document that can be read, up to a bound, while they are sealed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bytes = bytearray()
        self._is_readable = is_readable(name)
        self._too_large = False

    def add(self, data: bytes) -> None:
        """Take a piece beside the sealing."""
        if not self._is_readable or self._too_large:
            return
        self._bytes += data
        if len(self._bytes) > LARGEST_READ:
            self._too_large = True
            self._bytes.clear()

    def words(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What can be read of it, and each part that cannot. Of a picture or a recording there is neither."""
        if self._too_large:
            return "", (("the whole file", f"is larger than {LARGEST_READ >> 20} MiB, so it was not read"),)
        if not self._is_readable:
            return "", ()
        found: Document = read_document(self._name, bytes(self._bytes))
        self._bytes.clear()
        return found.text, tuple((part.where, part.why) for part in found.unread_parts)
