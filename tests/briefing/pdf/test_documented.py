# SPDX-License-Identifier: Apache-2.0
"""What `docs/pdf.md` tells of the layer is so: its example runs, and names all that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf

from govdesk.briefing import pdf
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf_samples import FOLDER

TOLD = (Path(__file__).resolve().parents[3] / "docs" / "pdf.md").read_text(encoding="utf-8")


def test_its_example_runs_and_conforms(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", TOLD, re.DOTALL)
    said: dict[str, object] = {"folder": FOLDER, "out": tmp_path}
    exec(compile(example, "docs/pdf.md", "exec"), said)
    assert said["pages"] == 1
    assert_conforms(tmp_path / "calls.pdf", "3a")
    with pikepdf.open(tmp_path / "calls.pdf") as drawn:
        name, note = drawn.Root.StructTreeRoot.IDTree.Names
        assert note.S == "/Note"
        assert name == note.ID


def test_it_names_everything_that_there_is() -> None:
    kept_inside = {"TaggedCanvas", "PdfError"}
    assert [one for one in pdf.__all__ if one not in kept_inside and f"`{one}" not in TOLD] == []
