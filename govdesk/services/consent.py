# SPDX-License-Identifier: Apache-2.0
"""The consent agenda: several ordinary motions adopted at once, nobody objecting.

Any member may pull one out by saying so: it is left out here, and moved by itself. A key or charter
motion never stands among them, whoever agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.models.meetings import Meeting
from govdesk.queries.deliberation_facts import with_given
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionVerb
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import found
from govdesk.services.motions import facts_at, load, record_step


def adopt_consent_agenda(
    ctx: Context, *, meeting_id: str, motion_ids: Sequence[str], unopposed: bool
) -> Changed:
    """Adopt motions of a meeting's posted agenda at once: all of them, or none.

    Raises Refusal, saying why, where one of them is key or charter, was not noticed, or somebody
    objects (`unopposed` false).
    """
    with ctx.writing("motion.run") as act:
        found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        if not motion_ids:
            raise BadInput(message("motions.choose_some"), field="motions")
        for motion_id in dict.fromkeys(motion_ids):
            motion = load(act.session, motion_id)
            facts = with_given(
                facts_at(act, motion, meeting_id),
                date=False,
                body=False,
                note=False,
                agreed=False,
                unopposed=unopposed,
            )
            record_step(act, motion, MotionVerb.CONSENT, facts, meeting_id=meeting_id)
        return act.changed(meeting_id)
