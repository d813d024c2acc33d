# SPDX-License-Identifier: Apache-2.0
"""Through whose eyes an indicator is looked at: as it is now, or as a frozen review saw it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from govdesk.queries.indicators import IndicatorDetail
from govdesk.queries.review_views import ReviewView
from govdesk.ui.widgets import Label
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, current


class SeenAs(QWidget):
    """A choice of views, and what holds for the one that is shown."""

    chosen = Signal(str)
    """The freeze to look through; empty for now."""

    def __init__(self, detail: IndicatorDetail) -> None:
        super().__init__()
        views = QComboBox()
        views.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        views.setMinimumContentsLength(12)
        views.addItem(_("As it is now"), "")
        for view in detail.seen:
            views.addItem(view_words(view), view.freeze_id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Field(_("Sho&w it"), views))
        if detail.view is not None:
            views.setCurrentIndex(views.findData(detail.view.freeze_id))
            layout.addWidget(Label(_held(detail.view, detail.zone)))
        views.activated.connect(lambda _at: self.chosen.emit(views.currentData()))


def view_words(view: ReviewView) -> str:
    """Such as "As the review of 2026-Q2 saw it when it was issued"."""
    if view.kind == "issued":
        return _("As the review of {period} saw it when it was issued").format(period=view.period)
    return _("As the review of {period} saw it when it was adopted").format(period=view.period)


def _held(view: ReviewView, zone: str) -> str:
    when = current().moment(view.at, zone)
    return _("This is what was known on {when}. What came later is left out.").format(when=when)
