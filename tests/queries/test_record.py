# SPDX-License-Identifier: Apache-2.0
"""The record reads as sentences: who did what."""

from __future__ import annotations

from string import Formatter

import pytest

from govdesk.queries.record import record_detail, record_head, record_rows, record_types
from govdesk.record.entries import ENTRY_TYPES
from govdesk.services.motions import submit_motion
from govdesk.services.residents import add_narrative
from govdesk.wording import say
from govdesk.wording.messages import TEXTS
from govdesk.wording.template import Plural
from tests.builders import City

DERIVED = {"who", "count", "state", "motion", "meeting", "seat", "member", "indicator"}
DERIVED |= {"department", "account", "action", "review", "packet", "piece", "enclosure"}


def test_every_entry_of_a_workspace_is_a_sentence_with_names_in_it(city: City) -> None:
    said = [say(row.said) for row in city.ctx.read(record_rows)]
    assert said[-1] == "Sefa Secretary founded this workspace: Care Task Force, Smallhaven."
    assert "Sefa Secretary seated Yara Youngquist in the seat Youth." in said
    assert not [sentence for sentence in said if "no longer here" in sentence]


def test_a_motion_is_called_by_its_word_and_number(city_file: City) -> None:
    submit_motion(city_file.ctx, title="Later hours", text="Until nine.", summary="Opens longer.")
    newest = city_file.ctx.read(record_rows, limit=1)[0]
    assert say(newest.said) == "Sefa Secretary submitted Motion 2026-1, Later hours."


@pytest.mark.parametrize("entry_type", ENTRY_TYPES)
def test_every_type_of_entry_has_a_sentence(entry_type: str) -> None:
    template = TEXTS[f"record.{entry_type}"]
    pattern = template.many if isinstance(template, Plural) else template
    places = {name for _, name, _, _ in Formatter().parse(pattern) if name}
    assert places - DERIVED <= set(ENTRY_TYPES[entry_type].fields)


def test_the_head_is_the_last_entry(city_file: City) -> None:
    head = city_file.ctx.read(record_head)
    newest = city_file.ctx.read(record_rows, limit=1)[0]
    detail = city_file.ctx.read(record_detail, seq=head.size)
    assert detail is not None
    assert (newest.seq, detail.chain) == (head.size, head.chain)
    assert sum(city_file.ctx.read(record_types).values()) == head.size


def test_pages_and_subjects(city_file: City) -> None:
    made = add_narrative(city_file.ctx, kind="quote", text="Thanks", consent="public").made
    (only,) = city_file.ctx.read(record_rows, subject=made)
    older = city_file.ctx.read(record_rows, before=only.seq, limit=3)
    assert [row.seq for row in older] == [only.seq - 1, only.seq - 2, only.seq - 3]
