"""The only way in which the web face hands something to the world: an `Outgoing`, as a download."""

from starlette.responses import StreamingResponse

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
