"""A picture loses what its file knows beside it, and keeps what is seen."""

import io

import pytest
from PIL import Image

from privity.errors import InputError
from privity.interchange.pictures import strip_picture


def picture(kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 60)).save(out, kind, **more)
    return out.getvalue()


def with_place(kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Invented Camera"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return picture(kind, exif=exif.tobytes())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_device_and_names_are_gone_and_it_stands_upright(kind: str) -> None:
    given = with_place(kind)
    assert b"Invented Camera" in given
    clean, ending = strip_picture(given)
    assert b"Invented Camera" not in clean
    opened = Image.open(io.BytesIO(clean))
    assert (dict(opened.getexif()), opened.size, ending) == (
        {},
        (20, 40),
        {"JPEG": "jpg"}.get(kind, kind.lower()),
    )


@pytest.mark.parametrize(
    "data", [b"", b"no picture", picture("PNG")[:60], picture("BMP"), b"GIF89a" + bytes(40)]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        strip_picture(data)
    assert refused.value.field == "FILE"


def test_a_picture_of_too_many_points_is_refused_unread() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(InputError):
        strip_picture(out.getvalue())
