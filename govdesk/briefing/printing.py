# SPDX-License-Identifier: Apache-2.0
"""Blocks to the bytes of a packet, whatever it is about."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govdesk.briefing.blocks import Block
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_view import PublicView
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import Words

if TYPE_CHECKING:
    from govdesk.briefing.pdf import Attachment


def title_of(view: PublicView | Imprint, title: str) -> str:
    """What a file says is its title."""
    return f"{view.task_force.text}: {title}"


def printed(
    blocks: Sequence[Block],
    view: PublicView | Imprint,
    words: Words,
    *,
    title: str,
    paper: str = "A4",
    large: bool = False,
    attachments: Sequence[Attachment] = (),
    foot: str = "",
    held: str = "",
) -> tuple[bytes, int]:
    """The packet and its number of pages; the same blocks and view give the same bytes.

    `paper` is `A4` or `Letter`; `large` prints it large; `foot` stands at the foot of what is no
    packet, `held` beside it where it is held back. Raises BadInput when some text holds a
    character that no packed font can draw. ReportLab is loaded here, not before.
    """
    from govdesk.briefing.layout.document import PrintedDoc
    from govdesk.briefing.layout.running import Running
    from govdesk.briefing.pdf.errors import MissingGlyph, Unshaped

    task_force = view.task_force.text
    if not foot:
        packet = words._("Packet {number}").format(number=view.packet_number)
        foot = words._("Draft: not published yet") if view.draft else packet
    if held:
        foot = f"{foot} · {held}"
    out = io.BytesIO()
    document = PrintedDoc(
        out,
        title=title_of(view, title),
        lang=view.lang,
        author=f"{task_force}, {view.city}",
        subject=title,
        timestamp=view.as_of.at // 1_000_000,
        paper=paper,
        large=large,
        attachments=attachments,
        running=Running(
            head_left=view.city,
            head_right=title,
            foot=foot,
            page=words._("Page {page} of {pages}"),
        ),
        number=words.number,
    )
    try:
        pages = document.build(blocks)
    except MissingGlyph as missing:
        script = {"script": missing.script} if isinstance(missing, Unshaped) else {}
        raise BadInput(
            message(
                "packet.unshaped" if script else "packet.missing_glyph",
                character=missing.character,
                code=f"U+{ord(missing.character):04X}",
                text=missing.text[:60],
                **script,
            ),
            kept=message("general.nothing_changed"),
            then=message("packet.missing_glyph.then"),
        ) from missing
    return out.getvalue(), pages
