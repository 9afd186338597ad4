"""The static files, read once into memory and served under a path that names their content.

No file name of a request ever reaches the file system, so there is no path to climb.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response

_MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".py": "text/plain; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


CHECKER = "verify_bundle.py"


@dataclass(frozen=True, slots=True)
class Assets:
    """Every file by its path below `static`, and the digest over all of them."""

    contents: dict[str, bytes]
    digest: str

    def url(self, name: str) -> str:
        """The address of a file. Raises KeyError for a file that is not there."""
        _ = self.contents[name]
        return f"/static/{self.digest}/{name}"


def _walk(folder: Traversable, prefix: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for item in folder.iterdir():
        if item.is_dir():
            found |= _walk(item, f"{prefix}{item.name}/")
        elif any(item.name.endswith(ending) for ending in _MEDIA):
            found[prefix + item.name] = item.read_bytes()
    return found


@cache
def assets() -> Assets:
    """The files of this installation."""
    contents = _walk(files(__package__).joinpath("static"))
    # Whoever is given a proof is given what checks it; it holds nothing of an office.
    contents[CHECKER] = files("privity.ledger").joinpath(CHECKER).read_bytes()
    digest = hashlib.sha256(b"".join(name.encode() + contents[name] for name in sorted(contents))).hexdigest()
    return Assets(contents, digest[:16])


async def serve_asset(request: Request) -> Response:
    """Answer with a static file; it holds nothing of an office and may be kept by the browser."""
    name, digest = request.path_params["name"], request.path_params["digest"]
    held = assets()
    if digest != held.digest or name not in held.contents:
        return Response(status_code=404)
    media = next(media for ending, media in _MEDIA.items() if name.endswith(ending))
    return Response(
        held.contents[name],
        headers={"content-type": media, "cache-control": "private, max-age=31536000, immutable"},
    )
