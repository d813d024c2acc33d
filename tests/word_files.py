# SPDX-License-Identifier: Apache-2.0
"""Word files as departments send them: made by python-docx, and written by hand as another program
writes them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def report() -> WordDocument:
    """A department's report with everything that a piece may hold, and a picture without words."""
    made = Document()
    made.add_heading("Night shelter: the third month", 0)
    made.add_paragraph("The shelter was open on every night.")
    made.add_heading("What we saw", 1)
    told = made.add_paragraph("Most guests came ")
    told.add_run("twice").bold = True
    told.add_run(" or more; see ")
    link(told, "the plan", "https://city.example/plan?a=1&b=2")
    told.add_run(".")
    made.add_heading("Beds", 2)
    for said in ("24 beds", "3 rooms"):
        made.add_paragraph(said, style="List Bullet")
    for said in ("Open at six", "Close at nine"):
        made.add_paragraph(said, style="List Number")
    table = made.add_table(3, 2)
    cells = ("Month", "Guests", "April", "118", "May", "131")
    for place, said in enumerate(cells):
        table.cell(place // 2, place % 2).text = said
    made.add_picture(picture())
    return made


def picture() -> io.BytesIO:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, "PNG")
    out.seek(0)
    return out


def link(paragraph: object, words: str, address: str) -> None:
    """Put a link at the end of a paragraph; python-docx makes none."""
    part = paragraph.part  # type: ignore[attr-defined]
    key = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), key)
    run = paragraph.add_run(words)._r  # type: ignore[attr-defined]
    run.addprevious(made)
    made.append(run)


def saved(document: WordDocument, path: Path) -> Path:
    """The document as a file."""
    document.save(str(path))
    return path


def by_hand(
    path: Path,
    body: str,
    *,
    styles: str = "",
    more: dict[str, bytes] | None = None,
    pictures: dict[str, bytes] | None = None,
) -> Path:
    """A document of a few parts and no more than it needs, in the order of another program;
    `pictures` are PNG files by the name that the text calls them."""
    shown = pictures or {}
    files = {
        "_rels/.rels": _rels(
            f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="text/body.xml"/>'
        ),
        "text/body.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{_OFFICE}">'
            f"<w:body>{body}<w:sectPr/></w:body></w:document>"
        ).encode(),
        "text/_rels/body.xml.rels": _rels(
            f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="looks.xml"/>'
            + "".join(
                f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="{name}.png"/>'
                for name in shown
            )
        ),
        "text/looks.xml": (
            f'<?xml version="1.0"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
            f'<w:lang w:val="es-ES"/></w:rPr></w:rPrDefault></w:docDefaults>{styles}</w:styles>'
        ).encode(),
        "[Content_Types].xml": _TYPES,
        **{f"text/{name}.png": content for name, content in shown.items()},
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<?xml version="1.0"?><Types '
    'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/text/body.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/text/looks.xml" ContentType="{_WORD}.styles+xml"/></Types>'
).encode()


def _rels(inside: str) -> bytes:
    return (
        '<?xml version="1.0"?><Relationships '
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}'
        "</Relationships>"
    ).encode()
