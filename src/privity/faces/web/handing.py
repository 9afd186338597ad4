"""How the web face hands something to the world: an `Outgoing`, as a download, into a folder, or to be printed."""

from collections.abc import Iterator
from pathlib import Path

from starlette.responses import StreamingResponse

from privity.durable import write_pieces_durably
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


def keep_in_folder(outgoing: Outgoing, folder: Path) -> None:
    """Write it into a folder that the person named, as one step. Raises StorageError."""
    write_pieces_durably(folder / outgoing.name, outgoing.chunks())


def show_inside(media_type: str, pieces: Iterator[bytes]) -> StreamingResponse:
    """A picture or a page of the practitioner's own record, for the browser to show and to forget (`no-store`).

    It is no way out: whoever calls has the entry that it was shown, and `media_type` is one that runs nothing.
    """
    return StreamingResponse(
        pieces,
        headers={"content-type": media_type, "content-disposition": "inline", "cache-control": "no-store"},
    )
