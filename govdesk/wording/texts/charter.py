# SPDX-License-Identifier: Apache-2.0
"""Messages about charters."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "charter.field": text("The charter cannot be used: {field}: {problem}"),
    "charter.needed": text("this is needed"),
    "charter.number": text("this is not a number that can stand here"),
    "charter.no_such_rule": text("it names a decision rule that the charter does not have"),
    "charter.no_such_constituency": text("it names a constituency that the charter does not have"),
    "charter.no_template": text("There is no charter template {name}."),
    "charter.no_template.then": text("The templates are: {names}."),
    "charter.unknown_matter": text("it lists a matter that GovDesk does not know"),
}
