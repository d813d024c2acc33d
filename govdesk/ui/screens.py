# SPDX-License-Identifier: Apache-2.0
"""The screens of the desk, by place kind. Each is imported when it is first gone to, so that
opening the window stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govdesk.ui.office import Office
from govdesk.ui.widgets.screen import Screen

Maker = Callable[[Office], Screen]


def _home(office: Office) -> Screen:
    from govdesk.ui.home.screen import HomeScreen

    return HomeScreen(office)


def _indicators(office: Office) -> Screen:
    from govdesk.ui.indicators.screen import IndicatorsScreen

    return IndicatorsScreen(office)


def _reviews(office: Office) -> Screen:
    from govdesk.ui.reviews.screen import ReviewsScreen

    return ReviewsScreen(office)


def _motions(office: Office) -> Screen:
    from govdesk.ui.motions.screen import MotionsScreen

    return MotionsScreen(office)


def _past_votes(office: Office) -> Screen:
    from govdesk.ui.past_votes.screen import PastVotesScreen

    return PastVotesScreen(office)


def _meetings(office: Office) -> Screen:
    from govdesk.ui.meetings.screen import MeetingsScreen

    return MeetingsScreen(office)


def _actions(office: Office) -> Screen:
    from govdesk.ui.actions.screen import ActionsScreen

    return ActionsScreen(office)


def _people(office: Office) -> Screen:
    from govdesk.ui.people.screen import PeopleScreen

    return PeopleScreen(office)


def _seating(office: Office) -> Screen:
    from govdesk.ui.people.seating import SeatingScreen

    return SeatingScreen(office)


def _accounts(office: Office) -> Screen:
    from govdesk.ui.accounts.screen import AccountsScreen

    return AccountsScreen(office)


def _charter(office: Office) -> Screen:
    from govdesk.ui.charter.screen import CharterScreen

    return CharterScreen(office)


def _briefings(office: Office) -> Screen:
    from govdesk.ui.briefings.screen import BriefingsScreen

    return BriefingsScreen(office)


def _record(office: Office) -> Screen:
    from govdesk.ui.record.screen import RecordScreen

    return RecordScreen(office)


def _settings(office: Office) -> Screen:
    from govdesk.ui.settings.screen import SettingsScreen

    return SettingsScreen(office)


SCREENS: Mapping[str, Maker] = {
    "home": _home,
    "indicators": _indicators,
    "reviews": _reviews,
    "motions": _motions,
    "past_votes": _past_votes,
    "meetings": _meetings,
    "actions": _actions,
    "people": _people,
    "seating": _seating,
    "accounts": _accounts,
    "charter": _charter,
    "briefings": _briefings,
    "record": _record,
    "settings": _settings,
}
"""A maker for each kind that has a screen, one line each, in the order of `places.KINDS`."""
