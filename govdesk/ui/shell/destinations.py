# SPDX-License-Identifier: Apache-2.0
"""Where the navigation leads: kind, words and icon, in order."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.wording import _


@dataclass(frozen=True, slots=True)
class Destination:
    """One entry of the navigation; `icon` is a file in `resources/icons/`."""

    kind: str
    label: str
    icon: str


def destinations() -> tuple[Destination, ...]:
    """Every entry, in the current language."""
    return (
        Destination("home", _("Home"), "home"),
        Destination("indicators", _("Indicators"), "indicators"),
        Destination("reviews", _("Reviews"), "reviews"),
        Destination("motions", _("Motions"), "motions"),
        Destination("meetings", _("Meetings"), "meetings"),
        Destination("actions", _("Actions"), "actions"),
        Destination("people", _("People and seats"), "people"),
        Destination("briefings", _("Briefings"), "briefings"),
        Destination("record", _("Record"), "record"),
        Destination("settings", _("Settings"), "settings"),
    )


def beyond() -> tuple[Destination, ...]:
    """Where pages of the navigation lead; the palette goes there at once."""
    return (
        Destination("seating", _("Seating chart"), "people"),
        Destination("accounts", _("Who signs in"), "people"),
        Destination("charter", _("The charter"), "record"),
        Destination("past_votes", _("Votes from before"), "motions"),
    )
