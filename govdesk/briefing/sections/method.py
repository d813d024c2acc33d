# SPDX-License-Identifier: Apache-2.0
"""How the numbers are made, what the words mean, and how to verify a copy."""

from __future__ import annotations

from dataclasses import replace

from govdesk.briefing.blocks import (
    Block,
    Code,
    DataTable,
    H,
    P,
    Rich,
    Run,
    SignatureBox,
    bullets,
    numbered,
    runs,
)
from govdesk.briefing.sections.front import crisis_lines
from govdesk.briefing.sections.speech import Speech, filled, joined
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_view import PublicView


def method(view: PublicView, speech: Speech) -> list[Block]:
    """How the numbers are made, and what to know about the data."""
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("How the numbers are made"), anchor="method"),
        bullets(
            (
                words._(
                    "Departments report each number with its source. A number is never "
                    "overwritten: a correction is a new entry with its reason."
                ),
                words._(
                    "On track means no more than a tenth short of where we should be by now; "
                    "behind plan, up to a quarter; far behind plan, more than that, unless the "
                    "charter says otherwise."
                ),
                words._(
                    "A change is called real only when it is larger or lasts longer than the "
                    "usual ups and downs of that number would explain."
                ),
                words._("A result marked * may still change."),
                words._(
                    "Small numbers are hidden before anything is printed, in tables, charts and "
                    "sentences alike."
                ),
            )
        ),
    ]
    if not view.quality:
        return blocks
    levels = {
        "red": f"▲ {words._('do not rely on it')}",
        "amber": f"◆ {words._('be careful')}",
        "note": f"○ {words._('to know')}",
    }
    header: tuple[Rich, ...] = (words._("About"), words._("Weight"), words._("What to know"))
    rows: list[tuple[Rich, ...]] = []
    for note in view.quality:
        said: Rich = speech.told(note.text)
        if note.owner_word:
            told = words._("{said} The department says: {word}")
            said = speech.naming(told, said=said, word=note.owner_word)
        rows.append((note.code or words._("all"), levels[note.level], said))
    return [
        *blocks,
        H(2, words._("What to know about this quarter’s data")),
        DataTable(
            (header, *rows),
            words._("Notes on the data"),
            header_cols=1,
            weights=(1, 1.8, 5),
        ),
    ]


def verify(view: PublicView | Imprint, speech: Speech) -> list[Block]:
    """How to know that a copy says what the record says."""
    words = speech.words
    file = f"{view.packet_number}.pdf"
    word: Rich
    if view.record.signed_by:
        signed = joined(map(speech.titled, view.record.signed_by), ", ")
        word = filled(words._("The record up to here was signed by: {who}."), who=signed)
    else:
        word = words._(
            "The record up to here is not signed by anyone yet. Its seal number shows that nothing "
            "in it was changed since, but not who kept it."
        )
    blocks: list[Block] = [
        H(1, words._("How to verify this copy"), anchor="verify"),
        P(words._("Ask the clerk to check this copy with you."), "lead"),
        P(
            speech.naming(
                words._(
                    "It takes five minutes at {office}. The clerk opens the record, and you "
                    "compare any number, vote or name here with what stands there."
                ),
                office=view.clerk_office,
            )
        ),
        H(2, words._("By yourself"), listed=False),
        numbered(
            (
                words._(
                    "Take the file of this briefing, {file}, and the file {bundle} from beside it. "
                    "Put both in one folder."
                ).format(file=file, bundle=f"{view.packet_number}.bundle.json"),
                words._(
                    "Ask the clerk for the GovDesk program. To check a copy, it needs no account "
                    "and no network."
                ),
                words._(
                    "Open a terminal, the window for typed commands, in that folder and type: "
                    "govdesk verify {file}"
                ).format(file=file),
                words._(
                    "It says which seal number this copy prints, and of how many entries: compare "
                    "both with those below."
                ),
                words._("For a single vote, do the sum under “Check it yourself” on paper."),
            )
        ),
        *_facts(view, speech),
        P(word),
        replace(_code(view, speech), beside=1),
        _place(speech),
    ]
    if view.crisis_lines:
        blocks.append(H(2, words._("If you or someone near you needs help now"), listed=False))
        blocks += [P(line) for line in crisis_lines(view.crisis_lines)]
    return blocks


def seal(view: PublicView | Imprint, speech: Speech) -> list[Block]:
    """On one page: what a copy was made from, how to verify it, the place for its signature, and
    where to find help."""
    words = speech.words
    said = words._(
        "Ask the clerk to check this copy with you, or for the GovDesk program. Then type in a "
        "terminal, in the folder of FILE.pdf and FILE.bundle.json: govdesk verify FILE.pdf"
    )
    _head, *facts = _made_from(view, speech)
    short = " · ".join(f"{name}: {value}" for name, value in facts if value != view.record.root)
    code = _code(view, speech)
    root = next(f"{name}: {value}" for name, value in facts if value == view.record.root)
    return [
        P(f"{short}\n{root}", "small"),
        P(f"{said}\n{code.caption}", "small"),
        _place(speech),
        replace(code, caption="", beside=2),
        *_help(view, speech),
    ]


def _help(view: PublicView | Imprint, speech: Speech) -> list[Block]:
    """The crisis lines, close together."""
    if not view.crisis_lines:
        return []
    title = speech.words._("If you or someone near you needs help now")
    said = [Run(title, bold=True)]
    for line in crisis_lines(view.crisis_lines):
        said += [Run("\n"), *runs(line)]
    return [P(tuple(said), "small")]


def _made_from(view: PublicView | Imprint, speech: Speech) -> list[tuple[str, str]]:
    words = speech.words
    corrected = [(words._("Corrects packet"), view.corrects)] if view.corrects else []
    return [
        (words._("What"), words._("In this copy")),
        (words._("Packet"), view.packet_number),
        *corrected,
        (words._("Entries in the record"), words.number(view.record.size)),
        (words._("Seal number"), view.record.root),
        (words._("Recorded until"), words.moment(view.as_of.at, view.as_of.zone)),
    ]


def _facts(view: PublicView | Imprint, speech: Speech) -> list[Block]:
    return [
        DataTable(
            tuple(_made_from(view, speech)),
            speech.words._("What this copy was made from"),
            header_cols=1,
            weights=(1, 3),
        ),
    ]


def _code(view: PublicView | Imprint, speech: Speech) -> Code:
    words = speech.words
    return Code(
        f"{view.record.size} {view.record.root}",
        words._("QR code"),
        words._("A code for your phone with the number of entries and the seal number."),
    )


def _place(speech: Speech) -> Block:
    words = speech.words
    return SignatureBox(
        words._(
            "Place for the office’s digital signature. Your PDF reader says whether this copy "
            "was signed, by whom, and whether anything was changed since."
        ),
        words._("Digital signature of the publishing office"),
    )
