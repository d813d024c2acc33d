# SPDX-License-Identifier: Apache-2.0
"""Where the draft of a packet is saved, and as what: the end of its name says it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from govdesk.wording import _

OFFERED = ".pdf"


def ask_draft(owner: QWidget, suggested: str) -> Path | None:
    """Ask for a place; None for Cancel."""
    path, chosen = QFileDialog.getSaveFileName(
        owner,
        _("Save a draft"),
        str(Path.home() / suggested),
        _("PDF files (*.pdf);;Word documents (*.docx);;Web pages (*.html);;Open data (*.zip)"),
    )
    return draft_path(path, chosen) if path else None


def draft_path(path: str, chosen: str) -> Path:
    """What was typed, with the end of the kind of file that was `chosen` where the name has none of
    its own, or still the one that was offered."""
    named = Path(path)
    end = chosen.rpartition("(*")[2].rstrip(")")
    return named.with_suffix(end) if end and named.suffix in ("", OFFERED) else named
