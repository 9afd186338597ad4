"""Small office files, written by hand so that each holds exactly the parts and defects a test speaks of."""

import io
import zipfile
from email.message import EmailMessage

from pypdf import PdfWriter
from pypdf.annotations import Link, Text
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def archive(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return target.getvalue()


def docx(body: str = "", **parts: bytes | str) -> bytes:
    """A Word file: `body` goes into the main part; a key `word__comments__xml` names the part `word/comments.xml`."""
    named = {
        key.replace("___", "-").replace("__", "/", 1).replace("__", "."): value
        for key, value in parts.items()
    }
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W} {MC} {A}><w:body>{body}</w:body></w:document>",
            **named,
        }
    )


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(*pages: str, password: str = "", info: dict[str, str] | None = None) -> bytes:
    """A PDF whose pages show a line each; an empty string is a page without text."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(300, 300)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode() if text else b"")
        page[NameObject("/Contents")] = writer._add_object(content)
    if info:
        writer.add_metadata({key: TextStringObject(value) for key, value in info.items()})
    if password:
        writer.encrypt(password, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def pdf_with_margins() -> bytes:
    """A PDF with a comment, a link, a bookmark, a filled field, a picture and two attached files."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf("the page itself")))
    page = writer.pages[0]
    writer.add_outline_item(title="a bookmark", page_number=0)
    deeper = writer.add_outline_item(title="a chapter", page_number=0)
    writer.add_outline_item(title="a bookmark within", page_number=0, parent=deeper)
    comment = Text(text="call her sister", rect=(10, 10, 20, 20))
    comment[NameObject("/T")] = TextStringObject("Rosa")
    writer.add_annotation(0, comment)
    writer.add_annotation(0, Link(rect=(10, 30, 50, 50), url="mailto:uwe@example.org"))
    field = DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("occupation"),
            NameObject("/V"): TextStringObject("florist"),
        }
    )
    reference = writer._add_object(field)
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([reference]), NameObject("/XFA"): TextStringObject("x")}
    )
    picture = DecodedStreamObject()
    picture.set_data(b"\x00")
    picture.update(
        {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image")}
    )
    page["/Resources"][NameObject("/XObject")] = DictionaryObject(  # type: ignore[index]
        {NameObject("/Im0"): writer._add_object(picture)}
    )
    page[NameObject("/Annots")].append(TextStringObject("no annotation"))  # type: ignore[attr-defined]
    writer.add_attachment("letter.txt", b"an attached letter")
    writer.add_attachment("scan.png", b"\x89PNG")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def pdf_of_forms(depth: int, times: int) -> bytes:
    """A PDF whose page draws a form `times` times, which draws another `times` times, and so on `depth` deep."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    content = DecodedStreamObject()
    content.set_data(b"/F Do " * times)
    page[NameObject("/Contents")] = writer._add_object(content)
    outer: DictionaryObject = page
    for level in range(depth):
        form = DecodedStreamObject()
        form.set_data(b"/F Do " * times if level + 1 < depth else b"q Q " * 10)
        form.update(
            {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")}
        )
        outer[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/F"): writer._add_object(form)})}
        )
        outer = form
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def mail(text: str, **attachments: bytes) -> bytes:
    """An e-mail with a plain body and attachments; a key `letter__docx` names the file `letter.docx`."""
    message = EmailMessage()
    message["From"] = "Pia Löw <pia@example.org>"
    message["To"] = "practice@example.org"
    message["Subject"] = "Grüße"
    message["Date"] = "Tue, 04 Mar 2025 09:30:00 +0100"
    message.set_content(text)
    for name, content in attachments.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name.replace("__", ".")
        )
    return bytes(message)
