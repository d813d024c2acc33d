# SPDX-License-Identifier: Apache-2.0
"""The packed fonts."""

from __future__ import annotations

from govdesk import paths
from govdesk.briefing.pdf import FontSet


def packed() -> FontSet:
    """DejaVu Sans Condensed, which covers Latin, Greek, Cyrillic, Hebrew, Arabic and signs, and
    behind it Droid Sans Fallback for Chinese and Japanese."""
    folder = paths.resources("fonts")
    name = "DejaVuSansCondensed"
    return FontSet(
        folder / f"{name}.ttf",
        folder / f"{name}-Bold.ttf",
        folder / f"{name}-Oblique.ttf",
        fallbacks=(folder / "DroidSansFallbackFull.ttf",),
    )
