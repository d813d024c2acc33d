# SPDX-License-Identifier: Apache-2.0
"""The one style sheet, made from `resources/themes/desk.qss` and the tokens.

In the template `@surface` is a token, `@theme` is `light` or `dark` (in the name of an image) and
`14sp` a length that grows with the text size; plain `px` does not grow (hairlines, radii).
"""

from __future__ import annotations

import re
from functools import cache

from govdesk import paths
from govdesk.ui.theme.looks import Look

_TOKEN = re.compile(r"@([a-z_]+)")
_LENGTH = re.compile(r"\b(\d+(?:\.\d+)?)sp\b")


@cache
def _template() -> str:
    return paths.resources("themes", "desk.qss").read_text("utf-8")


def sheet(look: Look) -> str:
    """The style sheet of a look. A template that names an unknown token is a fault."""
    colours = {**look.tokens.colours(), "theme": "dark" if look.dark else "light"}
    coloured = _TOKEN.sub(lambda found: colours[found[1]], _template())
    return _LENGTH.sub(lambda found: f"{look.px(float(found[1]))}px", coloured)
