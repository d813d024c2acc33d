# SPDX-License-Identifier: Apache-2.0
"""Messages that belong to no one subject."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "general.not_allowed": text("Your role does not carry this. {who} can do it."),
    "general.sign_in_first": text("Sign in first; nobody is signed in on this desktop."),
    "general.stale": text("Someone else changed this while you were working on it."),
    "general.kept_as_draft": text("What you typed is kept as a draft."),
    "general.nothing_changed": text("Nothing was changed."),
    "general.required": text("{field} is needed."),
    "general.not_found": text("This is no longer here: {what}."),
}
