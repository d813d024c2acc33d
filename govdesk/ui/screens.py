# SPDX-License-Identifier: Apache-2.0
"""The screens of the desk, by place kind. Each is imported when it is first gone to, so that
opening the window stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govdesk.ui.office import Office
from govdesk.ui.widgets.screen import Screen

Maker = Callable[[Office], Screen]

SCREENS: Mapping[str, Maker] = {}
"""A maker for each kind that has a screen, one line each, in the order of `places.KINDS`."""
