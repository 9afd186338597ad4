"""How the web face hands something to the world: an `Outgoing`, as a download, into a folder, or to be printed."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from starlette.responses import StreamingResponse

from privity.durable import rename_durably, write_pieces_durably
from privity.services.backup import KEYS_NAME
from privity.services.door import Outgoing


def hand_over(outgoing: Outgoing) -> StreamingResponse:
    """An answer that the browser saves as a file and never shows as a page of ours (RFC 6266, `attachment`)."""
    return StreamingResponse(
        outgoing.chunks(),
        headers={
            "content-type": outgoing.media_type,
            "content-disposition": f'attachment; filename="{outgoing.name}"',
        },
    )


def for_printing(outgoing: Outgoing) -> tuple[str, ...]:
    """Its pages as text, to be shown once and printed by the browser: no file of it is written. Pages end with \\f."""
    return tuple(outgoing.body().decode().split("\f"))


def keep_in_folder(handed: Iterable[Outgoing], folder: Path) -> None:
    """Write a backup into a folder that the person named: all of it beside, and only then in its place.

    The keys take their place first: newer keys open older records, and older keys might not open newer ones. So
    wherever the disk fills, the backup of before still opens. Raises StorageError.
    """
    waiting: dict[Path, Path] = {}
    try:
        for outgoing in handed:
            path = folder / outgoing.name
            beside = path.with_name(f".{path.name}.whole")
            waiting[beside] = path
            write_pieces_durably(beside, outgoing.chunks())
        for beside, path in sorted(waiting.items(), key=lambda pair: pair[1].name != KEYS_NAME):
            rename_durably(beside, path)
    finally:
        for beside in waiting:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def play_inside(
    media_type: str, pieces: Iterator[bytes], stretch: tuple[int, int], size: int, *, whole: bool
) -> StreamingResponse:
    """A recording, or a stretch of it (RFC 9110), for the page's own player, to be forgotten; see `show_inside`."""
    start, end = stretch
    answer = show_inside(media_type, pieces)
    answer.headers["accept-ranges"] = "bytes"
    answer.headers["content-length"] = str(end - start)
    if not whole:
        answer.status_code = 206
        answer.headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
    return answer


def show_inside(media_type: str, pieces: Iterator[bytes]) -> StreamingResponse:
    """A picture or a page of the practitioner's own record, for the browser to show and to forget (`no-store`).

    It is no way out: whoever calls has the entry that it was shown, and `media_type` is one that runs nothing.
    """
    return StreamingResponse(
        pieces,
        headers={"content-type": media_type, "content-disposition": "inline", "cache-control": "no-store"},
    )
