# SPDX-License-Identifier: Apache-2.0
"""The public view that a packet of a kind is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govdesk.briefing.kinds import View
from govdesk.queries.annual_view import annual_view
from govdesk.queries.enclosures import enclosed_bytes
from govdesk.queries.meeting_views import certificate_view, meeting_view
from govdesk.queries.packet_votes import reported_bundles
from govdesk.queries.quarterly import quarterly_view


def view_for(session: Any, *, kind: str, about: str, lang: str = "en", draft: bool = True) -> View:
    """What a packet of `kind` may say about a period, a meeting or a vote, as the record stands.

    Raises BadInput when there is no such thing, or nothing to say of it yet.
    """
    match kind:
        case "quarterly":
            return quarterly_view(session, period=about, lang=lang, draft=draft)
        case "annual":
            return annual_view(session, period=about, lang=lang, draft=draft)
        case "certificate":
            return certificate_view(session, vote=about, lang=lang, draft=draft)
        case "agenda" | "notice" | "addendum" | "cancellation" | "decisions" | "minutes":
            return meeting_view(session, meeting=about, what=kind, lang=lang, draft=draft)
        case _:
            raise KeyError(kind)


@dataclass(frozen=True, slots=True)
class Material:
    """What a packet is drawn from, read at one moment: its view, the bundles of the votes that it
    tells of, which go into its file, and the documents that go out with it, in the view's order."""

    view: View
    bundles: tuple[tuple[str, bytes], ...] = ()
    enclosed: tuple[bytes, ...] = ()


def material_for(session: Any, *, kind: str, about: str, lang: str = "en") -> Material:
    """What a packet that is to be published is drawn from."""
    view = view_for(session, kind=kind, about=about, lang=lang, draft=False)
    return Material(
        view,
        reported_bundles(session, kind=kind, about=about),
        enclosed_bytes(session, kind=kind, about=about),
    )
