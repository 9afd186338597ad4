"""Documents: every word of a file is found, every part that holds none is named, and no file does any harm."""

import io
import logging
import tempfile
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import docx as python_docx
import pytest
from pypdf.errors import DependencyError

from privity.interchange.documents import Document, portable, read_document
from privity.interchange.documents.harvest import DEEPEST, Allowance, Harvest
from privity.interchange.documents.reader import _read
from tests.unit.interchange.office_files import (
    CORE,
    MC,
    ODF,
    A,
    P,
    W,
    archive,
    docx,
    mail,
    paragraph,
    pdf,
    pdf_of_forms,
    pdf_with_margins,
)


def unread(document: Document) -> dict[str, str]:
    return {part.where: part.why for part in document.unread_parts}


class TestPlainText:
    def test_utf8(self) -> None:
        assert read_document("a.txt", "Grüße, 北京".encode()) == Document("Grüße, 北京")

    @pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_tells_the_encoding(self, codec: str) -> None:
        assert read_document("a.txt", "Grüße".encode(codec)) == Document("Grüße")

    def test_windows_1252_is_a_guess_and_says_so(self) -> None:
        document = read_document("a.md", "Müller – “fine”".encode("cp1252"))

        assert document.text == "Müller – “fine”"
        assert "guess" in document.guesses[0]

    @pytest.mark.parametrize(
        "data", [b"\x00\x01\x02abc", b"text\x00text", b"\xff\xfea", bytes(range(128, 256))]
    )
    def test_what_is_no_text_is_unread(self, data: bytes) -> None:
        document = read_document("a.txt", data)

        assert document.text == ""
        assert list(unread(document)) == ["the whole file"]


