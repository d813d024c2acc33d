# SPDX-License-Identifier: Apache-2.0
"""The English templates of `Message` keys, one file a subject, collected here."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.wording.template import Plural
from govdesk.wording.texts import (
    actions,
    acts,
    backups,
    charter,
    commands,
    decisions,
    doctor,
    evidence,
    founding,
    general,
    indicators,
    measures,
    meetings,
    motions,
    numbers,
    opening,
    packet_files,
    packets,
    people,
    record,
    series,
    sign_in,
    store,
    suppression,
    tally,
    verify,
    votes,
    watch,
)

TEXTS: Mapping[str, str | Plural] = {
    **actions.TEXTS,
    **acts.TEXTS,
    **backups.TEXTS,
    **charter.TEXTS,
    **commands.TEXTS,
    **decisions.TEXTS,
    **doctor.TEXTS,
    **evidence.TEXTS,
    **founding.TEXTS,
    **general.TEXTS,
    **indicators.TEXTS,
    **measures.TEXTS,
    **meetings.TEXTS,
    **motions.TEXTS,
    **numbers.TEXTS,
    **opening.TEXTS,
    **packet_files.TEXTS,
    **packets.TEXTS,
    **people.TEXTS,
    **series.TEXTS,
    **sign_in.TEXTS,
    **record.TEXTS,
    **verify.TEXTS,
    **store.TEXTS,
    **tally.TEXTS,
    **votes.TEXTS,
    **watch.TEXTS,
    **suppression.TEXTS,
}
