"""Archives of documents: each by itself, and each part that cannot be had named in its place."""

import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from privity.interchange import packed
from privity.interchange.packed import Packed, documents_of, is_archive, is_hidden, number_in


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz", **links: str) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for name, target in links.items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            archive.addfile(member)
    return whole.getvalue()


def read(data: bytes, name: str) -> list[Packed]:
    return list(documents_of(io.BytesIO(data), name))


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar.gz", tarred), ("A.TGZ", tarred)])
def test_each_document_comes_with_its_bytes(name: str, pack: object) -> None:
    files = {"one.md": b"Sleep.", "deep/two.txt": b"", "deep/" + "long" * 60 + ".md": b"x" * 70_000}
    assert read(pack(files), name) == [Packed(*one) for one in files.items()]  # type: ignore[operator]
    assert is_archive(name)
    assert number_in(io.BytesIO(zipped(files)), "a.zip") == 3
    assert number_in(io.BytesIO(b""), "a.tar.gz") is number_in(io.BytesIO(b"PK"), "a.zip") is None


def test_what_a_zip_holds_beside_its_files_is_read_or_named() -> None:
    plain = zipped({"one.md": b"Sleep."})
    whole = io.BytesIO(plain)
    with zipfile.ZipFile(whole, "a") as archive:
        archive.comment = b"for Uwe"
    said = [Packed("one.md", b"Sleep."), Packed("comments of the archive", b"for Uwe")]
    assert read(whole.getvalue(), "a.zip") == said
    assert number_in(whole, "a.zip") == 2
    for loose in (b"x" * 99 + plain, plain + b"Uwe"):
        one, beside = read(loose, "a.zip")
        assert one.content == b"Sleep."
        assert beside.why_not == "belong to no file in the archive"


def test_what_unfolds_without_end_is_named_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LARGEST_MEMBER", 1 << 20)
    files = {"bomb.txt": bytes(1 << 21), "after.md": b"Sleep."}
    for data, name in ((zipped(files), "a.zip"), (tarred(files), "a.tar.gz")):
        bomb, after = read(data, name)
        assert (bomb.content, "unfolds to more than" in bomb.why_not) == (b"", True)
        assert after == Packed("after.md", b"Sleep.")
    monkeypatch.setattr(packed, "MOST_UNFOLDED", 10)
    many = {f"{number}.txt": b"12345" for number in range(5)}
    for data, name in ((zipped(many), "a.zip"), (tarred(many), "a.tgz")):
        found = read(data, name)
        assert [bool(one.why_not) for one in found] == [False, False, True]
        assert "nothing was read from here on" in found[-1].why_not


def test_a_member_behind_a_password_and_links_are_named() -> None:
    protected = bytearray(zipped({"secret.md": b"x", "after.md": b"y"}))
    first = protected.index(b"PK\x01\x02")
    for place in (6, first + 8):
        (flags,) = struct.unpack_from("<H", protected, place)
        struct.pack_into("<H", protected, place, flags | 1)
    secret, after = read(bytes(protected), "a.zip")
    assert ("password" in secret.why_not, after.content) == (True, b"y")
    linked = read(tarred({"a.md": b"x"}, gone="/etc/passwd"), "a.tar.gz")
    assert [(one.name, one.content, bool(one.why_not)) for one in linked] == [
        ("a.md", b"x", False),
        ("gone", b"", True),
    ]


def test_damage_is_named_and_what_came_before_it_is_kept() -> None:
    dice = random.Random(3)
    files = {f"{number}.bin": dice.randbytes(20_000) for number in range(6)}
    whole = tarred(files)
    for data in (whole[: len(whole) // 2], whole[: len(whole) // 2] + b"\0" * 500):
        found = read(data, "a.tar.gz")
        assert 1 < len(found) < 6
        assert all(files[one.name] == one.content for one in found[:-1])
        assert (found[-1].content, "damaged" in found[-1].why_not) == (b"", True)
    plain = tarred(files, "w")
    end = 512 * 41
    for data in (plain[: 3 * end], plain[: 3 * end + 100], plain[: 3 * end] + b"x" * 512 + plain[3 * end :]):
        found = read(data, "a.tar")
        assert [one.name for one in found[:-1]] == ["0.bin", "1.bin", "2.bin"]
        assert "damaged" in found[-1].why_not
    behind = read(plain + tarred({"hidden.md": b"x"}, "w"), "a.tar")
    assert (len(behind), behind[-1].why_not) == (7, "lies behind the end of the archive")
    for name in ("a.zip", "a.tar.gz", "a.tar"):
        for data in (b"", b"PK\x03\x04", b"\x1f\x8b", b"nothing of the kind" * 100):
            found = read(data, name)
            assert found
            assert all(one.why_not for one in found)


def test_a_name_without_end_fills_no_memory() -> None:
    """A pax header may state any size for a name, and a bomb may follow it."""
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 40
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31)

    def bomb() -> Iterator[bytes]:
        yield compressor.compress(header.tobuf(tarfile.GNU_FORMAT))
        for _ in range(64):
            yield compressor.compress(bytes(1 << 20))
        yield compressor.flush()

    [found] = read(b"".join(bomb()), "a.tar.gz")
    assert (found.content, "damaged" in found.why_not) == (b"", True)


def test_what_systems_leave_lying_about_is_hidden() -> None:
    assert all(is_hidden(one) for one in (".git/config", "a/.DS_Store", "__MACOSX/a.md"))
    assert not any(is_hidden(one) for one in ("a.md", "./a.md", "../a.md", "a/b.c/d.md"))
