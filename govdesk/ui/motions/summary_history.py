# SPDX-License-Identifier: Apache-2.0
"""What happened to a motion's summaries, for its timeline."""

from __future__ import annotations

from govdesk.queries.motions import MotionDetail as Found
from govdesk.rules.messages import Languages, message
from govdesk.rules.summaries import MoverView
from govdesk.ui.motions.summaries import author_of
from govdesk.wording import _, current, say


def summary_events(found: Found) -> list[tuple[int, str]]:
    """Each with its instant: a summary that was written after the motion's own first one, the
    mover's word on one, and the chair's reason why there is none."""
    events = []
    for one in found.summaries:
        language = current().language(one.language)
        if one.at != found.row.submitted_at or one.language != found.own_language:
            said = _("Summary in {language} by {author}")
            events.append((one.at, said.format(language=language, author=author_of(one))))
        if one.view_at is not None and one.view_at != one.at:
            said = _("The mover agrees with the summary in {language}")
            if one.mover_view is MoverView.DISAGREES:
                said = _("The mover does not agree with the summary in {language}")
            events.append((one.view_at, said.format(language=language)))
    for excuse in found.excuses:
        names = Languages(excuse.languages)
        told = message("summaries.excused", languages=names, reason=excuse.reason)
        events.append((excuse.at, say(told)))
    return events
