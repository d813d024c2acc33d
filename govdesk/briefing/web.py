# SPDX-License-Identifier: Apache-2.0
"""Blocks as one static web page: no script, nothing fetched, readable by every browser and reader.

It says what the PDF says, in the same order, from the same blocks; a notice can be posted with it
when the PDF has to wait.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from html import escape

from govdesk.briefing.blocks import (
    Block,
    Code,
    Columns,
    Cover,
    DataTable,
    Figure,
    H,
    Image,
    KeyFigures,
    Lines,
    Listing,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    SignatureBox,
    Toc,
    check_headings,
    joined,
    plain,
    runs,
)
from govdesk.briefing.line_ends import kept_together
from govdesk.briefing.pdf.scripts import runs_right_to_left
from govdesk.briefing.web_style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
"""What the page asks of browsers: to run nothing and to fetch nothing, whatever it says."""
Picture = Callable[[Figure | Code], str]
"""Draws a figure or a code as an SVG element."""


def web_page(
    blocks: Sequence[Block],
    *,
    title: str,
    lang: str,
    skip: str,
    picture: Picture,
    large: bool = False,
) -> str:
    """The page. `skip` words the link to its content. Raises HeadingJump."""
    check_headings(blocks)
    page = _Page(blocks, picture)
    cover = "".join(page.block(one) for one in blocks if isinstance(one, Cover))
    body = "".join(page.block(one) for one in blocks if not isinstance(one, Cover))
    direction = ' dir="rtl"' if runs_right_to_left(lang) else ""
    size = ' class="large"' if large else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}"{direction}{size}>\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">{escape(skip)}</a>\n{cover}'
        f'<main id="content">\n{body}</main>\n</body>\n</html>\n'
    )


class _Page:
    """Writes blocks; a document's headings go down one level, below the cover's title."""

    def __init__(self, blocks: Sequence[Block], picture: Picture) -> None:
        self.picture = picture
        self.headings = [one for one in blocks if isinstance(one, H)]
        self.number = self.named = 0
        self.under = ""
        self.names: set[str] = set()
        self.fronted = any(isinstance(one, Cover) for one in blocks)

    def block(self, block: Block) -> str:
        """One block as HTML."""
        match block:
            case H():
                return self._heading(block)
            case P():
                return f'<p class="{block.style}">{rich(block.text)}</p>\n' if block.text else ""
            case Listing():
                tag = "ol" if block.numbered else "ul"
                items = "".join(f"<li>{rich(item)}</li>" for item in block.items)
                return f"<{tag}>{items}</{tag}>\n"
            case DataTable():
                return self._table(block)
            case Columns():
                return self._table(joined(block.tables))
            case Figure():
                return self._figure(block)
            case Image():
                return _image(block)
            case KeyFigures():
                return _key_figures(block)
            case Note():
                return _note(block)
            case Code():
                said = f'<p class="small">{escape(block.caption)}</p>\n' if block.caption else ""
                return f'<p class="code">{self.picture(block)}</p>\n{said}'
            case Cover():
                return _cover(block)
            case Toc():
                return self._contents(block)
            case Lines():
                return '<div class="lines"></div>\n'
            case SignatureBox() | PageBreak():
                return ""

    def _heading(self, block: H) -> str:
        self.number += 1
        self.under = _ours(block.text)
        level = block.level + (1 if self.fronted else 0)
        key = block.anchor or f"heading-{self.number}"
        return f'<h{level} id="{escape(key)}">{rich(block.text)}</h{level}>\n'

    def _table(self, block: DataTable) -> str:
        """A table, under the name by which it is found."""
        return table(block, *self._region(block.caption or block.summary))

    def _region(self, said: Rich) -> tuple[str, str]:
        """The beginning of what may be wider than the window, and is then moved by keyboard, too;
        and the attribute of what is written above it, which names it where it is of more than one
        language: a name by itself cannot say so."""
        key = ""
        if any(run.lang for run in runs(said)):
            self.named += 1
            key = f"named-{self.named}"
            name = f'aria-labelledby="{key}"'
        else:
            name = f'aria-label="{escape(self._named(plain(said)))}"'
        return (
            f'<div class="wide" role="region" tabindex="0" {name}>',
            f' id="{key}"' if key else "",
        )

    def _named(self, said: str) -> str:
        """A name that nothing else has: a reader that lists them hears none twice."""
        name = said if said not in self.names or not self.under else f"{said}: {self.under}"
        tries = 1
        while name in self.names:
            tries += 1
            name = f"{said}: {self.under} ({tries})"
        self.names.add(name)
        return name

    def _figure(self, block: Figure) -> str:
        region, key = self._region(block.caption or block.spec.title)
        caption = f"<figcaption{key}>{rich(block.caption)}</figcaption>" if block.caption else ""
        note = f'<p class="small">{rich(block.spec.note)}</p>' if block.spec.note else ""
        data = self._table(joined(block.data)) if block.data else ""
        same = f'<p class="small">{rich(block.data_note)}</p>\n' if block.data_note else ""
        picture = f"{region}{self.picture(block)}</div>"
        return f'<figure class="chart">{caption}{picture}{note}</figure>\n{data}{same}'

    def _contents(self, block: Toc) -> str:
        items = "".join(
            f'<li class="level{one.level}"><a href="#{escape(key)}">{rich(one.text)}</a></li>'
            for number, one in enumerate(self.headings, 1)
            if one.listed and one.level <= 2
            for key in (one.anchor or f"heading-{number}",)
        )
        level = 2 if self.fronted else 1
        name = escape(block.title)
        return (
            f'<nav aria-labelledby="contents"><h{level} id="contents">{name}</h{level}>'
            f"<ul>{items}</ul></nav>\n"
        )


def rich(text: Rich) -> str:
    """Runs as inline HTML; everything people wrote is escaped."""
    return "".join(_run(run) for run in runs(text))


def _run(run: Run) -> str:
    said = escape(kept_together(run.text)).replace("\n", "<br>")
    if run.bold:
        said = f"<strong>{said}</strong>"
    if run.italic:
        said = f"<em>{said}</em>"
    if run.quiet:
        said = f'<span class="quiet">{said}</span>'
    if run.lang:
        said = f'<span lang="{escape(run.lang)}" dir="auto">{said}</span>'
    if run.link:
        said = f'<a href="{escape(run.link)}">{said}</a>'
    return said


def _ours(text: Rich) -> str:
    """What of a text is in the page's own language."""
    return "".join(run.text for run in runs(text) if not run.lang).strip()


