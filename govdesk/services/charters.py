# SPDX-License-Identifier: Apache-2.0
"""The charter templates that ship with GovDesk (`resources/charters/`)."""

from __future__ import annotations

import json
from typing import Any

from govdesk import paths
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput


def charter_templates() -> tuple[str, ...]:
    """The names of the templates, in order."""
    return tuple(sorted(path.stem for path in paths.resources("charters").glob("*.json")))


def charter_template(name: str) -> dict[str, Any]:
    """A template by its name. Raises BadInput when there is none of that name."""
    if name not in charter_templates():
        raise BadInput(
            message("charter.no_template", name=name),
            then=message("charter.no_template.then", names=", ".join(charter_templates())),
            field="template",
        )
    text = paths.resources("charters", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
