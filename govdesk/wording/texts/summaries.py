# SPDX-License-Identifier: Apache-2.0
"""The English of messages about summaries and the languages asked for."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural, text

TEXTS: Mapping[str, str | Plural] = {
    "summaries.summary": text("the summary"),
    "summaries.field_author": text("Written by"),
    "summaries.field_reason": text("Reason"),
    "summaries.no_language": text("Choose one of the languages offered."),
    "summaries.own_language_only": text(
        "Members ask for their own language; an officer notes it for anybody else."
    ),
    "summaries.only_the_mover": text(
        "Only an officer, or whoever is of the mover’s seat, writes what others will read."
    ),
    "summaries.too_late": text(
        "The question is put, or it is over. What members read when they decided stays as it was."
    ),
    "summaries.none_missing": text(
        "No summary is missing: there is one in every language that a member asked for, or the"
        " chair’s reason is kept already."
    ),
    "summaries.excused": text("Opened without a summary in {languages}: {reason}"),
}
