# SPDX-License-Identifier: Apache-2.0
"""The summary on a ballot: in the voter's language, with its author and the mover's view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from govdesk.queries.summaries import Excuse
from govdesk.queries.votes import Board
from govdesk.rules.messages import Languages, message
from govdesk.rules.summaries import chosen
from govdesk.ui.motions.summaries import told_of
from govdesk.ui.widgets import Label, caption
from govdesk.wording import say


def ballot_summaries(
    board: Board, excuses: Iterable[Excuse], languages: Sequence[str]
) -> list[QWidget]:
    """The summary for a reader of `languages`; where that is of an earlier text, one of the present
    with it; and the chair's reason where there is none in some language."""
    n = board.text_version
    one = chosen(board.summaries, n, languages)
    present = chosen([other for other in board.summaries if other.n == n], n, languages)
    shown: list[QWidget] = []
    for summary in dict.fromkeys(found for found in (one, present) if found is not None):
        shown += [Label(summary.text, "subheading"), caption(told_of(summary, n))]
    for excuse in excuses:
        if excuse.n == n:
            names = Languages(excuse.languages)
            told = message("summaries.excused", languages=names, reason=excuse.reason)
            shown.append(Label(say(told), "secondary"))
    return shown
