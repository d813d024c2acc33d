# SPDX-License-Identifier: Apache-2.0
"""A city's packet is the same whichever database its workspace lies in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from govdesk.queries.bundles import bundle_of
from govdesk.queries.packets import packet_content
from govdesk.record.bundle_contents import About
from govdesk.record.verify_bundle import verify_bundle
from govdesk.services.packets import publish_packet
from tests.briefing.test_publishing import prepared, row_of
from tests.builders import small_city
from tests.bundles import decided
from tests.signed_packets import signed


def test_both_databases_give_the_same_bytes(
    postgresql_place: Callable[[], str], tmp_path: Path
) -> None:
    """The same story with the same ids in a file and on a server; only the signature is another,
    since who signs has a certificate made at that moment."""
    drawn, pages = set[bytes](), set[bytes]()
    for place in (str(tmp_path / "city.govdesk"), postgresql_place()):
        city = small_city(place)
        decided(city)
        made = prepared(city)
        row = row_of(city, made)
        content = city.ctx.read(packet_content, sha256=row.sha256)
        assert content is not None
        drawn.add(content)
        publish_packet(city.as_("chair"), packet_id=made, signed=signed(content))
        row = row_of(city, made)
        page = city.ctx.read(packet_content, sha256=row.sha256_page)
        assert page is not None
        pages.add(page)
        bundle = city.ctx.read(bundle_of, about=About("packet", made))
        assert verify_bundle(bundle, content_sha256=row.sha256).ok
        city.ctx.store.close()
    assert (len(drawn), len(pages)) == (1, 1)
