# SPDX-License-Identifier: Apache-2.0
"""Roles: how a widget says what it is, so that the one style sheet says how it looks.

Labels: `display`, `title`, `heading`, `subheading`, `caption`, `secondary`, `error`. Buttons:
`primary`, `quiet`, `nav`, `chip`, `choice`, `danger`. Frames: `card`, `section`, `bar`. A `tone`
(`good`, `warning`, `bad`, `info`) colours a banner or a label.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_role(widget: QWidget, role: str, tone: str = "") -> None:
    """Give `widget` a role and a tone, and let the style look at it again if they changed."""
    if widget.property("role") == role and (widget.property("tone") or "") == tone:
        return
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    # Before it is shown the style has yet to look at it.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
