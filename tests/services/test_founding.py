# SPDX-License-Identifier: Apache-2.0
"""Founding a workspace from what a secretary types."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govdesk.queries.people import account_rows, seat_rows
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, NotAvailable
from govdesk.services.founding import found, slug
from tests import founded
from tests.builders import CHEAP

PLAN = replace(
    founded.PLAN, departments="Housing\nPublic Safety\n", community="Youth\n\nOld Harbour\n"
)


def test_what_is_typed_becomes_a_workspace_that_verifies(store: str) -> None:
    ctx = found(store, PLAN, cost=CHEAP)
    seats = [(s.title, s.constituency, s.department, s.neighbourhood) for s in ctx.read(seat_rows)]
    assert seats == [
        ("Housing", "departments", "Housing", None),
        ("Public Safety", "departments", "Public Safety", None),
        ("Youth", "community", None, None),
        ("Old Harbour", "community", None, "Old Harbour"),
    ]
    assert {row.login: row.has_key for row in ctx.read(account_rows)} == {
        "sefa_secretary": True,
        "charis_chair": True,
        "cleo_clerk": True,
    }
    assert ctx.read(verify_workspace).ok
    ctx.store.close()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"city": ""}, "city"),
        ({"zone": "Moon/Crater"}, "zone"),
        ({"departments": "\n"}, "departments"),
        ({"community": ""}, "community"),
        ({"community": "Youth\nyouth"}, "community"),
        (
            {"officers": (replace(PLAN.officers[0], passphrase="short"), *PLAN.officers[1:])},
            "passphrase0",
        ),
        (
            {"officers": (*PLAN.officers[:2], replace(PLAN.officers[2], name="charis chair"))},
            "name2",
        ),
        (
            {
                "officers": (
                    *PLAN.officers[:2],
                    replace(PLAN.officers[2], passphrase=PLAN.officers[0].passphrase),
                )
            },
            "passphrase2",
        ),
    ],
)
def test_what_cannot_be_used_is_named_and_leaves_no_file(
    tmp_path: Path, change: dict[str, object], field: str
) -> None:
    file = tmp_path / "new.govdesk"
    with pytest.raises(BadInput) as caught:
        found(str(file), replace(PLAN, **change), cost=CHEAP)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert not file.exists()


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "there.govdesk"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(NotAvailable):
        found(str(file), PLAN, cost=CHEAP)
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "key"), [("Público, Año 2", "publico_ano_2"), ("健康", "one"), ("A-B", "a_b")]
)
def test_names_become_keys(name: str, key: str) -> None:
    assert slug(name) == key
