# SPDX-License-Identifier: Apache-2.0
"""Messages that belong to no one subject."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "general.not_allowed": text("Your role does not carry this; {who} can do it."),
    "general.sign_in_first": text("Sign in first; nobody is signed in on this desktop."),
    "general.other_department": text("This belongs to another department."),
    "role.secretariat": text("the secretariat"),
    "role.chair": text("the chair"),
    "role.representative": text("a community representative"),
    "role.department": text("a department"),
    "role.clerk": text("a clerk"),
    "role.counsel": text("counsel"),
    "role.auditor": text("an auditor"),
    "role.two": text("{one} or {two}"),
    "role.several": text("{one}, {two} or another officer"),
    "role.nobody": text("nobody"),
    "general.stale": text("Someone else changed this while you were working on it."),
    "general.kept_as_draft": text("What you typed is kept as a draft."),
    "general.nothing_changed": text("Nothing was changed."),
    "general.choose_one": text("Choose one of the values offered for {field}."),
    "general.too_long": text("{field} is longer than {limit} characters."),
    "general.read_only": text("This workspace is open for reading only."),
    "general.already_there": text(
        "Something with the same number or name is already there, or what this refers to is gone."
    ),
    "general.required": text("{field} is needed."),
    "general.not_found": text("This is no longer here: {what}."),
}
