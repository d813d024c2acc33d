# SPDX-License-Identifier: Apache-2.0
"""A packet of about 200 pages, tagged, against plain ReportLab on the same content in one run.

`python benchmarks/packet.py [--sections N] [--runs N]`: 60 sections of a chart, a table of 110 rows
and text, with a table of contents. Each run is a fresh process; the medians are printed. WeasyPrint
(pdf/ua-1) and Typst (ua-1, a-2a) take part where `make evidence` has installed them. Also the cost
of a page from 20 to 1,000 pages.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROWS, COLUMNS = 110, 6
WORDS = "The quarter was long, the nights were longer, and what was measured stands below. " * 6
HEADS = ("Period", "Calls", "Answered", "Share", "Target", "Status")
TITLE = "Benchmark"
ALT = "A line that goes up and down"


def rows(section: int) -> list[tuple[str, ...]]:
    """The table of a section."""
    return [
        (f"2024-{row:02d}", str(section * 7 + row), str(row * 3), f"{row}.5 %", "75", "on track")
        for row in range(ROWS)
    ]


def chart() -> Any:
    """A line over 24 points with its scale."""
    from reportlab.graphics.shapes import Drawing, Line, PolyLine, String

    drawing = Drawing(460, 150)
    for tick in range(6):
        drawing.add(Line(30, 20 + tick * 22, 450, 20 + tick * 22, strokeWidth=0.4))
        drawing.add(String(5, 17 + tick * 22, str(tick * 20), fontSize=7, fontName="Body"))
    points = [part for x in range(24) for part in (30 + x * 17.5, 40 + (x * 37 % 60))]
    drawing.add(PolyLine(points, strokeWidth=1.5))
    return drawing


def fonts() -> tuple[str, str]:
    """The files that every engine prints in."""
    from govdesk import paths

    folder = paths.resources("fonts")
    name = "DejaVuSansCondensed"
    return str(folder / f"{name}.ttf"), str(folder / f"{name}-Bold.ttf")


def styles() -> tuple[Any, Any, Any]:
    """Body, heading and cell."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in zip(("Body", "Body-Bold"), fonts(), strict=True):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily("Body", "Body", "Body-Bold", "Body", "Body-Bold")
    body = ParagraphStyle("body", fontName="Body", fontSize=10, leading=14, spaceAfter=6)
    head = ParagraphStyle("head", parent=body, fontName="Body-Bold", fontSize=16, leading=20)
    cell = ParagraphStyle("cell", parent=body, fontSize=8, leading=10, spaceAfter=0)
    return body, head, cell


def plain(sections: int) -> bytes:
    """ReportLab as it comes."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
    from reportlab.platypus.tableofcontents import TableOfContents

    body, head, cell = styles()

    class Template(BaseDocTemplate):
        def afterFlowable(self, flowable: Any) -> None:
            if getattr(flowable, "style", None) is head:
                self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))

    out = io.BytesIO()
    template = Template(out, initialFontName="Body", pageCompression=1)
    template.addPageTemplates(PageTemplate(frames=[Frame(62, 66, 471, 706)]))
    toc = TableOfContents()
    toc.levelStyles = [body]
    story: list[Any] = [toc]
    for section in range(sections):
        data = [
            [Paragraph(one, cell) for one in HEADS],
            *([Paragraph(one, cell) for one in row] for row in rows(section)),
        ]
        table = Table(data, colWidths=[78] * COLUMNS, repeatRows=1)
        table.setStyle([("FONTNAME", (0, 0), (-1, -1), "Body")])
        story += [Paragraph(f"Section {section}", head), Paragraph(WORDS, body), chart(), table]
    template.multiBuild(story)
    return out.getvalue()


def tagged(sections: int) -> bytes:
    """Ours: PDF/UA-1 and PDF/A-2a."""
    from govdesk.briefing.pdf import DataTable, Figure, FontSet, H, P, PacketDoc, Toc

    body, head, cell = styles()
    regular, bold = map(Path, fonts())
    out = io.BytesIO()
    document = PacketDoc(
        out,
        title=TITLE,
        lang="en",
        author="Benchmark",
        subject=TITLE,
        fonts=FontSet(regular, bold, regular),
        timestamp=1_780_000_000,
    )
    for style, name in ((body, regular.stem), (head, bold.stem), (cell, regular.stem)):
        style.fontName = name
    story: list[Any] = [Toc([body])]
    for section in range(sections):
        story += [
            H(1, f"Section {section}", head, key=f"s{section}"),
            P(WORDS, body),
            Figure(chart(), ALT),
            DataTable(
                [HEADS, *rows(section)],
                summary="Calls by period",
                widths=[78.0] * COLUMNS,
                style=cell,
                header_cols=1,
                commands=[("FONTNAME", (0, 0), (-1, -1), regular.stem)],
            ),
        ]
    document.build(story)
    return out.getvalue()


def svg() -> str:
    """The chart for the engines that read SVG."""
    lines = "".join(
        f'<line x1="30" x2="450" y1="{130 - tick * 22}" y2="{130 - tick * 22}" stroke="black" '
        f'stroke-width=".4"/><text x="5" y="{133 - tick * 22}" font-size="7" '
        f'font-family="DejaVu Sans">{tick * 20}</text>'
        for tick in range(6)
    )
    points = " ".join(f"{30 + x * 17.5},{110 - x * 37 % 60}" for x in range(24))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="460" height="150" viewBox="0 0 460 150" '
        f'role="img" aria-label="{ALT}">{lines}'
        f'<polyline fill="none" stroke="black" stroke-width="1.5" points="{points}"/></svg>'
    )


def weasyprint(sections: int) -> bytes:
    """WeasyPrint's tagged output of the same content as HTML."""
    from weasyprint import HTML

    regular, bold = (Path(file).as_uri() for file in fonts())
    parts = [
        f"<html lang=en><title>{TITLE}</title><style>"
        f"@font-face {{ font-family: Body; src: url({regular}) }}"
        f"@font-face {{ font-family: Body; font-weight: bold; src: url({bold}) }}"
        "@page { size: A4; margin: 66pt 62pt }"
        "body { font: 10pt/14pt Body } h1 { font-size: 16pt; line-height: 20pt }"
        "table { width: 100%; border-collapse: collapse } td, th { font-size: 8pt; "
        "line-height: 10pt; padding: 3pt 6pt; text-align: left }"
        "nav a::after { content: target-counter(attr(href), page); float: right }</style><nav>",
        *(f"<p><a href=#s{one}>Section {one}</a></p>" for one in range(sections)),
        "</nav>",
    ]
    head = "".join(f"<th scope=col>{one}</th>" for one in HEADS)
    for section in range(sections):
        body = "".join(
            f"<tr><th scope=row>{row[0]}</th>{''.join(f'<td>{one}</td>' for one in row[1:])}</tr>"
            for row in rows(section)
        )
        parts.append(
            f"<h1 id=s{section}>Section {section}</h1><p>{WORDS}</p>{svg()}"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )
    made = HTML(string="".join(parts)).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(made)


