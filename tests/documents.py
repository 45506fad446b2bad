"""Makes small documents: PDFs with and without what a reader needs, and office files, sound and unsound."""

import io
import zipfile

STAMP = (2024, 1, 1, 0, 0, 0)


def make_pdf(
    words: str, pages: int = 1, *, title: str = "", language: str = "", tagged: bool = False, catalog: str = "", more: str = ""
) -> bytes:
    """Return a PDF with ``words`` on each page; ``catalog`` joins the catalogue, ``more`` is one more object, whose number is 4."""
    first = 5
    kids = " ".join(f"{first + 2 * page} 0 R" for page in range(pages))
    said = f"/Lang({language})" if language else ""
    said += "/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot>>" if tagged else ""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{said}{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        f"<</Title({title})>>" if title else "<<>>",
        more or "<<>>",
    ]
    for page in range(pages):
        text = f"BT /F1 24 Tf 72 740 Td ({words}, {page + 1}) Tj ET"
        fonts = "<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
        contents = f"{first + 2 * page + 1} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font{fonts}>>/Contents {contents}>>")
        objects.append(f"<</Length {len(text)}>>stream\n{text}\nendstream")
    made, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R/Info 3 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return (made + end).encode("latin-1")


def make_packed(*names: str) -> bytes:
    """Return a ZIP archive, as office files are, with empty files of these ``names``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, STAMP), b"")
    return packed.getvalue()
