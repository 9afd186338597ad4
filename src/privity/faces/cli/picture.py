"""`privity picture`: a picture without place, time and names in its file."""

from typing import Annotated

import typer

from privity.faces.cli.exits import Exit
from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.terminal import out_bytes, say

_LARGEST = 64 * 1024 * 1024


def picture(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A JPEG, PNG or WebP file.")],
) -> None:
    """Write a picture anew without place, time and names."""
    from privity.interchange.pictures import strip_picture

    with opened(file) as stream:
        clean, _ = strip_picture(read_bounded(stream, _LARGEST))
    out_bytes(clean)
    say("faces are not judged: look whether everybody in it agreed, and whether a place can be recognised")
    raise typer.Exit(Exit.ASK)