def table(block: DataTable, region: str, key: str) -> str:
    """A table with what heads what, in its `region`; `key` is the attribute of its caption."""
    head = block.rows[: block.header_rows]
    body = block.rows[block.header_rows :]
    caption = block.caption or block.summary
    kind = ' class="dense"' if block.dense else ' class="fill"' if block.to_fill else ""
    rows = [
        region,
        f"<table{kind}><caption{key}>{rich(caption)}</caption>",
    ]
    if head:
        rows.append(f"<thead>{''.join(_row(row, block, heads=True) for row in head)}</thead>")
    rows.append(f"<tbody>{''.join(_row(row, block, heads=False) for row in body)}</tbody>")
    return "".join([*rows, "</table></div>\n"])


def _row(row: Iterable[Rich], block: DataTable, *, heads: bool) -> str:
    cells = []
    for place, cell in enumerate(row):
        align = block.align[place] if block.align else "left"
        kind = f' class="{align}"' if align != "left" else ""
        if heads:
            cells.append(f'<th scope="col"{kind}>{rich(cell)}</th>')
        elif place < block.header_cols:
            cells.append(f'<th scope="row"{kind}>{rich(cell)}</th>')
        else:
            cells.append(f"<td{kind}>{rich(cell)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _image(block: Image) -> str:
    """A picture inside the page itself, so that the page needs no other file."""
    data = base64.b64encode(block.content).decode("ascii")
    lang = f' lang="{escape(block.lang)}"' if block.lang else ""
    return (
        f'<figure><img src="data:image/{block.kind};base64,{data}" alt="{escape(block.alt)}"{lang}'
        f' width="{block.width}" height="{block.height}"></figure>\n'
    )


def _key_figures(block: KeyFigures) -> str:
    items = "".join(
        f'<div><dt>{rich(one.label)}</dt><dd><span class="value">{rich(one.value)}</span>'
        f"{f' <span>{rich(one.note)}</span>' if one.note else ''}</dd></div>"
        for one in block.items
    )
    return f'<dl class="figures">{items}</dl>\n'


def _note(block: Note) -> str:
    title = f"<strong>{rich(block.title)}</strong><br>" if block.title else ""
    tag = "blockquote" if block.tone == "quote" else "div"
    return f'<{tag} class="note {block.tone}"><p>{title}{rich(block.text)}</p></{tag}>\n'


def _cover(block: Cover) -> str:
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{rich(value)}</dd>" for name, value in block.facts)
    notices = "".join(f"<p>{rich(one)}</p>" for one in block.notices)
    help_ = f"<p><strong>{escape(block.notices_title)}</strong></p>{notices}" if notices else ""
    flag = f'<p class="flag">{escape(block.flag)}</p>' if block.flag else ""
    return (
        f'<header><div class="band"><p class="over">{escape(block.over)}</p>'
        f"<h1>{escape(block.title)}</h1><p>{rich(block.subtitle)}</p>{flag}</div>"
        f'<dl class="facts">{facts}</dl>{help_}</header>\n'
    )
