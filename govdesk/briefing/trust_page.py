# SPDX-License-Identifier: Apache-2.0
"""One page to print, hand out and post: what a resident holds the record to."""

from __future__ import annotations

from pathlib import Path

from govdesk.briefing.blocks import Block, Code, DataTable, H, P, Rich
from govdesk.briefing.files import write_file
from govdesk.queries.checkpoints import CheckpointRow, Key, TrustRoot
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_text import NO_LANGUAGE, PublicText
from govdesk.queries.public_view import AsOf, RecordHead
from govdesk.rules.messages import message
from govdesk.wording import Words


def write_trust_page(path: Path, root: TrustRoot, *, lang: str) -> None:
    """The page in a language, as the accessible PDF or the web page that the file's name ends in.

    Raises NotAvailable when the file cannot be written, and BadInput for a character that no packed
    font has.
    """
    make = trust_pdf if path.suffix.casefold() == ".pdf" else trust_page
    write_file(path, make(root, lang=lang))


def trust_page(root: TrustRoot, *, lang: str) -> bytes:
    """The page for any browser; every word of people is escaped."""
    from govdesk.briefing.layout.pictures import Pictures
    from govdesk.briefing.web import web_page

    words = Words(lang)
    return web_page(
        _blocks(root, words),
        title=_title(root, words),
        lang=lang,
        skip=words._("Skip to the content"),
        picture=Pictures(words.number),
    ).encode()


def trust_pdf(root: TrustRoot, *, lang: str) -> bytes:
    """The page as an accessible PDF; the same record gives the same bytes. Raises BadInput for a
    character that no packed font has."""
    from govdesk.briefing.printing import printed

    words = Words(lang)
    title = words._("How to check the record")
    last = root.checkpoint
    size, at, seal = (last.size, last.at, last.root) if last else (1, root.founded_at, "")
    imprint = Imprint(
        lang=lang,
        city=root.city,
        task_force=PublicText(root.task_force, NO_LANGUAGE),
        packet_number="",
        draft=False,
        as_of=AsOf(size, at, root.zone),
        record=RecordHead(size, seal or root.first_entry),
        clerk_office=PublicText(root.task_force, NO_LANGUAGE),
        constituencies=(),
    )
    foot = words._("{city}, {day}").format(city=root.city, day=words.moment(at, root.zone))
    content, _pages = printed(_blocks(root, words), imprint, words, title=title, foot=foot)
    return content


def _title(root: TrustRoot, words: Words) -> str:
    return words._("How to check the record of {name}").format(name=root.task_force)


def _blocks(root: TrustRoot, words: Words) -> list[Block]:
    _ = words._
    return [
        H(1, _title(root, words)),
        P(
            _(
                "Keep this page, or a picture of it. Whoever has it can find out whether the"
                " record was changed since, and needs nobody’s leave."
            )
        ),
        H(2, _("The first entry")),
        P(
            _("{city}, {day}. Workspace {id}.").format(
                city=root.city,
                day=words.moment(root.founded_at, root.zone, "long"),
                id=root.workspace,
            )
        ),
        P(grouped(root.first_entry)),
        H(2, _("Whose keys sign")),
        P(
            _(
                "Ask these people whether the numbers beside their names are theirs. What is signed"
                " by another key is not by them."
            )
        ),
        _keys(root.keys, words),
        H(2, _("The last checkpoint")),
        *_checkpoint(root.checkpoint, root.zone, words),
        H(2, _("How to check")),
        P(_("Of a vote or a briefing, get the bundle that was published beside it, and run:")),
        P("python govdesk-verify.pyz BUNDLE.json --trust NUMBER"),
        P(_("Of the whole record, with the lines above in a file:")),
        P("govdesk verify WORKSPACE --checkpoint FILE"),
    ]


def _keys(keys: tuple[Key, ...], words: Words) -> DataTable:
    _ = words._
    header: tuple[Rich, ...] = (_("Name"), _("Role"), _("Key"))
    rows = [
        (
            key.name,
            ", ".join(words.say(message(f"role.{role}")) for role in key.roles),
            grouped(key.kid),
        )
        for key in keys
    ]
    return DataTable(
        (header, *rows),
        _("People with the numbers of their keys"),
        header_cols=1,
        weights=(1.6, 1.8, 3),
    )


def _checkpoint(row: CheckpointRow | None, zone: str, words: Words) -> list[Block]:
    _ = words._
    if row is None:
        return [P(words.say(message("checkpoint.none")))]
    names = ", ".join(key.name for key in row.signers)
    told = _("{when}, of {size} entries, signed by {names}. In groups of eight:").format(
        when=words.moment(row.at, zone, "long"), size=words.number(row.size), names=names
    )
    return [
        P(told),
        P(grouped(row.root)),
        P(_("For a program, line by line, or by the code below:")),
        *(P(line, "small") for line in row.note.splitlines() if line),
        Code(row.note, _("QR code"), _("A code for your phone with the lines of the checkpoint.")),
    ]


def grouped(digits: str) -> str:
    """A number in groups of eight digits, to be read aloud."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))
