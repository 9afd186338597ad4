# ruff: noqa: E501 - one place, one line
"""Every place of a document in which words can lie that its page does not show: read, or named as not read.

Each is made here by hand and holds one word that stands nowhere else. A place that neither gives the word nor says that
it was not read would let a draft pass as if nothing were there.
"""

import base64
import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from privity.interchange.documents import read_document
from privity.screen.blanks import blanks
from privity.screen.masks import masked
from privity.screen.words import split_words
from tests.unit.interchange.office_files import CORE, ODF, A, P, W, archive, docx, mail, paragraph, pdf

WORD = "xanthoriver"
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_REL = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_DRAW = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_PLAIN = paragraph("About sleep.")


def _run(inside: str, style: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{style}</w:rPr>{inside}</w:r></w:p>"


def _text(style: str) -> str:
    return _PLAIN + _run(f"<w:t>{WORD}</w:t>", style)


def _word(root: str, inside: str, names: str = W) -> str:
    return f"<w:{root} {names}>{inside}</w:{root}>"


DOCX: dict[str, Callable[[], bytes]] = {
    "hidden text": lambda: docx(_text("<w:vanish/>")),
    "white text": lambda: docx(_text('<w:color w:val="FFFFFF"/>')),
    "text of one point": lambda: docx(_text('<w:sz w:val="1"/>')),
    "a deletion": lambda: docx(
        f'{_PLAIN}<w:p><w:del w:author="x"><w:r><w:delText>{WORD}</w:delText></w:r></w:del></w:p>'
    ),
    "who deleted": lambda: docx(
        f'{_PLAIN}<w:p><w:del w:author="{WORD}"><w:r><w:delText>y</w:delText></w:r></w:del></w:p>'
    ),
    "an insertion": lambda: docx(
        f'{_PLAIN}<w:p><w:ins w:author="x"><w:r><w:t>{WORD}</w:t></w:r></w:ins></w:p>'
    ),
    "what was moved away": lambda: docx(
        f"{_PLAIN}<w:p><w:moveFrom><w:r><w:t>{WORD}</w:t></w:r></w:moveFrom></w:p>"
    ),
    "a comment": lambda: docx(
        _PLAIN, word__comments__xml=_word("comments", f"<w:comment>{paragraph(WORD)}</w:comment>")
    ),
    "who commented": lambda: docx(
        _PLAIN, word__comments__xml=_word("comments", f'<w:comment w:author="{WORD}">{_PLAIN}</w:comment>')
    ),
    "people": lambda: docx(
        _PLAIN,
        word__people__xml='<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        f'<w15:person w15:author="{WORD}"/></w15:people>',
    ),
    "a header": lambda: docx(_PLAIN, word__header2__xml=_word("hdr", paragraph(WORD))),
    "a footer": lambda: docx(_PLAIN, word__footer1__xml=_word("ftr", paragraph(WORD))),
    "a footnote": lambda: docx(
        _PLAIN, word__footnotes__xml=_word("footnotes", f"<w:footnote>{paragraph(WORD)}</w:footnote>")
    ),
    "an endnote": lambda: docx(
        _PLAIN, word__endnotes__xml=_word("endnotes", f"<w:endnote>{paragraph(WORD)}</w:endnote>")
    ),
    "a text box": lambda: docx(
        f"{_PLAIN}<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx {_WPS}><w:txbxContent>{paragraph(WORD)}</w:txbxContent>"
        f"</wps:txbx></mc:Choice><mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "an older text box": lambda: docx(
        f"{_PLAIN}<w:p><w:r><w:pict><v:textbox {_V}><w:txbxContent>{paragraph(WORD)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    ),
    "word art": lambda: docx(
        f'{_PLAIN}<w:p><w:r><w:pict><v:textpath {_V} string="{WORD}"/></w:pict></w:r></w:p>'
    ),
    "what an older picture shows": lambda: docx(
        f'{_PLAIN}<w:p><w:r><w:pict><v:shape {_V} alt="{WORD}"/></w:pict></w:r></w:p>'
    ),
    "what a picture shows": lambda: docx(f'{_PLAIN}<w:p><w:r><wp:docPr {_WP} descr="{WORD}"/></w:r></w:p>'),
    "the title of a picture": lambda: docx(f'{_PLAIN}<w:p><w:r><wp:docPr {_WP} title="{WORD}"/></w:r></w:p>'),
    "the file a picture was": lambda: docx(
        f'{_PLAIN}<w:p><w:r><wp:docPr {_WP} name="{WORD}.jpg"/></w:r></w:p>'
    ),
    "a picture": lambda: docx(_PLAIN, word__media__image1__png=b"\x89PNG"),
    "a drawing": lambda: docx(_PLAIN, word__media__image2__svg=f"<svg><text>{WORD}</text></svg>"),
    "smart art": lambda: docx(
        _PLAIN,
        word__diagrams__data1__xml=f"<dgm:dataModel {_DGM} {A}><dgm:pt><dgm:t><a:p><a:r><a:t>{WORD}</a:t></a:r></a:p></dgm:t>"
        "</dgm:pt></dgm:dataModel>",
    ),
    "a chart": lambda: docx(
        _PLAIN,
        word__charts__chart1__xml=f"<c:chartSpace {_C} {A}><c:ser><c:tx><c:v>{WORD}</c:v></c:tx></c:ser></c:chartSpace>",
    ),
    "the sheet behind a chart": lambda: docx(
        _PLAIN,
        word__embeddings__Sheet1__xlsx=archive(
            {"[Content_Types].xml": "<Types/>", "xl/sharedStrings.xml": f"<sst><si><t>{WORD}</t></si></sst>"}
        ),
    ),
    "an embedded object": lambda: docx(
        _PLAIN, word__embeddings__oleObject1__bin=b"\xd0\xcf\x11\xe0" + WORD.encode()
    ),
    "a page brought in": lambda: docx(_PLAIN, word__afchunk1__html=f"<html><body>{WORD}</body></html>"),
    "the author": lambda: docx(
        _PLAIN,
        docProps__core__xml=f"<cp:coreProperties {CORE}><dc:creator>{WORD}</dc:creator></cp:coreProperties>",
    ),
    "the manager": lambda: docx(
        _PLAIN, docProps__app__xml=f"<Properties><Manager>{WORD}</Manager></Properties>"
    ),
    "headings listed": lambda: docx(
        _PLAIN,
        docProps__app__xml=f"<Properties><TitlesOfParts><vector><lpstr>{WORD}</lpstr></vector></TitlesOfParts></Properties>",
    ),
    "a property of one's own": lambda: docx(
        _PLAIN, docProps__custom__xml=f"<Properties><property><lpwstr>{WORD}</lpwstr></property></Properties>"
    ),
    "the name of a property": lambda: docx(
        _PLAIN,
        docProps__custom__xml=f'<Properties><property name="{WORD}"><bool>true</bool></property></Properties>',
    ),
    "data beside the text": lambda: docx(_PLAIN, customXml__item1__xml=f"<b><c>{WORD}</c></b>"),
    "data in an attribute": lambda: docx(_PLAIN, customXml__item1__xml=f'<b c="{WORD}"/>'),
    "where a link leads": lambda: docx(
        _PLAIN,
        word___rels__document__xml__rels=f'<Relationships {_REL}><Relationship Target="mailto:{WORD}@example.org" TargetMode="External"/>'
        "</Relationships>",
    ),
    "what a link says": lambda: docx(
        f'<w:p><w:hyperlink w:tooltip="{WORD}"><w:r><w:t>sleep</w:t></w:r></w:hyperlink></w:p>'
    ),
    "a bookmark": lambda: docx(
        f'<w:p><w:bookmarkStart w:id="1" w:name="{WORD}"/><w:r><w:t>sleep</w:t></w:r></w:p>'
    ),
    "a field": lambda: docx(f"{_PLAIN}<w:p><w:r><w:instrText>LINK {WORD}.docx</w:instrText></w:r></w:p>"),
    "a simple field": lambda: docx(
        f'{_PLAIN}<w:p><w:fldSimple w:instr="MERGEFIELD {WORD}"><w:r><w:t>y</w:t></w:r></w:fldSimple></w:p>'
    ),
    "a field of a form": lambda: docx(
        f'{_PLAIN}<w:p><w:r><w:fldChar><w:ffData><w:textInput><w:default w:val="{WORD}"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>'
    ),
    "help in a form": lambda: docx(
        f'{_PLAIN}<w:p><w:r><w:fldChar><w:ffData><w:statusText w:val="{WORD}"/></w:ffData></w:fldChar></w:r></w:p>'
    ),
    "the name of a field": lambda: docx(
        f'{_PLAIN}<w:sdt><w:sdtPr><w:alias w:val="{WORD}"/></w:sdtPr></w:sdt>'
    ),
    "the mark of a field": lambda: docx(f'{_PLAIN}<w:sdt><w:sdtPr><w:tag w:val="{WORD}"/></w:sdtPr></w:sdt>'),
    "what may be chosen": lambda: docx(
        f'{_PLAIN}<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{WORD}" w:value="1"/></w:dropDownList></w:sdtPr></w:sdt>'
    ),
    "a variable": lambda: docx(
        _PLAIN,
        word__settings__xml=_word(
            "settings", f'<w:docVars><w:docVar w:name="a" w:val="{WORD}"/></w:docVars>'
        ),
    ),
    "a building block": lambda: docx(
        _PLAIN,
        word__glossary__document__xml=_word(
            "glossaryDocument", f"<w:docPart><w:docPartBody>{paragraph(WORD)}</w:docPartBody></w:docPart>"
        ),
    ),
    "the name of a style": lambda: docx(
        _PLAIN, word__styles__xml=_word("styles", f'<w:style w:customStyle="1" w:styleId="{WORD}"/>')
    ),
    "a sum": lambda: docx(f'{_PLAIN}<w:p><m:oMath xmlns:m="m"><m:r><m:t>{WORD}</m:t></m:r></m:oMath></w:p>'),
    "macros": lambda: docx(_PLAIN, word__vbaProject__bin=WORD),
    "what stands before a number": lambda: docx(
        _PLAIN, word__numbering__xml=_word("numbering", f'<w:lvl><w:lvlText w:val="{WORD} %1"/></w:lvl>')
    ),
    "where a mailing takes its names": lambda: docx(
        _PLAIN,
        word__settings__xml=_word("settings", f'<w:mailMerge><w:query w:val="FROM {WORD}"/></w:mailMerge>'),
    ),
    "who changed the look": lambda: docx(
        f'{_PLAIN}<w:p><w:r><w:rPr><w:rPrChange w:author="{WORD}"/></w:rPr></w:r></w:p>'
    ),
    "who may change it": lambda: docx(f'{_PLAIN}<w:permStart w:ed="{WORD}"/>'),
    "a smart tag": lambda: docx(
        f'{_PLAIN}<w:smartTag><w:smartTagPr><w:attr w:name="n" w:val="{WORD}"/></w:smartTagPr></w:smartTag>'
    ),
    "the name of a building block": lambda: docx(
        _PLAIN, word__glossary__document__xml=_word("glossaryDocument", f'<w:name w:val="{WORD}"/>')
    ),
    "the caption of a table": lambda: docx(
        f'{_PLAIN}<w:tbl><w:tblPr><w:tblCaption w:val="{WORD}"/></w:tblPr></w:tbl>'
    ),
    "what a table shows": lambda: docx(
        f'{_PLAIN}<w:tbl><w:tblPr><w:tblDescription w:val="{WORD}"/></w:tblPr></w:tbl>'
    ),
    "a style as it is called": lambda: docx(
        _PLAIN,
        word__styles__xml=_word(
            "styles", f'<w:style w:customStyle="1" w:styleId="a1"><w:name w:val="{WORD}"/></w:style>'
        ),
    ),
    "a control": lambda: docx(_PLAIN, word__activeX__xml=f'<ax:p xmlns:ax="x" ax:value="{WORD}"/>'),
    "an add-on": lambda: docx(_PLAIN, word__webextensions__xml=f'<w xmlns="x"><p value="{WORD}"/></w>'),
    "ink": lambda: archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}>{_PLAIN}</w:document>",
            "word/ink/ink1.xml": '<i:ink xmlns:i="x"><i:trace>1 2, 3 4</i:trace></i:ink>',
        }
    ),
    "the template": lambda: docx(
        _PLAIN, docProps__app__xml=f"<Properties><Template>{WORD}.dotm</Template></Properties>"
    ),
    "links listed": lambda: docx(
        _PLAIN, docProps__app__xml=f"<Properties><HLinks><lpwstr>mailto:{WORD}</lpwstr></HLinks></Properties>"
    ),
    "a comment in the code": lambda: docx(f"{_PLAIN}<!-- {WORD} -->"),
    "a picture of the theme": lambda: docx(_PLAIN, word__theme__media__png=b"x"),
    "data of a field": lambda: docx(f"{_PLAIN}<w:p><w:fldData>eA==</w:fldData></w:p>"),
    "words where none are known": lambda: docx(f'{_PLAIN}<x:foo xmlns:x="x">{WORD}</x:foo>'),
    "the comment of the archive": lambda: _with_comment(docx(_PLAIN)),
    "bytes behind its end": lambda: docx(_PLAIN) + WORD.encode(),
    "bytes between its files": lambda: _with_a_gap(docx(_PLAIN)),
}