class TestWord:
    def test_body_tables_breaks_and_tabs(self) -> None:
        cell = "<w:tc>{}</w:tc>"
        document = read_document(
            "a.docx",
            docx(
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/>"
                "<w:t>three</w:t></w:r></w:p>"
                f"<w:tbl><w:tr>{cell.format(paragraph('left'))}{cell.format(paragraph('right'))}</w:tr></w:tbl>"
            ),
        )

        assert document.text.split() == ["one", "two", "three", "left", "right"]
        assert "one\ttwo\nthree" in document.text
        assert document.unread_parts == ()

    def test_margins(self) -> None:
        document = read_document(
            "a.docx",
            docx(
                paragraph("body"),
                word__header1__xml=f"<w:hdr {W}>{paragraph('at the top')}</w:hdr>",
                word__footer1__xml=f"<w:ftr {W}>{paragraph('at the foot')}</w:ftr>",
                word__footnotes__xml=f"<w:footnotes {W}>{paragraph('a footnote')}</w:footnotes>",
                word__endnotes__xml=f"<w:endnotes {W}>{paragraph('an endnote')}</w:endnotes>",
                word__comments__xml=f'<w:comments {W}><w:comment w:author="Bo">{paragraph("call her")}</w:comment>'
                "</w:comments>",
                docProps__core__xml=f"<cp:coreProperties {CORE}><dc:title>Plan</dc:title><dc:creator>Rosa</dc:creator>"
                "<dcterms:created>2025-03-01T10:00:00Z</dcterms:created></cp:coreProperties>",
            ),
        )

        for words in (
            "body",
            "at the top",
            "at the foot",
            "a footnote",
            "an endnote",
            "Bo: call her",
            "Rosa",
            "Plan",
        ):
            assert words in document.text
        assert document.created == date(2025, 3, 1)

    def test_tracked_changes_and_who_made_them(self) -> None:
        document = read_document(
            "a.docx",
            docx(
                '<w:p><w:r><w:t>He </w:t></w:r><w:del w:author="Ann"><w:r><w:delText>left</w:delText></w:r></w:del>'
                '<w:ins w:author="Ann"><w:r><w:t> stayed</w:t></w:r></w:ins></w:p>'
            ),
        )

        assert document.text.splitlines()[0] == "He [deleted: left] stayed"
        assert "Ann" in document.text

    def test_text_boxes_given_twice_are_read_once_unless_they_differ(self) -> None:
        box = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
        same = read_document("a.docx", docx(box.format(paragraph("boxed"), paragraph("boxed"))))
        different = read_document("a.docx", docx(box.format(paragraph("boxed"), paragraph("hidden"))))

        assert same.text == "boxed"
        assert different.text.split() == ["boxed", "hidden"]

    def test_where_links_lead_and_what_pictures_are_said_to_show(self) -> None:
        document = read_document(
            "a.docx",
            docx(
                '<w:p><w:r><a:docPr descr="Uwe at the lake"/></w:r></w:p>',
                word___rels__document__xml__rels="",
                **{
                    "word__rels/document.xml.rels": '<Relationships><Relationship Target="mailto:uwe@example.org" '
                    'TargetMode="External"/></Relationships>'
                },
            ),
        )

        assert "Uwe at the lake" in document.text
        assert "mailto:uwe@example.org" in document.text

    def test_what_cannot_be_read_is_named_by_kind_and_number(self) -> None:
        document = read_document(
            "a.docx",
            docx(
                paragraph("body"),
                word__media__png=b"",
                **{
                    "word__media/Uwe.png": b"\x89PNG",
                    "word__media/b.mp3": b"ID3",
                    "word__vbaProject.bin": b"\xd0\xcf",
                    "word__embeddings/old.doc": b"\xd0\xcf\x11\xe0",
                    "word__embeddings/new.docx": docx(paragraph("inside")),
                    "customXml__item1.xml": "<x>beside</x>",
                    "word__odd.xyz": b"?",
                },
            ),
        )

        assert {"picture 1", "recording 1", "the macros", "embedded document 2", "part 1"} <= set(
            unread(document)
        )
        assert "inside" in document.text
        assert "beside" in document.text
        assert not any("Uwe" in part.where + part.why for part in document.unread_parts)

    def test_a_file_written_by_another_program(self) -> None:
        written = python_docx.Document()
        written.add_paragraph("a paragraph")
        written.add_table(1, 1).cell(0, 0).text = "a cell"
        written.sections[0].footer.paragraphs[0].text = "a footer"
        written.core_properties.author = "Rosa"
        target = io.BytesIO()
        written.save(target)

        document = read_document("a.docx", target.getvalue())

        for words in ("a paragraph", "a cell", "a footer", "Rosa"):
            assert words in document.text
        assert document.unread_parts == ()

    def test_the_bytes_and_not_the_name_tell_what_it_is(self) -> None:
        assert read_document("notes.txt", docx(paragraph("still read"))).text == "still read"

    def test_a_file_without_a_word_is_unread_and_an_empty_one_is_nothing(self) -> None:
        assert unread(read_document("a.docx", docx(paragraph(" ")))) == {"the whole file": "holds no text"}
        assert read_document("a.txt", b"") == Document("")


