# SPDX-License-Identifier: Apache-2.0
"""A packet carries the bundle of each vote that it reports, a year's report too."""

from __future__ import annotations

import pytest

from govdesk.queries.packet_votes import reported_bundles
from govdesk.record.bundle_form import read_bundle
from govdesk.services.packets import pin_checkpoint
from tests.builders import City
from tests.bundles import decided


@pytest.mark.parametrize(
    ("kind", "about", "carried"),
    [
        ("quarterly", "2026-Q1", True),
        ("annual", "2026", True),
        ("annual", "2025", False),
        ("quarterly", "2025-Q4", False),
        ("agenda", "2026-1", False),
    ],
)
def test_a_packet_carries_the_votes_of_its_time(
    city_file: City, kind: str, about: str, carried: bool
) -> None:
    vote = decided(city_file)
    pin_checkpoint(city_file.ctx)
    found = city_file.ctx.read(reported_bundles, kind=kind, about=about)
    assert [name for name, _bundle in found] == (["vote-2026-1.bundle.json"] if carried else [])
    assert all(read_bundle(bundle).about.id == vote for _name, bundle in found)
