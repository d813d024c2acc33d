# SPDX-License-Identifier: Apache-2.0
"""Messages of the commands that make, open and look after a workspace."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "desktop.missing": text("This GovDesk has no desktop: the window system is not installed."),
    "desktop.missing.then": text("Use the commands, or install the desktop with make setup."),
    "init.file": text("The plan {name} cannot be used: {problem}"),
    "init.needs": text("{field} is needed."),
    "init.not_toml": text("it is not a TOML file."),
    "init.unknown_role": text("{role} is not a role."),
    "demo.accounts": text("Its accounts are: {logins}."),
    "demo.step.city": text("The city, its charter and its people"),
    "demo.step.year": text("What happened in {year}"),
    "demo.step.packet": text("The public briefing"),
}