class TestSlidesAndSheets:
    def test_slides_with_speakers_notes_comments_and_no_prompts(self) -> None:
        def slide(text: str, inner: str = "") -> str:
            return f"<p:sld {P} {A}><p:sp>{inner}<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp></p:sld>"

        document = read_document(
            "a.pptx",
            archive(
                {
                    "[Content_Types].xml": "<Types/>",
                    "ppt/slides/slide10.xml": slide("tenth"),
                    "ppt/slides/slide2.xml": slide("second"),
                    "ppt/notesSlides/notesSlide1.xml": slide("say this aloud"),
                    "ppt/slideMasters/slideMaster1.xml": slide("Click to edit", "<p:ph/>"),
                    "ppt/slideLayouts/slideLayout1.xml": slide("a name in the layout"),
                    "ppt/comments/comment1.xml": f"<p:cmLst {P}><p:cm><p:text>too close</p:text></p:cm></p:cmLst>",
                }
            ),
        )

        text = document.text
        assert text.index("second") < text.index("tenth") < text.index("say this aloud")
        assert "too close" in text
        assert "a name in the layout" in text
        assert "Click to edit" not in text
        assert document.unread_parts == ()

    def test_cells_of_a_spreadsheet(self) -> None:
        document = read_document(
            "a.xlsx",
            archive(
                {
                    "[Content_Types].xml": "<Types/>",
                    "xl/sharedStrings.xml": "<sst><si><t>Uwe</t></si></sst>",
                    "xl/workbook.xml": '<workbook><sheet name="Clients of spring"/></workbook>',
                    "xl/worksheets/sheet1.xml": '<worksheet><row><c t="s"><v>0</v></c><c><v>81234567</v></c>'
                    '<c t="inlineStr"><is><t>inline</t></is></c></row></worksheet>',
                }
            ),
        )

        for words in ("Uwe", "81234567", "inline", "Clients of spring"):
            assert words in document.text


class TestOpenDocument:
    CONTENT = (
        f"<office:document-content {ODF}><office:body><text:tracked-changes><text:deletion><text:p>gone</text:p>"
        '</text:deletion></text:tracked-changes><text:p>Hi<text:s text:c="3"/>there<text:tab/>x<text:line-break/>y'
        "<office:annotation><dc:creator>Zoe</dc:creator><text:p>remark</text:p></office:annotation></text:p>"
        "</office:body></office:document-content>"
    )

    def test_text_annotations_deletions_margins_and_properties(self) -> None:
        document = read_document(
            "a.odt",
            archive(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": self.CONTENT,
                    "styles.xml": f"<office:document-styles {ODF}><style:header><text:p>on top</text:p></style:header>"
                    "</office:document-styles>",
                    "meta.xml": f"<office:meta {ODF}><dc:title>Plan</dc:title>"
                    "<meta:creation-date>2025-03-01T10:00:00.123456789</meta:creation-date></office:meta>",
                    "META-INF/manifest.xml": "<manifest/>",
                    "Pictures/a.png": b"x",
                    "Basic/Standard/Module1.xml": "<x/>",
                    "Object 1": b"?",
                }
            ),
        )

        for words in ("[deleted: gone", "Hi   there\tx\ny", "Zoe", "remark", "on top", "title: Plan"):
            assert words in document.text
        assert document.created == date(2025, 3, 1)
        assert set(unread(document)) == {"picture 1", "macro 1", "part 1"}

    def test_links_objects_and_dates_that_are_none(self) -> None:
        document = read_document(
            "a.odt",
            archive(
                {
                    "META-INF/manifest.xml": "<manifest/>",
                    "content.xml": f'<x {ODF}><text:p><text:a href="mailto:uwe@example.org">m</text:a>'
                    '<text:s/><text:s text:c="all"/></text:p>\n</x>',
                    "Object 1/content.xml": f"<x {ODF}><text:p>in a chart</text:p></x>",
                    "data.rdf": "<x>beside</x>",
                    "meta.xml": f"<x {ODF}><meta:creation-date>someday</meta:creation-date>"
                    "<meta:generator>Office</meta:generator></x>",
                }
            ),
        )

        for words in ("mailto:uwe@example.org", "in a chart", "beside"):
            assert words in document.text
        assert "Office" not in document.text
        assert document.created is None

    def test_a_protected_file_is_unread_as_a_whole(self) -> None:
        document = read_document(
            "a.odt",
            archive(
                {
                    "content.xml": b"\x93\x01",
                    "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
                }
            ),
        )

        assert document.text == ""
        assert unread(document) == {"the whole file": "is protected by a password"}