def typst(sections: int) -> bytes:
    """Typst's output of the same content, PDF/UA-1 and PDF/A-2a."""
    import typst as engine

    parts = [
        f'#set document(title: "{TITLE}")\n#set page("a4", margin: (x: 62pt, y: 66pt))\n'
        '#set text(lang: "en", size: 10pt, font: "DejaVu Sans")\n'
        f'#let chart = image(bytes({json.dumps(svg())}), format: "svg", alt: "{ALT}")\n'
        "#show table: set text(size: 8pt)\n#outline()\n"
    ]
    heads = ", ".join(f"[{one}]" for one in HEADS)
    for section in range(sections):
        cells = ", ".join(f"[{one}]" for row in rows(section) for one in row)
        parts.append(
            f"= Section {section}\n{WORDS}\n\n#chart\n"
            f"#table(columns: (1fr,) * {COLUMNS}, inset: (x: 6pt, y: 3pt), stroke: none, "
            f"table.header({heads}), {cells})\n"
        )
    folder = str(Path(fonts()[0]).parent)
    made = engine.compile(
        "".join(parts).encode(), font_paths=[folder], pdf_standards=["ua-1", "a-2a"]
    )
    return bytes(made)


ENGINES: dict[str, Callable[[int], bytes]] = {
    "plain": plain,
    "tagged": tagged,
    "weasyprint": weasyprint,
    "typst": typst,
}


def one_run(engine: str, sections: int) -> dict[str, float]:
    """A fresh process that draws once."""
    command = [sys.executable, __file__, "--engine", engine, "--sections", str(sections)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def measured(engine: str, sections: int) -> dict[str, float]:
    """Draws here, and says what it cost. CPU time, for the machine may be busy."""
    import pikepdf

    ENGINES[engine](1)  # so that loading the engine and its fonts is not counted
    started, busy = time.perf_counter(), time.process_time()
    content = ENGINES[engine](sections)
    took, used = time.perf_counter() - started, time.process_time() - busy
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(content) / 1_000_000
    return {"seconds": took, "cpu": used, "pages": pages, "mb": size, "peak_mb": peak}


def compare(sections: int, runs: int) -> None:
    """Prints the table."""
    there = [name for name in ENGINES if name in ("plain", "tagged") or find_spec(name)]
    results = {
        name: [one_run(name, sections) for _ in range(runs if name != "weasyprint" else 1)]
        for name in there
    }
    base = statistics.median(one["cpu"] for one in results["plain"])
    print("| engine | CPU s | s | ratio | pages | MB | peak MB |\n|---|---|---|---|---|---|---|")
    for name, found in results.items():
        middle = {key: statistics.median(one[key] for one in found) for key in found[0]}
        print(
            f"| {name} | {middle['cpu']:.2f} | {middle['seconds']:.2f} | "
            f"{middle['cpu'] / base:.2f} | {middle['pages']:.0f} | {middle['mb']:.2f} | "
            f"{middle['peak_mb']:.0f} |"
        )


def flatness() -> None:
    """Prints the cost of a page in documents of different lengths."""
    print("\n| pages | CPU ms a page |\n|---|---|")
    for sections in (6, 60, 300):
        found = one_run("tagged", sections)
        print(f"| {found['pages']:.0f} | {1000 * found['cpu'] / found['pages']:.1f} |")


def main() -> None:
    """Compare, or draw once for a comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sections", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--engine", choices=ENGINES)
    asked = parser.parse_args()
    if asked.engine:
        print(json.dumps(measured(asked.engine, asked.sections)))
        return
    compare(asked.sections, asked.runs)
    flatness()


if __name__ == "__main__":
    main()
