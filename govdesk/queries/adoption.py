# SPDX-License-Identifier: Apache-2.0
"""What the form that adopts an indicator offers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator
from govdesk.queries.people import Place, departments, workspace_row


@dataclass(frozen=True, slots=True)
class AdoptionChoices:
    """The departments, the codes in use, and the language of the city's own record."""

    departments: tuple[Place, ...]
    codes: frozenset[str]
    language: str


def adoption_choices(session: Session) -> AdoptionChoices:
    """Everything but the library itself, which is no part of the workspace."""
    return AdoptionChoices(
        departments(session),
        frozenset(session.scalars(select(Indicator.code))),
        workspace_row(session).language,
    )
