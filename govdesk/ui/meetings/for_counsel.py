# SPDX-License-Identifier: Apache-2.0
"""Draft minutes, saved as a Word document for counsel to write in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from govdesk.briefing.draft_minutes import draft_minutes_document, draft_minutes_title
from govdesk.queries.meetings import MeetingDetail
from govdesk.queries.summaries import own_language
from govdesk.ui.office import Office
from govdesk.ui.saved import save
from govdesk.ui.widgets import Act
from govdesk.wording import Words, _


def for_counsel(office: Office, owner: QWidget, found: MeetingDetail) -> Act:
    """The button that asks where the latest draft goes."""
    act = Act(_("Save it for &counsel, as a Word document…"), "quiet")
    act.clicked.connect(lambda: office.desk.read(owner, own_language, ask))

    def ask(lang: str) -> None:
        name = draft_minutes_title(found.row, Words(lang))
        chosen, _kind = QFileDialog.getSaveFileName(
            owner,
            _("Save the draft"),
            str(Path.home() / f"{name}.docx"),
            _("Word documents (*.docx)"),
        )
        if chosen:
            save_draft(office, owner, found, lang, Path(chosen))

    return act


def save_draft(office: Office, owner: QWidget, found: MeetingDetail, lang: str, path: Path) -> None:
    """Write the latest draft, and say where it is."""
    words, task_force = Words(lang), office.who.task_force
    save(
        owner,
        office,
        path,
        lambda: draft_minutes_document(
            found.minutes[0], found.row, task_force=task_force, words=words
        ),
    )