class TestRichText:
    def test_characters_groups_and_margins(self) -> None:
        document = read_document(
            "a.rtf",
            rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset0 T;}}{\colortbl;\red0;}"
            rb"{\info{\author Rosa}{\creatim\yr2025\mo3\dy1}}{\header top}\f1 Caf\'e9 \u8364?\u-10179?\u-8704? ok\par "
            rb"{\f0 \'cf\'f0}{\*\generator Word}{\footnote below}{\*\annotation aside}\line\{end\}}",
        )

        for words in ("Rosa", "top", "Café €😀 ok", "Пр", "below", "aside", "\n{end}"):
            assert words in document.text
        assert "Word" not in document.text
        assert "Arial" not in document.text
        assert document.created == date(2025, 3, 1)

    def test_line_ends_of_the_file_itself_say_nothing(self) -> None:
        assert read_document("a.rtf", b"{\\rtf1 a\r\nb}").text == "ab"

    def test_fallbacks_for_older_programs_are_passed_over(self) -> None:
        document = read_document(
            "a.rtf", rb"{\rtf1\ansicpg99999{\creatim\yr2025\mo13\dy1}\uc2\u8364 EUs\uc0\u8364\par\}"
        )

        assert document.text == "€s€\n}"
        assert document.created is None

    def test_pictures_and_objects_are_unread(self) -> None:
        document = read_document("a.rtf", rb"{\rtf1 a{\pict\bin4 }{}}}b{\object{\*\objdata 00}}}")

        assert document.text == "ab"
        assert set(unread(document)) == {"picture 1", "embedded object 1"}

    @pytest.mark.parametrize("tail", [b"{" * 100_000, b"\\", b"{\\b more", b"\\u", b"\\'zz{"])
    def test_what_breaks_off_or_never_ends_keeps_what_came_before(self, tail: bytes) -> None:
        document = read_document("a.rtf", rb"{\rtf1 before" + tail)

        assert document.text.startswith("before")
        assert list(unread(document)) == ["the rest"]


