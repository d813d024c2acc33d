# SPDX-License-Identifier: Apache-2.0
"""The window around the screens: navigation, header, palette, keys, history and closing."""

from govdesk.ui.shell.commands import Command, Found, Provider
from govdesk.ui.shell.window import DeskWindow

__all__ = ["Command", "DeskWindow", "Found", "Provider"]
