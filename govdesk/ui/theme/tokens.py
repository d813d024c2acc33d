# SPDX-License-Identifier: Apache-2.0
"""The colours of one theme, read from `resources/themes/`: nothing else names a colour."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from govdesk import paths


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of a theme, each `#rrggbb`."""

    surface: str
    page: str
    sunken: str
    text: str
    secondary: str
    placeholder: str
    primary: str
    on_primary: str
    primary_hover: str
    selected: str
    outline: str
    hairline: str
    good: str
    warning: str
    bad: str
    info: str
    series: tuple[str, ...]

    def colours(self) -> dict[str, str]:
        """Every named colour but the chart series."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "series"}


def load(name: str) -> Tokens:
    """The tokens of the theme `name`: "light" or "dark"."""
    found = json.loads(paths.resources("themes", f"{name}.json").read_text("utf-8"))
    return Tokens(**{**found, "series": tuple(found["series"])})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