class TestWebPage:
    def test_shown_and_unshown_words(self) -> None:
        document = read_document(
            "a.html",
            b"<!DOCTYPE html><html><!-- for Uwe --><title>T</title><style>p{}</style><p>Hello &amp;\n <b>you</b></p>"
            b"1 < 2<br><a href='mailto:uwe@example.org'>m</a><img alt=\"at the lake\"><script>var x='</p>'</script>end",
        )

        for words in (
            "for Uwe",
            "T\n",
            "Hello & you",
            "1 < 2\n",
            "mailto:uwe@example.org",
            "at the lake",
            "end",
        ):
            assert words in document.text
        assert "var x" not in document.text
        assert set(unread(document)) == {"script 1", "picture or frame 1"}

    @pytest.mark.parametrize(
        "piece", ["<", "<!--", "<!", "<a ", "<a b='", "<style>", "</", "&", "<a =", "<![CDATA["]
    )
    def test_a_page_of_broken_tags_takes_no_longer_than_another(self, piece: str) -> None:
        document = read_document("a.html", (piece * (1_000_000 // len(piece))).encode())

        assert len(document.text) <= 1_100_000


class TestPortable:
    def test_pages_properties_and_a_page_without_text(self) -> None:
        document = read_document("a.pdf", pdf("a first page", "", info={"/Author": "Rosa", "/Title": "Plan"}))

        for words in ("a first page", "Author: Rosa", "Title: Plan"):
            assert words in document.text
        assert unread(document) == {"page 2": "holds no text"}

    def test_a_protected_file_is_unread_as_a_whole(self) -> None:
        assert unread(read_document("a.pdf", pdf("x", password="x"))) == {
            "the whole file": "is protected by a password"
        }

    def test_a_file_without_properties_is_read(self) -> None:
        assert read_document("a.pdf", pdf("words").replace(b"/Info", b"/Nope")).text == "words"

    def test_a_file_protected_by_no_word_is_read(self) -> None:
        assert read_document("a.pdf", pdf("open to all")).text == "open to all"

    @pytest.mark.parametrize("defect", ["cut_off", "no_table", "bytes_flipped", "only_a_header"])
    def test_a_damaged_file_is_unread_or_read_and_never_raises(self, defect: str) -> None:
        whole = pdf("words")
        data = {
            "cut_off": whole[: len(whole) // 3],
            "no_table": whole.replace(b"xref", b"xxxx").replace(b"/Root", b"/Toor"),
            "bytes_flipped": bytes(byte ^ (0x55 if i % 37 == 36 else 0) for i, byte in enumerate(whole)),
            "only_a_header": b"%PDF-1.7\n",
        }[defect]

        document = read_document("a.pdf", data)

        assert document.text or document.unread_parts

    def test_comments_links_bookmarks_fields_pictures_and_attachments(self) -> None:
        document = read_document("a.pdf", pdf_with_margins())

        for words in (
            "the page itself",
            "Rosa",
            "call her sister",
            "mailto:uwe@example.org",
            "occupation: florist",
        ):
            assert words in document.text
        for words in ("a bookmark", "a chapter", "a bookmark within", "letter.txt", "an attached letter"):
            assert words in document.text
        assert set(unread(document)) == {"page 1, pictures", "the form's own data (XFA)", "attachment 2"}

    def test_more_pages_than_the_bound(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(portable, "_MOST_PAGES", 1)

        document = read_document("a.pdf", pdf("one", "two", "three"))

        assert document.text == "one"
        assert list(unread(document)) == ["page 2 and all after it"]

    def test_a_page_larger_than_the_bound(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(portable, "_LARGEST_PAGE", 60)

        assert unread(read_document("a.pdf", pdf("x" * 100))) == {"page 1": "is larger than a page may be"}

    def test_a_way_of_encryption_that_is_not_known_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def unknown(*_arguments: object) -> NoReturn:
            raise DependencyError("another library is needed")

        monkeypatch.setattr(portable.PdfReader, "decrypt", unknown)

        assert unread(read_document("a.pdf", pdf("x", password="x"))) == {
            "the whole file": "is protected by a password"
        }

    def test_forms_that_draw_forms_without_end_are_cut_short(self) -> None:
        assert unread(read_document("a.pdf", pdf_of_forms(depth=2, times=3))) == {"page 1": "holds no text"}
        assert unread(read_document("a.pdf", pdf_of_forms(depth=9, times=10)))["page 1, forms"]
        harvest = Harvest(_read, Allowance(steps=2_000))
        _read("a.pdf", pdf_of_forms(depth=9, times=10), harvest)
        why = "takes more steps to read than a document may"
        assert unread(harvest.document()) == {"page 1": why, "beside the text": why}

    def test_nothing_of_a_document_reaches_a_log(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        read_document("a.pdf", pdf("Peculiarova").replace(b"xref", b"xxxx"))

        assert "Peculiarova" not in caplog.text
        assert logging.getLogger("pypdf").propagate is False


class TestMail:
    def test_headers_body_and_attachments(self) -> None:
        document = read_document(
            "a.eml",
            mail(
                "See the letter.\n", letter__docx=docx(paragraph("Dear Pia")), scan__jpg=b"\xff\xd8\xff\xe0"
            ),
        )

        for words in ("Pia Löw", "Subject: Grüße", "See the letter.", "letter.docx", "Dear Pia", "scan.jpg"):
            assert words in document.text
        assert document.created == date(2025, 3, 4)
        assert unread(document) == {"attachment 2": "is a picture"}

    def test_both_forms_of_a_body_are_read_where_they_differ(self) -> None:
        head = b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
        plain = b"--x\nContent-Type: text/plain; charset=no-such\n\nHello Uwe\n"
        page = b"--x\nContent-Type: text/html\n\n<p>%s</p>\n"

        same = read_document("a.eml", head + plain + page % b"Hello <b>Uwe</b>" + b"--x--")
        different = read_document("a.eml", head + plain + page % b"Hello Ute" + b"--x--")

        assert same.text == "Hello Uwe"
        assert different.text.split() == ["Hello", "Uwe", "Hello", "Ute"]

    def test_guesses_inside_attachments_are_told(self) -> None:
        document = read_document(
            "a.eml", mail("x\n", a__txt="früh".encode("cp1252"), b__txt="spät".encode("cp1252"))
        )

        assert "früh" in document.text
        assert "spät" in document.text
        assert len(document.guesses) == 1

    def test_a_body_in_an_encoding_that_is_not_named_is_a_guess(self) -> None:
        document = read_document("a.eml", b"Subject: s\n\n" + "früh".encode("cp1252"))

        assert "früh" in document.text
        assert len(document.guesses) == 1

    def test_an_encoding_whose_name_is_none(self) -> None:
        assert "Uwe" in read_document("a.eml", b'Content-Type: text/plain; charset="u\x00f"\n\nUwe').text

    def test_a_date_that_no_calendar_knows_is_not_taken(self) -> None:
        assert read_document("a.eml", b"Date: 99 Foo 2025 99:99\n\nx").created is None

    def test_an_encrypted_body_is_unread(self) -> None:
        document = read_document("a.eml", b"Subject: s\nContent-Type: application/pkcs7-mime\n\nMIAG")

        assert document.text == "Subject: s"
        assert unread(document) == {"part 1": "is encrypted (S/MIME)"}

    def test_mails_in_mails_in_mails(self) -> None:
        deep = b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
            for level in range(5000)
        )

        document = read_document("a.eml", b"Subject: deep\n" + deep)

        assert document.unread_parts or document.text == "Subject: deep"

    @pytest.mark.parametrize(
        "header",
        [b"Subject: =?utf-8?b?A?=", b"Subject: =?nope?q?x?=", b"From: " + b"(" * 50_000, b"Date: yesterday"],
    )
    def test_broken_headers(self, header: bytes) -> None:
        assert "body" in read_document("a.eml", header + b"\n\nbody").text


HOSTILE_XML = {
    "xxe_of_a_local_file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "xxe_over_the_network": '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd"><x/>',
    "billion_laughs": '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
    "undeclared_entity": "<x>&nope;</x>",
    "nested_100000_elements_deep": "<a>" * 100_000,
    "not_closed": "<x><y>",
    "not_xml": "\x00\x01",
}


@pytest.mark.parametrize("defect", HOSTILE_XML)
def test_hostile_xml_is_unread_and_the_rest_of_the_file_is_read(defect: str) -> None:
    document = read_document("a.docx", docx(paragraph("body"), word__header1__xml=HOSTILE_XML[defect]))

    assert document.text.startswith("body")
    assert "root:" not in document.text
    assert list(unread(document)) == ["header"]


class TestBounds:
    def test_a_zip_bomb_costs_no_more_than_its_allowance(self) -> None:
        bomb = docx(paragraph("body"), word__header1__xml=b"<x>" + b" " * 40_000_000 + b"</x>")
        harvest = Harvest(_read, Allowance(unfolded=1_000_000))
        tracemalloc.start()
        try:
            _read("a.docx", bomb, harvest)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert harvest.text() == "body"
        assert unread(harvest.document()) == {"header": "unfolds to more than a document may hold"}
        assert peak < 10_000_000

    def test_too_many_members(self) -> None:
        document = read_document("a.zip", archive({f"{number}.txt": "x" for number in range(10_001)}))

        assert unread(document) == {"the whole file": "unfolds to more than a document may hold"}

    def test_archives_in_archives_end_somewhere(self) -> None:
        data = b"words at the bottom"
        for _ in range(DEEPEST + 1):
            data = archive({"inner": data})

        document = read_document("a.zip", data)

        assert "words at the bottom" not in document.text
        ((where, why),) = unread(document).items()
        assert where.count("file in the archive 1") == DEEPEST + 1
        assert "documents deep" in why

    def test_an_archive_within_the_bounds_is_read(self) -> None:
        document = read_document("a.zip", archive({"../../up.txt": "one", "b.docx": docx(paragraph("two"))}))

        assert "one" in document.text
        assert "two" in document.text

    def test_a_member_with_a_password_and_one_compressed_by_lzma(self) -> None:
        protected = bytearray(archive({"a.txt": "secret"}))
        for start in (protected.find(b"PK\x03\x04") + 6, protected.find(b"PK\x01\x02") + 8):
            protected[start] |= 1

        assert unread(read_document("a.zip", bytes(protected))) == {
            "file in the archive 1": "is protected by a password"
        }
        assert "is compressed in a way" in str(
            unread(read_document("a.zip", archive({"a": "x"}, zipfile.ZIP_LZMA)))
        )

    def test_two_members_of_one_name_are_both_read(self) -> None:
        target = io.BytesIO()
        part = f"<w:document {W} {MC}>{{}}</w:document>"
        with zipfile.ZipFile(target, "w") as written:
            written.writestr("[Content_Types].xml", "<Types/>")
            written.writestr("word/document.xml", part.format(paragraph("shown")))
            with pytest.warns(UserWarning, match="Duplicate name"):
                written.writestr("word/document.xml", part.format(paragraph("hidden")))

        assert read_document("a.docx", target.getvalue()).text.split() == ["shown", "hidden"]

    @pytest.mark.parametrize("cut", [4, 10, 30, 100, 200, -1])
    def test_a_torn_archive_never_raises(self, cut: int) -> None:
        document = read_document("a.docx", docx(paragraph("body"))[:cut])

        assert document.unread_parts

    def test_no_temporary_file_is_ever_made(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        def refused(*_arguments: Any, **_named: Any) -> NoReturn:
            raise AssertionError("a temporary file was asked for")

        for maker in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
            monkeypatch.setattr(tempfile, maker, refused)

        files = {
            "a.docx": docx(paragraph("x")),
            "a.pdf": pdf("x"),
            "a.eml": mail("x", b__docx=docx(paragraph("x"))),
        }
        assert all("x" in read_document(name, data).text for name, data in files.items())

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.docx", docx(paragraph("x") * 2_000)),
            ("a.rtf", rb"{\rtf1 " + rb"\par x" * 2_000 + b"}"),
            ("a.html", b"<p>x" * 2_000),
        ],
    )
    def test_a_file_of_nothing_but_tags_takes_no_more_than_its_steps(self, name: str, data: bytes) -> None:
        harvest = Harvest(_read, Allowance(steps=1_000))

        _read(name, data, harvest)

        assert [part.why for part in harvest.document().unread_parts] == [
            "takes more steps to read than a document may"
        ]

    def test_parts_that_cannot_be_had_are_listed_where_they_lie(self) -> None:
        whole = docx(
            paragraph("body"),
            **{
                "word__embeddings/a.docx": b"A" * 100,
                "word__people.xml": '<x><person displayName="Ann"/></x>',
            },
        )
        damaged = bytearray(whole)
        start = whole.find(b"word/embeddings/a.docx") + len(b"word/embeddings/a.docx")
        damaged[start : start + 4] = b"\xff\xff\xff\xff"

        document = read_document("a.docx", bytes(damaged))

        assert unread(document) == {"embedded document 1": "is damaged"}
        assert "Ann" in document.text


FOREIGN = {
    "an_older_word_file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a_png": b"\x89PNG\r\n",
    "a_jpeg": b"\xff\xd8\xff\xe0",
    "a_gzip": b"\x1f\x8b\x08",
    "a_recording": b"ID3\x04",
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_no_reader_knows_is_unread_as_a_whole(kind: str) -> None:
    document = read_document("a.txt", FOREIGN[kind])

    assert document.text == ""
    assert list(unread(document)) == ["the whole file"]