def _with_comment(data: bytes) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as written:
        written.comment = WORD.encode()
    return target.getvalue()


def _with_a_gap(data: bytes) -> bytes:
    """An archive whose list of files no longer names the second of them."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as written:
        written.writestr("word/z.txt", WORD * 20)
        written.writestr("word/theme/theme1.xml", "<a/>")
        written.filelist = [one for one in written.filelist if one.filename != "word/z.txt"]
        written._didModify = True
    return target.getvalue()


def _slides(**parts: str | bytes) -> bytes:
    named = {
        key.replace("__", "/", 2).replace("_xml", ".xml").replace("_png", ".png"): value
        for key, value in parts.items()
    }
    slide = f"<p:sld {P} {A}><p:sp><a:p><a:r><a:t>About sleep.</a:t></a:r></a:p></p:sp></p:sld>"
    return archive({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": slide, **named})


def _shown(root: str, inside: str, more: str = "") -> str:
    return f"<p:{root} {P} {A}{more}>{inside}</p:{root}>"


_WORDS = f"<p:sp><a:p><a:r><a:t>{WORD}</a:t></a:r></a:p></p:sp>"
PPTX: dict[str, Callable[[], bytes]] = {
    "speaker's notes": lambda: _slides(ppt__notesSlides__notesSlide1_xml=_shown("notes", _WORDS)),
    "a hidden slide": lambda: _slides(ppt__slides__slide2_xml=_shown("sld", _WORDS, ' show="0"')),
    "the name of a slide": lambda: _slides(ppt__slides__slide2_xml=_shown("sld", f'<p:cSld name="{WORD}"/>')),
    "a comment": lambda: _slides(
        ppt__comments__comment1_xml=_shown("cmLst", f"<p:cm><p:text>{WORD}</p:text></p:cm>")
    ),
    "who commented": lambda: archive(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/slides/slide1.xml": _shown("sld", "<a:t>Sleep.</a:t>"),
            "ppt/commentAuthors.xml": _shown("cmAuthorLst", f'<p:cmAuthor name="{WORD}"/>'),
        }
    ),
    "what a picture shows": lambda: _slides(
        ppt__slides__slide2_xml=_shown("sld", f'<p:pic><p:cNvPr descr="{WORD}"/></p:pic>')
    ),
    "the file a picture was": lambda: _slides(
        ppt__slides__slide2_xml=_shown("sld", f'<p:pic><p:cNvPr name="{WORD}.jpg"/></p:pic>')
    ),
    "a picture": lambda: _slides(ppt__media__image1_png=b"\x89PNG"),
    "what a link says": lambda: _slides(
        ppt__slides__slide2_xml=_shown(
            "sld", f'<a:r><a:rPr><a:hlinkClick tooltip="{WORD}"/></a:rPr><a:t>x</a:t></a:r>'
        )
    ),
    "smart art": lambda: _slides(ppt__diagrams__data1_xml=f"<d:m {A} xmlns:d='d'><a:t>{WORD}</a:t></d:m>"),
    "a chart": lambda: _slides(ppt__charts__chart1_xml=f"<c:c {_C} {A}><c:v>{WORD}</c:v></c:c>"),
    "the name of a section": lambda: archive(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/slides/slide1.xml": _shown("sld", "<a:t>Sleep.</a:t>"),
            "ppt/presentation.xml": _shown("presentation", f'<p14:section xmlns:p14="q" name="{WORD}"/>'),
        }
    ),
    "a mark": lambda: _slides(ppt__tags__tag1_xml=_shown("tagLst", f'<p:tag name="A" val="{WORD}"/>')),
    "the master": lambda: _slides(ppt__slideMasters__slideMaster1_xml=_shown("sldMaster", _WORDS)),
    "the layout": lambda: _slides(ppt__slideLayouts__slideLayout1_xml=_shown("sldLayout", _WORDS)),
    "who commented lately": lambda: _slides(
        ppt__people__authors_xml=f'<p188:authorLst xmlns:p188="x"><p188:author name="{WORD}"/></p188:authorLst>'
    ),
    "the foot of a layout": lambda: _slides(
        ppt__slideLayouts__slideLayout1_xml=_shown(
            "sldLayout", f'<p:sp><p:ph type="ftr"/><a:p><a:r><a:t>{WORD}</a:t></a:r></a:p></p:sp>'
        )
    ),
    "a program to start": lambda: _slides(
        ppt__slides__slide2_xml=_shown("sld", f'<a:hlinkClick action="ppaction://program?file={WORD}"/>')
    ),
    "a page made of it": lambda: _slides(ppt__a__presProps_xml=_shown("p", f'<p:htmlPubPr title="{WORD}"/>')),
    "the handout": lambda: _slides(ppt__handoutMasters__handoutMaster1_xml=_shown("handoutMaster", _WORDS)),
}


def _sheet(**parts: str) -> bytes:
    named = {key.replace("__", "/", 2).replace("_xml", ".xml"): value for key, value in parts.items()}
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/sharedStrings.xml": "<sst><si><t>sleep</t></si></sst>",
            **named,
        }
    )


XLSX: dict[str, Callable[[], bytes]] = {
    "the name of a sheet": lambda: _sheet(
        xl__workbook_xml=f'<workbook><sheets><sheet name="{WORD}" state="hidden"/></sheets></workbook>'
    ),
    "a name in the book": lambda: _sheet(
        xl__workbook_xml=f'<workbook><definedNames><definedName name="{WORD}">A1</definedName></definedNames></workbook>'
    ),
    "a cell by itself": lambda: _sheet(
        xl__worksheets__sheet1_xml=f'<worksheet><c t="inlineStr"><is><t>{WORD}</t></is></c></worksheet>'
    ),
    "a formula": lambda: _sheet(
        xl__worksheets__sheet1_xml=f'<worksheet><row><c><f>"{WORD}"&amp;A1</f><v>1</v></c></row></worksheet>'
    ),
    "a header": lambda: _sheet(
        xl__worksheets__sheet1_xml=f"<worksheet><headerFooter><oddHeader>&amp;C{WORD}</oddHeader></headerFooter></worksheet>"
    ),
    "help beside a cell": lambda: _sheet(
        xl__worksheets__sheet1_xml=f'<worksheet><dataValidations><dataValidation prompt="{WORD}"/></dataValidations></worksheet>'
    ),
    "what may be chosen": lambda: _sheet(
        xl__worksheets__sheet1_xml=f'<worksheet><dataValidations><dataValidation><formula1>"{WORD},b"</formula1></dataValidation></dataValidations></worksheet>'
    ),
    "a comment": lambda: _sheet(
        xl__comments1_xml=f"<comments><authors><author>x</author></authors><comment><text><t>{WORD}</t></text></comment></comments>"
    ),
    "what a table was made of": lambda: _sheet(
        xl__pivotCache__pivotCacheRecords1_xml=f'<r><s v="{WORD}"/></r>'
    ),
    "the head of a table": lambda: _sheet(
        xl__tables__table1_xml=f'<table><tableColumn name="{WORD}"/></table>'
    ),
    "a sheet elsewhere": lambda: _sheet(
        xl__externalLinks__externalLink1_xml=f'<e><sheetNames><sheetName val="{WORD}"/></sheetNames></e>'
    ),
    "where data come from": lambda: _sheet(xl__a__connections_xml=f'<c><connection name="{WORD}"/></c>'),
    "a form of numbers": lambda: _sheet(xl__a__styles_xml=f"""<s><numFmt formatCode='"{WORD}"0'/></s>"""),
    "a style of cells": lambda: _sheet(xl__a__styles_xml=f'<s><cellStyle name="{WORD}"/></s>'),
    "what is filtered": lambda: _sheet(
        xl__worksheets__sheet1_xml=f'<w><filters><filter val="{WORD}"/></filters></w>'
    ),
    "a rule for colours": lambda: _sheet(
        xl__worksheets__sheet1_xml=f'<w><cfRule><formula>A1="{WORD}"</formula></cfRule></w>'
    ),
    "a scenario": lambda: _sheet(xl__worksheets__sheet1_xml=f'<w><scenario name="x" comment="{WORD}"/></w>'),
    "what a link shows": lambda: _sheet(xl__worksheets__sheet1_xml=f'<w><hyperlink display="{WORD}"/></w>'),
    "who has it open": lambda: _sheet(xl__a__workbook_xml=f'<w><fileSharing userName="{WORD}"/></w>'),
    "where it lay": lambda: _sheet(xl__a__workbook_xml=f'<w><absPath url="/home/me/{WORD}/"/></w>'),
    "a sum of a table": lambda: _sheet(
        xl__pivotTables__pivotTable1_xml=f'<p><dataField name="Sum of {WORD}"/></p>'
    ),
    "who made a table anew": lambda: _sheet(
        xl__pivotCache__pivotCacheDefinition1_xml=f'<p refreshedBy="{WORD}"/>'
    ),
    "the title of a slicer": lambda: _sheet(xl__slicers__slicer1_xml=f'<s><slicer caption="{WORD}"/></s>'),
    "a name with a value": lambda: _sheet(
        xl__a__workbook_xml=f"""<w><definedName name='a1'>"{WORD}"</definedName></w>"""
    ),
}


def _pdf(change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("About sleep.")))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _named(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _contents(operators: str) -> bytes:
    def change(writer: PdfWriter) -> None:
        content = DecodedStreamObject()
        content.set_data(b"BT /F1 12 Tf 10 100 Td (About sleep.) Tj ET " + operators.encode())
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)

    return _pdf(change)


def _structure(**entry: str) -> bytes:
    def change(writer: PdfWriter) -> None:
        figure = _named(
            S=NameObject("/Figure"), **{key: TextStringObject(value) for key, value in entry.items()}
        )
        inner = _named(S=NameObject("/Sect"), K=writer._add_object(figure))
        tree = _named(Type=NameObject("/StructTreeRoot"), K=ArrayObject([writer._add_object(inner)]))
        writer._root_object[NameObject("/StructTreeRoot")] = writer._add_object(tree)

    return _pdf(change)


def _stream(kind: str, data: bytes, **entries: str) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    stream[NameObject("/Type")] = NameObject(kind)
    for key, value in entries.items():
        stream[NameObject(f"/{key}")] = NameObject(value)
    return stream


def _xmp(writer: PdfWriter) -> None:
    words = f"<x:xmpmeta xmlns:x='x'><d:description xmlns:d='d'>{WORD}</d:description></x:xmpmeta>"
    meta = _stream("/Metadata", words.encode(), Subtype="/XML")
    writer._root_object[NameObject("/Metadata")] = writer._add_object(meta)


def _layer(writer: PdfWriter) -> None:
    group = writer._add_object(_named(Type=NameObject("/OCG"), Name=TextStringObject(WORD)))
    layers = _named(OCGs=ArrayObject([group]), D=_named(Order=ArrayObject([group])))
    writer._root_object[NameObject("/OCProperties")] = layers


def _picture_in_a_form(writer: PdfWriter) -> None:
    picture = writer._add_object(_stream("/XObject", b"\0", Subtype="/Image"))
    form = _stream("/XObject", b"/P Do", Subtype="/Form")
    form[NameObject("/Resources")] = _named(XObject=_named(P=picture))
    page = writer.pages[0]
    page["/Resources"][NameObject("/XObject")] = _named(F=writer._add_object(form))  # type: ignore[index]


def _stamp(writer: PdfWriter) -> None:
    look = _stream("/XObject", f"BT /F1 12 Tf ({WORD}) Tj ET".encode(), Subtype="/Form")
    stamp = _named(Subtype=NameObject("/Stamp"), AP=_named(N=writer._add_object(look)))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(stamp)])


def _comment(**entry: str) -> bytes:
    def change(writer: PdfWriter) -> None:
        note = _named(
            Subtype=NameObject("/Text"), **{key: TextStringObject(value) for key, value in entry.items()}
        )
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])

    return _pdf(change)


def _program(writer: PdfWriter) -> None:
    action = _named(S=NameObject("/JavaScript"), JS=TextStringObject(f"app.alert('{WORD}')"))
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(action)


def _piece_info(writer: PdfWriter) -> None:
    kept = _named(
        App=_named(Private=_named(Text=TextStringObject(WORD)), LastModified=TextStringObject("D:2026"))
    )
    writer.pages[0][NameObject("/PieceInfo")] = kept


def _put_on(writer: PdfWriter, annotation: DictionaryObject) -> None:
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])


def _on_the_page(**entries: object) -> bytes:
    return _pdf(lambda writer: _put_on(writer, _named(**entries)))


def _at_the_root(writer: PdfWriter, key: str, value: object) -> None:
    writer._root_object[NameObject(key)] = value


def _form(writer: PdfWriter) -> DecodedStreamObject:
    form = _stream("/XObject", f"BT /F1 12 Tf ({WORD}) Tj ET".encode(), Subtype="/Form")
    form[NameObject("/Resources")] = _named(Font=writer.pages[0]["/Resources"]["/Font"])  # type: ignore[index]
    return form


def _look(writer: PdfWriter, kind: str, **entries: str) -> None:
    words = {key: TextStringObject(value) for key, value in entries.items()}
    look = _named(N=writer._add_object(_form(writer)))
    _put_on(writer, _named(Subtype=NameObject(kind), AP=look, **words))


def _a_file(writer: PdfWriter) -> object:
    held = _named(F=writer._add_object(_stream("/EmbeddedFile", WORD.encode())))
    return writer._add_object(_named(Type=NameObject("/Filespec"), F=TextStringObject("a.txt"), EF=held))


def _field(**entries: object) -> bytes:
    def change(writer: PdfWriter) -> None:
        field = writer._add_object(_named(**{"T": TextStringObject("a"), **entries}))
        _at_the_root(writer, "/AcroForm", _named(Fields=ArrayObject([field])))

    return _pdf(change)


def _drawn_at(writer: PdfWriter, key: str, **entries: object) -> None:
    form = _form(writer)
    form.update(_named(**entries))
    writer.pages[0]["/Resources"][NameObject(key)] = _named(P0=writer._add_object(form))  # type: ignore[index]


def _mask(writer: PdfWriter) -> None:
    mask = _named(S=NameObject("/Luminosity"), G=writer._add_object(_form(writer)))
    writer.pages[0]["/Resources"][NameObject("/ExtGState")] = _named(G0=_named(SMask=mask))  # type: ignore[index]


def _secret_font(writer: PdfWriter) -> None:
    system = _named(Registry=TextStringObject("Adobe"), Ordering=TextStringObject("Identity"))
    below = _named(Type=NameObject("/Font"), Subtype=NameObject("/CIDFontType2"), CIDSystemInfo=system)
    font = _named(
        Type=NameObject("/Font"), Subtype=NameObject("/Type0"), Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([writer._add_object(below)]),
    )  # fmt: skip
    writer.pages[0]["/Resources"]["/Font"][NameObject("/F3")] = writer._add_object(font)  # type: ignore[index]


def _saved_again(before: bytes) -> bytes:
    """A PDF whose page was written anew behind its end, as programs do when they save a change."""
    reader = PdfReader(io.BytesIO(before))
    number = reader.pages[0].raw_get("/Contents").idnum
    words = b"BT /F1 12 Tf 10 100 Td (About sleep.) Tj ET"
    place = len(before)
    written = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(words), words)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number, place, reader.trailer["/Size"], reader.trailer.raw_get("/Root").idnum,
        int(before.rpartition(b"startxref")[2].split()[0]),
        place + len(written),
    )  # fmt: skip
    return before + written + table


PDF: dict[str, Callable[[], bytes]] = {
    "invisible text": lambda: _contents(f"BT 3 Tr /F1 12 Tf 10 50 Td ({WORD}) Tj ET"),
    "white text": lambda: _contents(f"BT 1 1 1 rg /F1 12 Tf 10 50 Td ({WORD}) Tj ET"),
    "text beyond the page": lambda: _contents(f"BT /F1 12 Tf 9000 9000 Td ({WORD}) Tj ET"),
    "text of no size": lambda: _contents(f"BT /F1 0.1 Tf 10 50 Td ({WORD}) Tj ET"),
    "a picture within the page's own words": lambda: _contents("BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI"),
    "a picture within a form": lambda: _pdf(_picture_in_a_form),
    "what a picture shows": lambda: _structure(Alt=WORD),
    "what stands for a picture": lambda: _structure(ActualText=WORD),
    "the title of a part": lambda: _structure(T=WORD),
    "a comment": lambda: _comment(Contents=WORD),
    "who commented": lambda: _comment(T=WORD),
    "a comment with its form": lambda: _comment(RC=f"<body><p>{WORD}</p></body>"),
    "what was drawn for a comment": lambda: _pdf(_stamp),
    "further properties": lambda: _pdf(_xmp),
    "a layer": lambda: _pdf(_layer),
    "a program": lambda: _pdf(_program),
    "what another program kept": lambda: _pdf(_piece_info),
    "a scanned page": lambda: pdf("About sleep.", ""),
    "an attached file": lambda: _pdf(lambda writer: writer.add_attachment("a.txt", WORD.encode()) and None),
    "the name of an attached file": lambda: _pdf(
        lambda writer: writer.add_attachment(f"{WORD}.txt", b"x") and None
    ),
    "properties": lambda: pdf("About sleep.", info={"/Keywords": WORD}),
    "a locked file": lambda: pdf("About sleep.", password="no"),
    "a look beside its words": lambda: _pdf(lambda writer: _look(writer, "/FreeText", Contents="note")),
    "the look of a field": lambda: _pdf(lambda writer: _look(writer, "/Widget")),
    "the look of a link": lambda: _pdf(lambda writer: _look(writer, "/Link")),
    "what a button says": lambda: _on_the_page(
        Subtype=NameObject("/Widget"), MK=_named(CA=TextStringObject(WORD))
    ),
    "what is written over": lambda: _on_the_page(
        Subtype=NameObject("/Redact"), OverlayText=TextStringObject(WORD)
    ),
    "a file at a comment": lambda: _pdf(
        lambda writer: _put_on(writer, _named(Subtype=NameObject("/FileAttachment"), FS=_a_file(writer)))
    ),
    "a file beside it": lambda: _pdf(
        lambda writer: _at_the_root(writer, "/AF", ArrayObject([_a_file(writer)]))
    ),
    "handwriting": lambda: _on_the_page(Subtype=NameObject("/Ink")),
    "a film": lambda: _on_the_page(Subtype=NameObject("/Movie")),
    "what was chosen": lambda: _field(FT=NameObject("/Ch"), V=ArrayObject([TextStringObject(WORD)])),
    "what can be chosen": lambda: _field(
        FT=NameObject("/Ch"), Opt=ArrayObject([ArrayObject([TextStringObject("x"), TextStringObject(WORD)])])
    ),
    "what a field held at first": lambda: _field(FT=NameObject("/Tx"), DV=TextStringObject(WORD)),
    "the hint of a field": lambda: _field(FT=NameObject("/Tx"), TU=TextStringObject(WORD)),
    "the name of a field": lambda: _field(FT=NameObject("/Tx"), T=TextStringObject(WORD)),
    "a box that is ticked": lambda: _field(FT=NameObject("/Btn"), V=NameObject(f"/{WORD}")),
    "who signed": lambda: _field(FT=NameObject("/Sig"), V=_named(Reason=TextStringObject(WORD))),
    "another file that a link opens": lambda: _on_the_page(
        Subtype=NameObject("/Link"), A=_named(S=NameObject("/GoToR"), F=TextStringObject(WORD))
    ),
    "a program of a page": lambda: _pdf(
        lambda writer: writer.pages[0].update(
            {NameObject("/AA"): _named(O=_named(S=NameObject("/JavaScript"), JS=TextStringObject(WORD)))}
        )
    ),
    "what pages are called": lambda: _pdf(
        lambda writer: _at_the_root(
            writer, "/PageLabels", _named(Nums=ArrayObject([_named(P=TextStringObject(WORD))]))
        )
    ),
    "the name of a place": lambda: _pdf(
        lambda writer: _at_the_root(writer, "/Dests", _named(**{WORD: ArrayObject()}))
    ),
    "what stands for a stretch": lambda: _contents(f"/Span <</ActualText ({WORD})>> BDC EMC"),
    "a pattern": lambda: _pdf(lambda writer: _drawn_at(writer, "/Pattern", PatternType=NameObject("/1"))),
    "a form that no page draws": lambda: _pdf(lambda writer: _drawn_at(writer, "/XObject")),
    "a mask": lambda: _pdf(_mask),
    "what nothing leads to": lambda: _pdf(
        lambda writer: (
            writer._add_object(_stream("/Nothing", f"BT /F1 9 Tf ({WORD}) Tj ET".encode())) and None
        )
    ),
    "properties of a page": lambda: _pdf(
        lambda writer: writer.pages[0].update(
            {
                NameObject("/Metadata"): writer._add_object(
                    _stream("/Metadata", f"<d>{WORD}</d>".encode(), Subtype="/XML")
                )
            }
        )
    ),
    "a font that keeps its letters to itself": lambda: _pdf(_secret_font),
    "what it was before": lambda: _saved_again(pdf(f"About sleep. {WORD}")),
    "bytes behind its end": lambda: pdf("About sleep.") + WORD.encode(),
    "bytes before it": lambda: WORD.encode() + pdf("About sleep."),
}


def _odt(body: str = "", styles: str = "", meta: str = "", **parts: str) -> bytes:
    named = {key.replace("__", "/"): value for key, value in parts.items()}
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF} {_DRAW}><text:p>About sleep.</text:p>{body}</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {ODF}>{meta}</office:document-meta>",
            **named,
        }
    )


_P = f"<text:p>{WORD}</text:p>"
ODT: dict[str, Callable[[], bytes]] = {
    "an annotation": lambda: _odt(f"<office:annotation>{_P}</office:annotation>"),
    "who annotated": lambda: _odt(f"<office:annotation><dc:creator>{WORD}</dc:creator></office:annotation>"),
    "a deletion": lambda: _odt(
        f"<text:tracked-changes><text:deletion>{_P}</text:deletion></text:tracked-changes>"
    ),
    "hidden text": lambda: _odt(f'<text:p><text:hidden-text text:string-value="{WORD}"/></text:p>'),
    "a hidden section": lambda: _odt(f'<text:section text:display="none">{_P}</text:section>'),
    "the name of a section": lambda: _odt(f'<text:section text:name="{WORD}"/>'),
    "text on a condition": lambda: _odt(
        f'<text:p><text:conditional-text text:string-value-if-true="{WORD}"/></text:p>'
    ),
    "a variable": lambda: _odt(f'<text:user-field-decl office:string-value="{WORD}" text:name="a"/>'),
    "a header": lambda: _odt(styles=f"<style:header>{_P}</style:header>"),
    "a footer": lambda: _odt(styles=f"<style:footer>{_P}</style:footer>"),
    "a text box": lambda: _odt(f"<draw:frame><draw:text-box>{_P}</draw:text-box></draw:frame>"),
    "a footnote": lambda: _odt(
        f"<text:p>a<text:note><text:note-body>{_P}</text:note-body></text:note></text:p>"
    ),
    "what a picture shows": lambda: _odt(f"<draw:frame><svg:desc>{WORD}</svg:desc></draw:frame>"),
    "the title of a picture": lambda: _odt(f"<draw:frame><svg:title>{WORD}</svg:title></draw:frame>"),
    "the name of a picture": lambda: _odt(f'<draw:frame draw:name="{WORD}"/>'),
    "a picture": lambda: _odt(Pictures__a_png="x"),
    "a bookmark": lambda: _odt(f'<text:p><text:bookmark text:name="{WORD}"/></text:p>'),
    "where a link leads": lambda: _odt(
        f'<text:p><text:a xlink:href="mailto:{WORD}@example.org">x</text:a></text:p>'
    ),
    "the name of a link": lambda: _odt(
        f'<text:p><text:a xlink:href="x" office:name="{WORD}">x</text:a></text:p>'
    ),
    "a link to a file": lambda: _odt(f'<text:p><text:a xlink:href="../{WORD}.odt">x</text:a></text:p>'),
    "an embedded object": lambda: _odt(
        **{"Object 1__content.xml": f"<office:document-content {ODF}>{_P}</office:document-content>"}
    ),
    "properties": lambda: _odt(meta=f"<meta:initial-creator>{WORD}</meta:initial-creator>"),
    "a property of one's own": lambda: _odt(
        meta=f'<meta:user-defined meta:name="a">{WORD}</meta:user-defined>'
    ),
    "the name of a property": lambda: _odt(
        meta=f'<meta:user-defined meta:name="{WORD}">x</meta:user-defined>'
    ),
    "a program": lambda: _odt(Basic__Standard__a=WORD),
    "the foot of slides": lambda: _odt(f'<p:footer-decl xmlns:p="p">{WORD}</p:footer-decl>'),
    "what stands before a number": lambda: _odt(
        f'<text:list-level-style-number style:num-prefix="{WORD} "/>'
    ),
    "a sum": lambda: _odt(**{"Object 1__content.xml": f'<math xmlns="m"><mi>{WORD}</mi></math>'}),
    "where a mailing takes its names": lambda: _odt(
        **{
            "settings.xml": '<c:s xmlns:c="c"><c:config-item c:name="CurrentDatabaseDataSource">'
            f"{WORD}</c:config-item></c:s>"
        }
    ),
    "what a version was for": lambda: _odt(
        **{"VersionList.xml": f'<l xmlns:V="v"><e V:comment="{WORD}"/></l>'}
    ),
    "an earlier version": lambda: _odt(Versions__Version1=WORD),
    "a style of one's own": lambda: _odt(f'<style:style style:display-name="{WORD}"/>'),
    "the label of a field": lambda: _odt(f'<f:button xmlns:f="f" f:label="{WORD}"/>'),
    "what a field holds": lambda: _odt(f'<f:text xmlns:f="f" f:value="{WORD}"/>'),
    "a formula": lambda: _odt(f'<t:table-cell xmlns:t="t" t:formula="of:=&quot;{WORD}&quot;"/>'),
    "what a cell may hold": lambda: _odt(
        f'<t:content-validation xmlns:t="t" t:condition="is-in-list(&quot;{WORD}&quot;)"/>'
    ),
    "a part that lies elsewhere": lambda: _odt(f'<text:section-source xlink:href="../{WORD}.odt"/>'),
    "a source": lambda: _odt(
        f'<text:p><text:bibliography-mark text:author="{WORD}">x</text:bibliography-mark></text:p>'
    ),
    "the table of a mailing": lambda: _odt(
        f'<text:p><text:database-display text:table-name="{WORD}"/></text:p>'
    ),
    "words where none are known": lambda: _odt(f"<text:foo>{WORD}</text:foo>"),
    "a comment in the code": lambda: _odt(f"<!-- {WORD} -->"),
}


def _page(inside: str) -> Callable[[], bytes]:
    return lambda: (
        f"<html><head><title>Sleep</title></head><body><p>About sleep.</p>{inside}</body></html>".encode()
    )


HTML: dict[str, Callable[[], bytes]] = {
    "a comment": _page(f"<!-- {WORD} -->"),
    "what is not shown": _page(f'<p hidden style="display:none">{WORD}</p>'),
    "what a picture shows": _page(f'<img src="a.png" alt="{WORD}">'),
    "what a picture is called": _page(f'<img src="{WORD}.png">'),
    "a title": _page(f'<p title="{WORD}">a</p>'),
    "a description": _page(f'<meta name="description" content="{WORD}">'),
    "a value": _page(f'<input type="hidden" value="{WORD}">'),
    "what is read aloud": _page(f'<a aria-label="{WORD}">a</a>'),
    "a label": _page(f'<option label="{WORD}">'),
    "data": _page(f'<p data-who="{WORD}">a</p>'),
    "a frame": _page(f'<iframe srcdoc="<p>{WORD}</p>"></iframe>'),
    "without programs": _page(f"<noscript>{WORD}</noscript>"),
    "a template": _page(f"<template>{WORD}</template>"),
    "a program": _page(f"<script>let a = '{WORD}'</script>"),
    "a style": _page(f"<style>p::after {{ content: '{WORD}' }}</style>"),
    "where a link leads": _page(f'<a href="mailto:{WORD}@example.org">a</a>'),
    "a link to a page": _page(f'<a href="https://example.org/{WORD}">a</a>'),
    "what the beginning declares": lambda: (
        f"<!DOCTYPE html [{WORD}]><html><p>About sleep.</p></html>".encode()
    ),
    "what is said of a part": _page(f'<p aria-description="{WORD}">a</p>'),
    "the name of a file to load": _page(f'<a href="x" download="{WORD}.pdf">a</a>'),
    "a link within the site": _page(f'<a href="clients/{WORD}.html">a</a>'),
    "a program in a link": _page(f"<a href=\"javascript:alert('{WORD}')\">a</a>"),
    "a program at a part": _page(f"<p onclick=\"alert('{WORD}')\">a</p>"),
    "the mark of a part": _page(f'<p id="{WORD}-story">a</p>'),
    "a place in it": _page(f'<a name="{WORD}">a</a>'),
    "a link to a place": _page(f'<a href="#{WORD}">a</a>'),
    "a style at a part": _page(f"<p style=\"--who:'{WORD}'\">a</p>"),
    "a style in two strings": _page("<style>p::after{content:'xantho' 'river'}</style>"),
    "a style by number": _page(r"<style>p::after{content:'\78 anthoriver'}</style>"),
    "what is said in a style": _page(f"<style>/* {WORD} */</style>"),
    "a picture of a style": _page(f"<style>p{{background:url({WORD}.png)}}</style>"),
    "words in angle brackets": _page(f"<p>by <{WORD} Smith> x</p>"),
    "an element of its own": _page(f"<{WORD}-card>a</{WORD}-card>"),
    "an address in angle brackets": _page(f"<p>Mail <{WORD}@example.org> now</p>"),
    "where a form goes": _page(f'<form action="/{WORD}">a</form>'),
    "a day that is a word": _page(f'<time datetime="{WORD}">a</time>'),
    "a comment within a word": _page("<p>xantho<!-- -->river</p>"),
    "words marked as such": _page(f"<svg><![CDATA[{WORD}]]></svg>"),
    "an attribute by itself": _page(f"<p {WORD}>a</p>"),
    "letters by number": _page("".join(f"&#{ord(letter)};" for letter in WORD)),
}


def _part(kind: str, body: str) -> bytes:
    return (
        f"From: a@example.org\nSubject: sleep\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{body}\n".encode()
    )


EML: dict[str, Callable[[], bytes]] = {
    "an attached document": lambda: mail("About sleep.", a__docx=docx(paragraph(WORD))),
    "the name of an attachment": lambda: mail("About sleep.", **{f"{WORD}__txt": b"x"}),
    "an attached picture": lambda: mail("About sleep.", a__png=b"\x89PNG"),
    "a picture's own words": lambda: mail("About sleep.", a__svg=f"<svg><text>{WORD}</text></svg>".encode()),
    "the subject": lambda: mail("About sleep.").replace(b"Subject: ", f"Subject: {WORD} ".encode()),
    "a heading of its own": lambda: f"X-Client: {WORD}\n".encode() + mail("About sleep."),
    "comments": lambda: f"Comments: {WORD}\n".encode() + mail("About sleep."),
    "keywords": lambda: f"Keywords: {WORD}\n".encode() + mail("About sleep."),
    "a mail within": lambda: mail("About sleep.", a__eml=mail(WORD)),
    "before the first part": lambda: mail("About sleep.", a__txt=b"x").replace(
        b"\n\n--", f"\n\n{WORD}\n--".encode(), 1
    ),
    "after the last part": lambda: mail("About sleep.", a__txt=b"x") + WORD.encode() + b"\n",
    "the talk it belongs to": lambda: f"Thread-Topic: {WORD}\n".encode() + mail("About sleep."),
    "where it lay": lambda: f"Content-Location: file:///{WORD}.html\n".encode() + mail("About sleep."),
    "what a part is": lambda: f"Content-Description: {WORD}\n".encode() + mail("About sleep."),
    "to whom it was handed": lambda: f"Delivered-To: {WORD}@example.org\n".encode() + mail("About sleep."),
    "the list": lambda: f"List-Id: {WORD} <a.b>\n".encode() + mail("About sleep."),
    "a label": lambda: f"X-GM-Labels: {WORD}\n".encode() + mail("About sleep."),
    "formatted text": lambda: _part("text/rtf", r"{\rtf1 About sleep. xan\'74horiver}"),
    "enriched text": lambda: _part("text/enriched", "About sleep. xan<bold>tho</bold>river"),
    "a folded line of a calendar": lambda: _part("text/calendar", "SUMMARY:About sleep xantho\n river"),
    "a mail within, encoded whole": lambda: _part(
        "message/rfc822\nContent-Transfer-Encoding: base64",
        base64.b64encode(f"Subject: sleep\n\n{WORD}".encode()).decode(),
    ),
    "a file written into it": lambda: mail("About sleep.\nbegin 644 a.txt\n,>&%N=&AO<FEV97(`\n`\nend\n"),
    "a stretch that is sealed": lambda: mail("About sleep.\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n"),
    "a body that lies elsewhere": lambda: _part("message/external-body; access-type=URL", "\nAbout sleep."),
    "a date": lambda: (
        b"From: a@example.org\nSubject: x\nContent-Type: text/calendar; charset=utf-8\n\nBEGIN:VEVENT\nSUMMARY:about sleep "
        + WORD.encode()
        + b"\nEND:VEVENT\n"
    ),
}

RTF: dict[str, Callable[[], bytes]] = {
    "a comment with its look": lambda: (
        rf"{{\rtf1 About sleep. {{\*\annotation\pard\plain {WORD}}}}}".encode()
    ),
    "hidden text": lambda: rf"{{\rtf1 About sleep. {{\v {WORD}}}}}".encode(),
    "a comment": lambda: rf"{{\rtf1 About sleep. {{\*\annotation {WORD}}}}}".encode(),
    "the author": lambda: rf"{{\rtf1{{\info{{\author {WORD}}}}} About sleep.}}".encode(),
    "a deletion": lambda: rf"{{\rtf1 About sleep. {{\deleted {WORD}}}}}".encode(),
    "a variable": lambda: rf"{{\rtf1{{\*\docvar {{a}}{{{WORD}}}}} About sleep.}}".encode(),
    "a field": lambda: (
        rf"{{\rtf1 About sleep. {{\field{{\*\fldinst HYPERLINK {WORD}}}{{\fldrslt x}}}}}}".encode()
    ),
    "a property of one's own": lambda: (
        rf"{{\rtf1{{\*\userprops {{\propname a}}\proptype30{{\staticval {WORD}}}}} About sleep.}}".encode()
    ),
    "a picture": lambda: rb"{\rtf1 About sleep. {\pict 00}}",
    "who changed it": lambda: rf"{{\rtf1 About sleep. {{\*\revtbl {{Unknown;}}{{{WORD};}}}}}}".encode(),
    "what a field holds": lambda: rf"{{\rtf1 About sleep. {{\*\formfield{{\*\ffdeftext {WORD}}}}}}}".encode(),
    "the template": lambda: rf"{{\rtf1 About sleep. {{\*\template {WORD}.dotm}}}}".encode(),
    "what stands before a number": lambda: (
        rf"{{\rtf1 About sleep. {{\*\listtable{{\listlevel{{\leveltext\'0c{WORD};}}}}}}}}".encode()
    ),
    "what a picture shows": lambda: (
        rf"{{\rtf1 About sleep. {{\pict{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv {WORD}}}}}}}}}}}".encode()
    ),
    "a group that nobody knows": lambda: rf"{{\rtf1 About sleep. {{\*\foo {WORD}}}}}".encode(),
    "data beside the text": lambda: (
        b"{\\rtf1 About sleep. {\\*\\datastore " + f"<a>{WORD}</a>".encode().hex().encode() + b"}}"
    ),
    "where a mailing takes its names": lambda: (
        rf"{{\rtf1 About sleep. {{\*\mailmerge{{\*\mmconnectstr {WORD}}}}}}}".encode()
    ),
    "a bookmark": lambda: rf"{{\rtf1 About sleep. {{\*\bkmkstart {WORD}}}}}".encode(),
}

TEXTS: dict[str, tuple[str, bytes]] = {
    "a drawing": ("a.svg", b"<svg><text>About sleep xantho<tspan>river</tspan></text></svg>"),
    "a page as a browser saves it": (
        "a.mht",
        (
            b"From: <Saved>\r\nSubject: sleep\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n"
            b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>xan=74ho=\r\nriver</p>\r\n"
        ),
    ),
    "letters by number in JSON": ("a.json", rb'{"about":"sleep\n\u0078anthoriver"}'),
    "a folded line of a card": ("a.vcf", b"NOTE:sleep xantho\r\n river\r\n"),
    "bold letters within a word": ("a.md", b"About sleep, xantho**river**."),
    "a tag within a word": ("a.md", b"About sleep, xantho<b>river</b>."),
    "letters by number": ("a.md", b"About sleep, &#120;anthoriver."),
    "subtitles": ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nsleep <i>xantho</i>river\n"),
    "a document in one file": ("a.fodt", b'<?xml version="1.0"?><d><p>sleep xantho<s>river</s></p></d>'),
    "a folder in an archive": ("a.zip", archive({f"{WORD}/": "", "a.txt": "About sleep."})),
}


@pytest.mark.parametrize("place", TEXTS)
def test_what_a_text_shows_is_read_as_it_is_shown(place: str) -> None:
    text = read_document(*TEXTS[place]).text.casefold()
    assert WORD in text
    assert "sleep" in text


def test_a_page_in_the_encoding_that_it_names() -> None:
    page = '<html><meta charset="windows-1251"><p>Ксантопотамов</p></html>'
    assert "Ксантопотамов" in read_document("a.html", page.encode("cp1251")).text


def test_what_a_reader_writes_between_the_parts_is_no_mark_of_a_redacted_name() -> None:
    page = b'<p id="main-nav">About sleep.</p><a href="/x">a</a><!-- about --><img src="a.png">'
    for document in (
        read_document("a.html", page),
        read_document("a.eml", mail("About sleep.", talk__txt=b"More about sleep.")),
        read_document("a.docx", docx(f'{_PLAIN}<w:tbl><w:tblCaption w:val="{WORD} of it"/></w:tbl>')),
    ):
        assert "[" in document.text
        assert not blanks(split_words(document.text))


_ALL = {
    f"{ending}: {place}": (f"draft.{ending}", make)
    for ending, places in {
        "docx": DOCX, "pptx": PPTX, "xlsx": XLSX, "pdf": PDF, "odt": ODT, "html": HTML, "eml": EML, "rtf": RTF,
    }.items()
    for place, make in places.items()
}  # fmt: skip


@pytest.mark.parametrize("place", _ALL)
def test_a_word_in_it_is_read_or_named_as_not_read(place: str) -> None:
    name, make = _ALL[place]
    document = read_document(name, make())
    read = WORD in document.text.casefold()
    assert read or document.unread_parts, f"nothing of {place} is read or named"
    if name.endswith((".docx", ".pptx", ".xlsx", ".odt", ".html", ".eml", ".rtf")) and read:
        assert "sleep" in document.text.casefold()


def test_signs_of_one_font_are_left_to_be_asked_about() -> None:
    signs = "".join(f'<w:sym w:font="Secret" w:char="F0{number}"/>' for number in (41, 42, 43, 44))
    text = read_document("a.docx", docx(f"{_PLAIN}<w:p><w:r>{signs}</w:r></w:p>")).text
    assert masked(text) == ((text.index("\uf041"), text.index("\uf041") + 4),)


def test_what_programs_write_by_themselves_is_no_word_of_anybody() -> None:
    rich = (
        rb"{\rtf1{\stylesheet{\*\cs10 Default Paragraph Font;}}{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}}"
        rb"{\listname ;}}}{\*\revtbl {Unknown;}}{\*\template C:\\me\\Normal.dotm}{\info{\title Sleep}{\author Jane}}About sleep.}"
    )
    assert read_document("a.rtf", rich).text.split() == ["[info]", "Sleep", "Jane", "About", "sleep."]
    window = _odt(
        **{"Configurations2__accelerator__current.xml": "", "settings.xml": '<a name="x">words</a>'}
    )
    assert read_document("a.odt", window).text.strip() == "About sleep."
    assert not read_document("a.odt", window).unread_parts
    names = ("Picture 3", "Text Box 12", "_GoBack", "Rectangle: Rounded Corners 4", "Grafik 1")
    body = "".join(f'<w:p><wp:docPr {_WP} name="{name}"/></w:p>' for name in names)
    style = '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    read = read_document("a.docx", docx(_PLAIN + body, word__styles__xml=_word("styles", style))).text
    assert read.strip() == "About sleep."
    sheet = "<worksheet><row><c><f>SUM(A1:A5)</f><v>7</v></c></row></worksheet>"
    assert "SUM" not in read_document("a.xlsx", _sheet(xl__worksheets__sheet1_xml=sheet)).text
    letter = mail("About sleep.").replace(
        b"Subject", b"X-Mailer: Invented Mail\nReceived: from there\nSubject"
    )
    assert "Invented" not in read_document("a.eml", letter).text
