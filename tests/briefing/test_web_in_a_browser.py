# SPDX-License-Identifier: Apache-2.0
"""The web pages of packets in a real browser, under axe-core's rules for accessibility."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govdesk.briefing.meeting_papers import paper_page
from govdesk.briefing.production import web
from govdesk.briefing.trust_page import trust_page
from govdesk.queries.annual_view import annual_view
from govdesk.queries.checkpoints import trust_root
from govdesk.queries.meeting_papers import meeting_papers
from govdesk.queries.meeting_views import certificate_view, meeting_view
from govdesk.queries.quarterly import quarterly_view
from govdesk.services.demo.story import build_town
from govdesk.wording import Words

MEETINGS = {
    "agenda": "2026-4",
    "notice": "2026-4",
    "addendum": "2026-4",
    "decisions": "2026-2",
    "minutes": "2026-2",
}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WIDER = "document.documentElement.scrollWidth > window.innerWidth"
"""Whether a page has to be moved aside to be read."""


def pages(folder: Path) -> dict[str, Path]:
    """Every kind of page that the fictional city gives out, in each language of the desk."""
    town = build_town(str(folder / "city.govdesk"), seed=1)
    read = town.ctx.read
    made: dict[str, bytes] = {}
    try:
        for lang in ("en", "es"):
            quarter = read(quarterly_view, period="2026-Q2", lang=lang)
            made[f"quarterly-{lang}"] = web(quarter)
            made[f"quarterly-large-{lang}"] = web(quarter, large=True)
            made[f"annual-{lang}"] = web(read(annual_view, period="2025", lang=lang), kind="annual")
            vote = read(certificate_view, vote="2026-1", lang=lang)
            made[f"certificate-{lang}"] = web(vote, kind="certificate")
            for kind, number in MEETINGS.items():
                meeting = read(meeting_view, meeting=number, what=kind, lang=lang)
                made[f"{kind}-{lang}"] = web(meeting, kind=kind)
            papers = read(meeting_papers, meeting="2026-4", lang=lang)
            made[f"mine-{lang}"] = paper_page("mine", papers, Words(lang))
            made[f"trust-{lang}"] = trust_page(read(trust_root), lang=lang)
    finally:
        town.ctx.store.close()
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: folder / f"{name}.html" for name in made}


@pytest.mark.soak
def test_no_page_breaks_a_rule(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chromium = shutil.which("chromium") or pytest.fail("no chromium: `make evidence` installs it")
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    files = pages(tmp_path)
    broken: list[str] = []
    held = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=QUIET)
        for scheme, width in (("light", 1280), ("light", 320), ("dark", 320)):
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 740})
            for name, file in files.items():
                page.goto(file.as_uri())
                if page.evaluate(WIDER):
                    broken.append(f"{name}, {width}: wider than the window")
                found = Axe().run(page)
                held += len(found.response["passes"])
                broken += [
                    f"{name}, {scheme}, {width}: {one['id']}: {one['nodes'][0]['html'][:200]}"
                    for one in found.response["violations"]
                ]
        browser.close()
    record_property("pages", len(files))
    record_property("rules held, light and dark", held)
    record_property("rules broken", len(broken))
    assert broken == []
