"""How the web face hands something to the world: an `Outgoing`, as a download, into a folder, or to be printed."""

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
