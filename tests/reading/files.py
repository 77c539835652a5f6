"""Small files as people hand them in, and as those make them who mean harm."""

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def font(*, wide: bool) -> DictionaryObject:
    """A font for Latin text, or one whose codes are UTF-16."""
    kind: dict[PdfObject, PdfObject] = {NameObject("/Type"): NameObject("/Font")}
    if not wide:
        kind |= {
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
        return DictionaryObject(kind)
    descendant = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType0"),
            NameObject("/BaseFont"): NameObject("/Any"),
        }
    )
    kind |= {
        NameObject("/Subtype"): NameObject("/Type0"),
        NameObject("/BaseFont"): NameObject("/Any"),
        NameObject("/Encoding"): NameObject("/UniGB-UTF16-H"),
        NameObject("/DescendantFonts"): ArrayObject([descendant]),
    }
    return DictionaryObject(kind)


def content(text: str, *, wide: bool) -> bytes:
    """What draws the lines of a text on a page, one below the other."""
    encoding = "utf-16-be" if wide else "cp1252"
    lines = [f"<{line.encode(encoding).hex()}> Tj 0 -14 Td" for line in text.splitlines()]
    return ("BT /F1 11 Tf 50 780 Td " + " ".join(lines) + " ET").encode()


def pdf(*pages: str, wide: bool = False, password: str | None = None, owner: str | None = None) -> bytes:
    """A PDF with a page for each text."""
    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font(wide=wide)})}
        )
        stream = DecodedStreamObject()
        stream.set_data(content(text, wide=wide))
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - the way pypdf's own docs show
    if password is not None or owner is not None:
        writer.encrypt(password or "", owner, algorithm="AES-256")
    return written(writer)


def scan() -> bytes:
    """A PDF whose one page is a picture, as a scanner makes it."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    picture = StreamObject()
    picture.set_data(b"\x7f" * 64)
    picture |= {
        NameObject("/Type"): NameObject("/XObject"),
        NameObject("/Subtype"): NameObject("/Image"),
        NameObject("/Width"): NumberObject(8),
        NameObject("/Height"): NumberObject(8),
        NameObject("/ColorSpace"): NameObject("/DeviceGray"),
        NameObject("/BitsPerComponent"): NumberObject(8),
    }
    held = writer._add_object(picture)  # noqa: SLF001 - as above
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/Im0"): held})}
    )
    drawn = DecodedStreamObject()
    drawn.set_data(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    page[NameObject("/Contents")] = writer._add_object(drawn)  # noqa: SLF001 - as above
    return written(writer)


def pdf_bomb(size: int, times: int = 1) -> bytes:
    """A PDF whose page unpacks to so many bytes, packed so many times over."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(size // 2**20)) + packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    filters = " ".join(["/FlateDecode"] * times)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>endobj\n"
        + f"4 0 obj<</Length {len(packed)}/Filter[{filters}]>>stream\n".encode()
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def looping_pdf() -> bytes:
    """A PDF whose tree of pages leads back to itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def paragraphs(*texts: str) -> str:
    """The XML of a document with a paragraph for each text."""
    inner = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    return f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'


def archive(entries: dict[str, str | bytes]) -> bytes:
    """A ZIP with these entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in entries.items():
            held.writestr(name, data)
    return file.getvalue()


def docx(document: str | bytes, **more: str | bytes) -> bytes:
    """A Word document with this XML."""
    return archive({"_rels/.rels": RELATIONS, "word/document.xml": document, **more})


def docx_bomb(size: int) -> bytes:
    """A Word document that unpacks to so many bytes and says so."""
    return docx(b" " * size)


def lying_docx(size: int) -> bytes:
    """A Word document that unpacks to far more bytes than it says in its list of entries."""
    made = docx(paragraphs("Kafka") + " " * size)
    real = len(paragraphs("Kafka")) + size
    return made.replace(real.to_bytes(4, "little"), (100).to_bytes(4, "little"))
