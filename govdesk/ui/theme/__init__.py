# SPDX-License-Identifier: Apache-2.0
"""How GovDesk looks: tokens, palette, one style sheet, fonts and icons.

A screen gives its widgets a role (`set_role`, or the ready labels and buttons of `ui.widgets`) and
never a colour or a font. What paints itself asks `look()` while painting.
"""

from govdesk.ui.theme.icons import application_icon, icon, icon_pixmap, set_icon
from govdesk.ui.theme.looks import Look, look
from govdesk.ui.theme.roles import set_role
from govdesk.ui.theme.theme import MODES, TEXT_SIZES, Theme

__all__ = [
    "MODES",
    "TEXT_SIZES",
    "Look",
    "Theme",
    "application_icon",
    "icon",
    "icon_pixmap",
    "look",
    "set_icon",
    "set_role",
]
