# SPDX-License-Identifier: Apache-2.0
"""What people typed, made fit to keep: cleaned, required, short enough."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy.orm import Session

from govdesk.models.base import Base
from govdesk.record.canonical import clean_text
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput, Refusal

SHORT = 300
LONG = 20_000
Row = TypeVar("Row", bound=Base)


def typed(text: str, field: str, *, limit: int = SHORT, named: Message) -> str:
    """A required text, cleaned. Raises BadInput when it is empty or longer than `limit`."""
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise BadInput(message("general.required", field=named), field=field)
    if len(cleaned) > limit:
        raise BadInput(message("general.too_long", field=named, limit=limit), field=field)
    return cleaned


def found(session: Session, model: type[Row], row_id: str, *, named: Message) -> Row:
    """A row by its id. Raises Refusal, in words, when it is not there."""
    row = session.get(model, row_id)
    if row is None:
        raise Refusal(message("general.not_found", what=named))
    return row
