"""A picture without what its file knows beside it: place, time, device, names. The pixels alone are written anew.

Pillow decodes and encodes; profiles, EXIF, XMP, comments and thumbnails are not handed on. Faces are not judged.
"""

import io
import warnings
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from privity.errors import InputError

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS: Final = 80_000_000


def strip_picture(data: bytes) -> tuple[bytes, str]:
    """The picture anew, and the ending of its kind of file. Raises InputError for what cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                kind = opened.format or "PNG"
                if opened.width * opened.height > _MOST_PIXELS:
                    raise InputError(
                        "this picture is too large", field="FILE", remedy="make it smaller first"
                    )
                upright = ImageOps.exif_transpose(opened)
                clean = Image.new(upright.mode, upright.size)
                clean.paste(upright)
                if upright.mode == "P":
                    clean.putpalette(upright.getpalette() or [])
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ):
        raise InputError(
            "this is no picture that can be read", field="FILE", remedy="give a JPEG, PNG or WebP file"
        ) from None
    out = io.BytesIO()
    clean.save(out, kind, **({"quality": 92} if kind != "PNG" else {}))
    return out.getvalue(), {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[kind]
