# SPDX-License-Identifier: Apache-2.0
"""`PacketDoc`: a story of flowables becomes one file that is PDF/UA-1 and PDF/A-2a (or 3a)."""

from __future__ import annotations

import gc
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from govdesk.briefing.pdf.attachments import Attachment, attach, check_attachments
from govdesk.briefing.pdf.canvas import TaggedCanvas
from govdesk.briefing.pdf.compaction import compacted
from govdesk.briefing.pdf.errors import DoesNotFit, NoTitleOrLanguage
from govdesk.briefing.pdf.figure import Figure
from govdesk.briefing.pdf.fonts import FontSet, register
from govdesk.briefing.pdf.languages import check_language
from govdesk.briefing.pdf.metadata import check_time, check_words, claim, xmp
from govdesk.briefing.pdf.paragraph import H
from govdesk.briefing.pdf.patches import install
from govdesk.briefing.pdf.scripts import runs_right_to_left
from govdesk.briefing.pdf.toc import Headings, Toc

Level = Literal["2a", "3a"]
Furniture = Callable[[TaggedCanvas, int, int], None]
"""Draws the running lines of a page, given its number and how many there are, inside
`canvas.artifact("Pagination", "Header")` or `"Footer"`: PDF/UA-1 7.8 tells the two apart."""
_PASSES = 5


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, points. `bare_first`: the first page has no running lines."""

    size: tuple[float, float] = A4
    left: float = 62.0
    right: float = 62.0
    top: float = 70.0
    bottom: float = 66.0
    bare_first: bool = False

    @property
    def width(self) -> float:
        """Of the text area."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Of the text area."""
        return self.size[1] - self.top - self.bottom


class PacketDoc:
    """One document.

    `path` is a file or a binary stream. `timestamp` is seconds UTC and the only time in it: the
    same story gives the same bytes. `level` is 3a when files are attached. Raises
    NoTitleOrLanguage, BadLanguage, BadMetadata and BadAttachment, and on `build` what stands in
    `errors`.
    """

    def __init__(
        self,
        path: Path | IO[bytes],
        *,
        title: str,
        lang: str,
        author: str,
        subject: str,
        fonts: FontSet,
        timestamp: int,
        level: Level = "2a",
        attachments: Sequence[Attachment] = (),
        page: Page | None = None,
        furniture: Furniture | None = None,
        creator: str = "",
        compact: bool = True,
    ) -> None:
        if not title.strip() or not lang.strip():
            raise NoTitleOrLanguage(title or lang or "neither")
        check_language(lang)
        for told in (title, author, subject, creator):
            check_words(told)
        check_time(timestamp)
        check_attachments(attachments)
        install()
        self.path, self.timestamp = path, timestamp
        self.title, self.lang, self.author, self.subject = title, lang, author, subject
        self.font = register(fonts)
        self.part = 3 if attachments or level == "3a" else 2
        self.attachments = tuple(attachments)
        self.page = page or Page()
        self.furniture = furniture
        self.creator = creator
        self.compact = compact
        self.rtl = runs_right_to_left(lang)

    def build(self, story: Sequence[Flowable]) -> int:
        """Draws the story and gives the number of pages."""
        story = [
            part
            for flow in story
            for part in (flow.parts() if isinstance(flow, Figure) else (flow,))
        ]
        tocs = [flow for flow in story if isinstance(flow, Toc)]
        headings = Headings(story, tocs)
        pages = 0
        with _without_collector():
            if tocs or self.furniture:
                headings.begin()
                pages = self._pass(story, headings, io.BytesIO(), 0, measuring=True)
                headings.settled()
            for _ in range(_PASSES):
                out = io.BytesIO()
                headings.begin()
                found = self._pass(story, headings, out, pages, measuring=False)
                steady, pages = found == pages or not self.furniture, found
                if headings.settled() and steady:
                    break
        content = compacted(out.getvalue()) if self.compact else out.getvalue()
        if isinstance(self.path, Path):
            self.path.write_bytes(content)
        else:
            self.path.write(content)
        return pages

    def _pass(
        self,
        story: Sequence[Flowable],
        headings: Headings,
        out: IO[bytes],
        pages: int,
        *,
        measuring: bool,
    ) -> int:
        page = self.page
        template = _Template(
            out,
            pagesize=page.size,
            title=self.title,
            author=self.author,
            subject=self.subject,
            creator=self.creator,
            producer=_producer(),
            lang=self.lang,
            initialFontName=self.font,
            initialFontSize=10,
            pageCompression=0 if self.compact else 1,
            allowSplitting=1,
        )
        template.use(self, headings)

        def on_page(canvas: Any, _template: Any) -> None:
            number = canvas.getPageNumber()
            bare = page.bare_first and number == 1
            if self.furniture and not bare and not canvas.measuring:
                self.furniture(canvas, number, pages)

        frame = Frame(page.left, page.bottom, page.width, page.height, 0, 0, 0, 0, id="text")
        template.addPageTemplates([PageTemplate("page", [frame], onPage=on_page)])
        maker = partial(TaggedCanvas, timestamp=self.timestamp, measuring=measuring)
        try:
            template.build(list(story), canvasmaker=maker)
        except LayoutError as error:
            raise DoesNotFit(_too_large(str(error))) from error
        template.forget()
        return template.page


class _Template(BaseDocTemplate):
    """Tells of headings, numbers pages in the file, and makes the file's claims."""

    canv: TaggedCanvas

    def use(self, owner: PacketDoc, headings: Headings) -> None:
        """What is built."""
        self.owner, self.headings = owner, headings
        self._edits: list[tuple[Any, ...]] = []
        self._multiBuildEdits = self._edits.append

    def forget(self) -> None:
        """Takes back what a pass noted on the flowables, for the next one begins anew."""
        for _, flowable, name in self._edits:
            flowable.__dict__.pop(name, None)

    def beforeDocument(self) -> None:
        """ReportLab's hook before a pass."""
        owner, canvas = self.owner, self.canv
        canvas.addPageLabel(0, "ARABIC", 1)
        if canvas.measuring:
            return
        packet = xmp(
            title=owner.title,
            author=owner.author,
            subject=owner.subject,
            lang=owner.lang,
            creator=owner.creator,
            producer=_producer(),
            timestamp=owner.timestamp,
            part=owner.part,
        )
        claim(canvas._doc, packet, rtl=owner.rtl)
        attach(canvas._doc, owner.attachments, owner.timestamp)

    def afterFlowable(self, flowable: Flowable) -> None:
        """ReportLab's hook after each thing drawn, which may be put off once more elsewhere."""
        flowable.__dict__.pop("_postponed", None)
        if isinstance(flowable, H):
            self.headings.note(flowable, self.page)


def _too_large(said: str) -> str:
    """What does not fit, from ReportLab's words: its kind and size in points."""
    found = re.search(r"<(\w+) at .*?\(([\d.]+ x [\d.]+)\)", said, re.DOTALL)
    return f"{found[1]}, {found[2]} points" if found else said


def _producer() -> str:
    import reportlab

    return f"ReportLab {reportlab.Version}, tagged"


@contextmanager
def _without_collector() -> Iterator[None]:
    """Many small objects, none of them garbage: the collector would only look at them again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
