# SPDX-License-Identifier: Apache-2.0
"""A certificate stands on one page, however long its roll and its words, with a code to scan."""

from __future__ import annotations

import subprocess
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.graphics.barcode.qr import QrCodeWidget

from govdesk.briefing.blocks import DataTable
from govdesk.briefing.layout.columns import halves
from govdesk.briefing.production import draw
from govdesk.queries.public_decisions import Decision, PublicRule, RollLine
from govdesk.queries.public_meetings import CertificateView, PublicMeeting
from govdesk.queries.public_view import PublicView
from govdesk.rules.decisions import Base, Quorum, Rule, SeatStatus, Test, decide
from govdesk.rules.explanations import explain
from govdesk.rules.roll import Role, Status
from tests.briefing.conformance import assert_conforms
from tests.builders_public_view import public_view, said

PIXELS = 4
"""Of a rendered page, for each point."""
LEAST = 20 / 25.4 * 72
"""Points: 20 mm."""
HALF = Fraction(1, 2)
CITATION = (
    "Municipal Code of Marlow Bay, title 4, chapter 4.12, section 4.12.340(b)(2); Charter, article "
    "8: both groups must agree; RONR (12th ed.) 44:1"
)
ASKED = (
    "Whether the task force asks the city council to place two more night response teams at the "
    "bus terminus of Mill Hill and at Old Harbour from July on, and to pay them from the means "
    "that the outreach did not use in the first two quarters, with a report in March. "
)
SEATS = tuple(
    (f"{name} {number}", "departments" if number < 2 else "community")
    for number in range(5)
    for name in ("Housing", "Health", "Public Safety", "People with disabilities", "Old Harbour")
)
NAMES = ("Harriet Hullman", "Desmond Driftwood", "Bo Li", "Silvan Seawall")


def long_vote() -> Decision:
    """A vote of 25 seats on a question of 250 characters, with a summary of 600."""
    choices = [Status.NO if place % 5 == 0 else Status.YES for place in range(len(SEATS))]
    rule = Rule(
        (
            Test(Base.CAST, HALF, strict=True),
            Test(Base.CAST, HALF, strict=True, group="community"),
        ),
        quorum=Quorum(Base.AUTHORISED, HALF, strict=True, groups={"community": 3}),
        title="Majority of the votes cast, overall and among the community seats by themselves",
        citation=CITATION,
    )
    outcome = decide(
        rule,
        [SeatStatus(seat, group, how) for (seat, group), how in zip(SEATS, choices, strict=True)],
    )
    return Decision(
        number="2026-14",
        title=said(ASKED[:250]),
        summary=said((ASKED * 3)[:600]),
        decision_class="key",
        class_title=said("Key decision"),
        mover_seat=said("Health 0"),
        seconder_seat=said("Old Harbour 3"),
        decided_on=date(2026, 6, 9),
        text_version=2,
        result=outcome.result,
        reason=outcome.reason,
        rule=PublicRule(said(rule.title), 3, said(rule.citation)),
        explanation=explain(outcome),
        roll=tuple(
            RollLine(
                said(seat),
                group,
                said(NAMES[place % 4]),
                Role.ALTERNATE if place % 9 == 3 else Role.PRINCIPAL,
                how,
                None,
            )
            for place, ((seat, group), how) in enumerate(zip(SEATS, choices, strict=True))
        ),
    )


def certificate(lang: str = "en") -> CertificateView:
    whole: PublicView = public_view()
    vote = long_vote()
    return CertificateView(
        lang=lang,
        city=whole.city,
        task_force=whole.task_force,
        packet_number="2026-14-certificate-01",
        draft=False,
        as_of=whole.as_of,
        record=whole.record,
        clerk_office=whole.clerk_office,
        constituencies=whole.constituencies,
        crisis_lines=whole.crisis_lines,
        decision=vote,
        decisions=(vote,),
        meeting=PublicMeeting(
            number="2026-2",
            title=said("June meeting"),
            kind="regular",
            starts_at=1_783_900_800_000_000,
            zone="America/Los_Angeles",
            place=said("Harbour Hall"),
            remote=None,
            noticed_at=None,
            cancelled=False,
            opened_at=None,
            closed_at=None,
        ),
        text=said(ASKED),
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_long_roll_and_a_long_question_stand_on_one_page(
    lang: str, paper: str, tmp_path: Path
) -> None:
    drawn = draw(certificate(lang), kind="certificate", page=paper)
    assert drawn.pages == 1
    path = tmp_path / "one.pdf"
    path.write_bytes(drawn.content)
    view = certificate(lang)
    assert_code(path, f"{view.record.size} {view.record.root}")


def test_in_large_print_the_code_stays_beside_its_words(tmp_path: Path) -> None:
    view = certificate()
    drawn = draw(view, kind="certificate", large=True)
    path = tmp_path / "large.pdf"
    path.write_bytes(drawn.content)
    assert_conforms(path)
    assert_code(path, f"{view.record.size} {view.record.root}")


def assert_code(path: Path, text: str) -> None:
    """The one picture of a file is a code of the text, large enough to be scanned, in an empty
    frame of four of its squares."""
    with pikepdf.open(path) as pdf:
        (figure,) = _figures(pdf.Root.StructTreeRoot)
        assert str(figure.Alt) in ("QR code", "Código QR")
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
        page = next(
            number for number, one in enumerate(pdf.pages, 1) if one.obj.objgen == figure.Pg.objgen
        )
        height = float(pdf.pages[page - 1].mediabox[3])
    assert right - left >= LEAST
    assert top - bottom >= LEAST
    where = ["-f", str(page), "-l", str(page), "-r", str(72 * PIXELS), "-gray", "-singlefile"]
    subprocess.run(["pdftoppm", *where, "-png", str(path), str(path.with_suffix(""))], check=True)
    seen = np.asarray(Image.open(path.with_suffix(".png")).convert("L"))
    widget: Any = QrCodeWidget(text, barLevel="M")  # the stubs do not know its code
    code = widget.qr
    code.make()
    count = code.getModuleCount()
    each = (right - left) / count
    for row in range(-4, count + 4):
        for column in range(-4, count + 4):
            x = (left + (column + 0.5) * each) * PIXELS
            y = (height - top + (row + 0.5) * each) * PIXELS
            inside = 0 <= row < count and 0 <= column < count
            dark = inside and code.isDark(row, column)
            assert (seen[int(y), int(x)] < 128) == dark, (row, column)


def _figures(elem: Any) -> list[Any]:
    found = [elem] if elem.get("/S") == "/Figure" else []
    kids = elem.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
            found += _figures(kid)
    return found


def table(rows: int) -> DataTable:
    return DataTable((("Seat",), *((f"{row}",) for row in range(rows))), "Seats")


@pytest.mark.parametrize(
    ("rows", "left", "right"),
    [
        ((5, 6), (5,), (6,)),
        ((10, 15), (10,), (15,)),
        ((4, 4, 8), (4, 4), (8,)),
        ((2, 23), (2, 10), (13,)),
        ((24, 1), (13,), (11, 1)),
        ((25,), (13,), (12,)),
        ((1,), (1,), ()),
    ],
)
def test_groups_stand_in_two_columns_of_about_one_height(
    rows: tuple[int, ...], left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    both = halves([table(count) for count in rows])
    assert tuple(tuple(len(one.rows) - 1 for one in column) for column in both) == (left, right)
