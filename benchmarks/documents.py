"""Bringing in a folder of mixed documents through the command line, as a practice does it once.

    python -m benchmarks.documents [--files 2000] [--megabytes 200]

A third each is docx, pdf and txt: session notes of some hundred words, with comments, tracked changes, headers and
pictures in the docx, several pages and a picture in the pdf, so that the folder has the size that is asked for. The
time is that of the whole command, from its start to its report, with the key derivation in it.
"""

import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path
from random import Random

from privity.bootstrap import create_office
from privity.config import OfficePlace

_PASSPHRASE = "a benchmark's passphrase"
_WORDS = (
    *("slept", "walked", "spoke", "of", "the", "week", "and", "mother", "garden", "work", "tired", "better"),
    *("worse", "again", "evening", "letter", "train", "bridge", "quarrel", "silence", "breakfast", "doctor"),
    *("friend", "sister", "boat", "winter", "key", "promise", "homework", "agreed"),
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--megabytes", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = make_folder(folder / "practice", chosen.files, chosen.megabytes * 1_000_000)
        office, _ = create_office(OfficePlace(folder / "office", folder / "state" / "privity"), _PASSPHRASE)
        office.close()
        (folder / "passphrase").write_text(_PASSPHRASE)
        (folder / "passphrase").chmod(0o600)
        folder.chmod(0o700)
        start = time.perf_counter()
        command = [sys.executable, "-m", "privity", "--office", str(folder / "office")]
        command += [
            "--passphrase-file",
            str(folder / "passphrase"),
            "import",
            str(folder / "practice"),
            "--json",
        ]
        environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        took = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"{chosen.files} documents, {written / 1e6:.0f} MB: {took:.1f} s,"
            f" {chosen.files / took:.0f} documents a second;"
            f" {used.ru_utime + used.ru_stime:.1f} s of processor time, peak of memory {used.ru_maxrss / 1024:.0f} MB"
        )


def make_folder(folder: Path, files: int, size: int) -> int:
    """Write the folder, the same each time, and give its size."""
    random, written = Random(7), 0
    each = size // files
    for number in range(files):
        client = folder / f"Client {number % 120:03}"
        client.mkdir(parents=True, exist_ok=True)
        words = [" ".join(random.choices(_WORDS, k=14)) + "." for _ in range(40)]
        make, ending = ((_docx, "docx"), (_pdf, "pdf"), (_txt, "txt"))[number % 3]
        # Texts are small; the others make up for them, so that the folder has its size.
        data = make(words, random, each * 3 // 2)
        day = f"20{20 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
        (client / f"{day} note {number}.{ending}").write_bytes(data)
        written += len(data)
    return written


def _txt(words: list[str], random: Random, size: int) -> bytes:
    return "\n".join(words * 2).encode()


def _docx(words: list[str], random: Random, size: int) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)
    changed = '<w:p><w:del w:author="A. B."><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{paragraphs}{changed}</w:body></w:document>"
        )
        archive.writestr(
            "word/header1.xml", f"<w:hdr {_W}><w:p><w:r><w:t>a practice</w:t></w:r></w:p></w:hdr>"
        )
        archive.writestr(
            "word/comments.xml",
            f'<w:comments {_W}><w:comment w:author="A. B."><w:p><w:r><w:t>ask again</w:t></w:r></w:p></w:comment>'
            "</w:comments>",
        )
        archive.writestr("word/media/image1.png", random.randbytes(max(0, size - 6000)), zipfile.ZIP_STORED)
    return made.getvalue()


def _pdf(words: list[str], random: Random, size: int) -> bytes:
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages = [words[at : at + 10] for at in range(0, len(words), 10)]
    picture = random.randbytes(max(0, size - 8000))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length %d >>\nstream\n" % len(picture) + picture + b"\nendstream"
    )
    kids = []
    for lines in pages:
        drawn = "BT /F1 11 Tf 50 760 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        packed = zlib.compress(drawn.encode())
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
        )
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)


if __name__ == "__main__":
    main()
