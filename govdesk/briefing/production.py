# SPDX-License-Identifier: Apache-2.0
"""From public view to kept packet: drawn with no transaction open, then stored with its entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govdesk.briefing.checks import (
    Check,
    State,
    check_choices,
    check_packet_content,
    refuse_stopped,
    stopping,
)
from govdesk.briefing.kept_checks import written
from govdesk.briefing.kept_choices import choices_file
from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.parts import USUAL, Choices, chosen
from govdesk.briefing.printing import title_of
from govdesk.briefing.quarterly import ENCLOSED
from govdesk.briefing.views import Material
from govdesk.queries.public_meetings import AnnualView, CertificateView
from govdesk.queries.public_view import PublicView
from govdesk.rules.embargo import Embargo, embargo_of
from govdesk.rules.enclosures import enclosed_name
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Changed, Context
from govdesk.services.packets import prepare_packet
from govdesk.wording import Words

if TYPE_CHECKING:
    from govdesk.briefing.pdf import Attachment


@dataclass(frozen=True, slots=True)
class DrawnPacket:
    """A drawn packet and what its entry will say of it."""

    kind: str
    number: str
    period: str | None
    lang: str
    title: str
    drawn_at: int
    content: bytes
    pages: int
    page: bytes | None = None
    """The same content as a web page."""
    data: bytes | None = None
    """The same content as open data; None where there is nothing to give as tables."""
    embargo: Embargo | None = None
    enclosed: tuple[bytes, ...] = ()
    """The documents that go out with it, in the order in which it names them."""
    choices: bytes | None = None
    """What was chosen for it, as a packet that corrects it takes it over."""
    checks: tuple[Check, ...] = ()
    """What its checklist says, where it was checked: of its content and of the very bytes."""


def draw(
    view: View,
    *,
    kind: str = "quarterly",
    page: str = "A4",
    large: bool = False,
    choices: Choices = USUAL,
    bundles: Sequence[tuple[str, bytes]] = (),
    enclosed: Sequence[bytes] = (),
) -> DrawnPacket:
    """Draw a packet on `page` (A4 or Letter), large for eyes that need it. The same view, choices,
    `bundles` (names and bytes, carried in the file) and `enclosed` documents, of which the file
    carries those that everybody can read, give the same bytes."""
    from govdesk.briefing.printing import printed

    words = Words(view.lang)
    chosen = KINDS[kind]
    title = chosen.title(view, words)
    blocks = chosen.blocks(view, words, choices)
    large = large or choices.large
    embargo = embargo_of(choices.embargo, view.as_of.zone)
    content, pages = printed(
        blocks,
        view,
        words,
        title=title,
        paper=page,
        large=large,
        attachments=(*_attachments(bundles, words), *_carried(view, enclosed, words)),
        held=_held(embargo, words),
    )
    return DrawnPacket(
        kind=kind,
        number=view.packet_number,
        period=view.period.code if isinstance(view, PublicView | AnnualView) else None,
        lang=view.lang,
        title=title,
        drawn_at=view.as_of.seq,
        content=content,
        pages=pages,
        embargo=embargo,
        enclosed=tuple(enclosed),
    )


def _held(embargo: Embargo | None, words: Words) -> str:
    """What every page of a packet under an embargo says."""
    if embargo is None:
        return ""
    return words._("Not before {when}").format(when=words.moment(embargo.at, embargo.zone))


def draw_whole(material: Material, *, kind: str, choices: Choices = USUAL) -> DrawnPacket:
    """A packet with the web page and the open data of the same content, and its checklist, as it is
    kept."""
    from govdesk.briefing.open_data import data_zip

    view = material.view
    told = any(part.key == ENCLOSED.key for part in chosen(KINDS[kind].parts, choices))
    drawn = draw(
        view,
        kind=kind,
        choices=choices,
        bundles=material.bundles,
        enclosed=material.enclosed if told else (),
    )
    return replace(
        drawn,
        page=web(view, kind=kind, choices=choices),
        data=data_zip(view, kind=kind, choices=choices),
        choices=choices_file(choices),
        checks=_checked(view, drawn, choices),
    )


def _checked(view: View, drawn: DrawnPacket, choices: Choices) -> tuple[Check, ...]:
    """The whole checklist of a packet: what its content and what its bytes show."""
    from govdesk.briefing.drawn_checks import check_drawn

    kind = drawn.kind
    blocks = KINDS[kind].blocks(view, Words(view.lang), choices)
    return (
        *check_drawn(
            drawn.content,
            title=title_of(view, drawn.title),
            lang=view.lang,
            kind=kind,
            large=choices.large,
            blocks=blocks,
        ),
        *check_packet_content(view, blocks, kind=kind, choices=choices),
    )


def _attachments(bundles: Sequence[tuple[str, bytes]], words: Words) -> tuple[Attachment, ...]:
    if not bundles:
        return ()
    from govdesk.briefing.pdf import Attachment

    said = words._("The entries of the record about one vote, to be checked by govdesk verify")
    return tuple(Attachment(name, content, "application/json", said) for name, content in bundles)


def _carried(view: View, enclosed: Sequence[bytes], words: Words) -> tuple[Attachment, ...]:
    """The enclosed documents that everybody can read: only they may stand in a file that says so of
    itself."""
    if not enclosed:
        return ()
    from govdesk.briefing.pdf import Attachment

    assert not isinstance(view, CertificateView)  # it has no part for documents
    return tuple(
        Attachment(
            enclosed_name(view.packet_number, place),
            content,
            "application/pdf",
            words._("Enclosed document: {title}").format(title=one.title.text),
            "Supplement",
        )
        for place, (one, content) in enumerate(zip(view.enclosures, enclosed, strict=True), 1)
        if one.readable
    )


@dataclass(frozen=True, slots=True)
class Proof:
    """A packet drawn to be looked over. `content` is None when it cannot be drawn; the checklist
    says why."""

    content: bytes | None
    pages: int
    checks: tuple[Check, ...]


def proof(view: View, *, kind: str, choices: Choices) -> Proof:
    """The packet as it would be, with its checklist."""
    early = check_choices(kind, choices, zone=view.as_of.zone)
    if stopping(early):
        return Proof(None, 0, early)
    try:
        drawn = draw(view, kind=kind, choices=choices)
    except BadInput as refused:
        blocks = KINDS[kind].blocks(view, Words(view.lang), choices)
        checks = check_packet_content(view, blocks, kind=kind, choices=choices)
        rule = "PDF/UA-1 7.21; PDF/A-2 6.2.11"
        stops = Check("fonts", State.STOPS, refused.what, rule, then=refused.then)
        return Proof(None, 0, (stops, *checks))
    return Proof(drawn.content, drawn.pages, _checked(view, drawn, choices))


def web(
    view: View, *, kind: str = "quarterly", large: bool = False, choices: Choices = USUAL
) -> bytes:
    """The same content as a static web page."""
    from govdesk.briefing.layout.pictures import Pictures
    from govdesk.briefing.web import web_page

    words = Words(view.lang)
    chosen = KINDS[kind]
    page = web_page(
        chosen.blocks(view, words, choices),
        title=f"{view.task_force.text}: {chosen.title(view, words)}",
        lang=view.lang,
        skip=words._("Skip to the content"),
        picture=Pictures(words.number),
        large=large or choices.large,
    )
    return page.encode()


def keep(
    ctx: Context,
    *,
    drawn: DrawnPacket,
    meeting_id: str | None = None,
    corrects_id: str | None = None,
) -> Changed:
    """Store a drawn packet with its entry and its checklist, ready for another officer to publish.

    Raises BadInput when anything stops it: an item of its checklist, or a rule of PDF/UA-1 or PDF/A
    that the very bytes break.
    """
    from govdesk.briefing.drawn_checks import check_file

    stops, _others = check_file(drawn.content, kind=drawn.kind)
    refuse_stopped((*stopping(drawn.checks), *stops))
    return prepare_packet(
        ctx,
        number=drawn.number,
        kind=drawn.kind,
        period=drawn.period,
        lang=drawn.lang,
        title=drawn.title,
        content=drawn.content,
        pages=drawn.pages,
        drawn_at=drawn.drawn_at,
        page=drawn.page,
        data=drawn.data,
        choices=drawn.choices,
        enclosed=drawn.enclosed,
        checks=written(drawn.checks) if drawn.checks else None,
        meeting_id=meeting_id,
        corrects_id=corrects_id,
        embargo=drawn.embargo,
    )
