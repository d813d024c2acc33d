# SPDX-License-Identifier: Apache-2.0
"""Messages of the commands that make, open and look after a workspace."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "desktop.missing": text("This GovDesk has no desktop: the window system is not installed."),
    "desktop.no_display": text("There is no display here, so no window can be shown."),
    "desktop.no_display.then": text(
        "Run it in a desktop session. The commands work without: see govdesk --help."
    ),
    "desktop.missing.then": text("Use the commands, or install the desktop with make setup."),
    "init.file": text("The plan {name} cannot be used: {problem}"),
    "init.needs": text("{field} is needed."),
    "init.unread": text("there is no such file that can be read."),
    "init.not_toml": text("it is not a TOML file."),
    "init.unknown_role": text("{role} is not a role."),
    "demo.progress": text("{percent} %: {step}"),
    "demo.made": text("Marlow Bay is ready. It does not exist, and nobody in it does."),
    "demo.there": text("Marlow Bay was already there and is left as it is."),
    "demo.review": plural(
        "The review of {period} found {count} indicator behind plan.",
        "The review of {period} found {count} indicators behind plan.",
    ),
    "demo.decided.adopted": text("Motion {number}, {title}: adopted."),
    "demo.decided.failed": text("Motion {number}, {title}: rejected."),
    "demo.decided.failed_tie": text("Motion {number}, {title}: rejected on a tie."),
    "demo.decided.failed_concurrence": text(
        "Motion {number}, {title}: rejected, because the community seats did not concur."
    ),
    "demo.decided.no_quorum": text("Motion {number}, {title}: void, too few were present."),
    "demo.record": plural("The record has {count} entry.", "The record has {count} entries."),
    "demo.accounts": text("Its accounts are: {logins}. Everyone’s passphrase: {passphrase}."),
    "demo.step.city": text("The city, its charter and its people"),
    "demo.step.year": text("What happened in {year}"),
    "demo.step.packet": text("The public briefing"),
}
