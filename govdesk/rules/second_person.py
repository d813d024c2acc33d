# SPDX-License-Identifier: Apache-2.0
"""Who may complete an act that another person began.

Two officers are two persons. A community representative's key is vouched for by another community
representative, so that officials alone can never make one.
"""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.rules.messages import Message, message

COMMUNITY = "community"
"""The constituency whose seats need a key that the community vouched for."""


@dataclass(frozen=True, slots=True)
class Second:
    """Whoever would complete the act. `community` says whether they hold, or stand in for, a
    community seat now; `key` what vouches for the key they sign with (None: only proposed yet)."""

    account_id: str
    member_id: str | None
    is_officer: bool
    community: bool
    key: str | None


@dataclass(frozen=True, slots=True)
class Begun:
    """The act that waits. `vouch` is empty unless it enrols a key: then who must vouch for it,
    `officer` or `community`, and `member_id` whose key it is. `community_keys` says whether any
    key has been vouched for by the community yet."""

    proposed_by: str
    vouch: str = ""
    account_id: str = ""
    member_id: str | None = None
    community_keys: bool = True


def why_not_recover(second: Second) -> Message | None:
    """None when this person, with the recovery sheet and an officer beside them, may give that
    officer a new passphrase, else why not."""
    if not second.community or second.key != COMMUNITY:
        return message("recovery.representatives")
    return None


def why_not_second(begun: Begun, second: Second) -> Message | None:
    """None when this person may complete the act, else why not."""
    if second.account_id == begun.proposed_by:
        return message("second.same_person")
    if second.account_id == begun.account_id and begun.vouch:
        return message("second.own_key")
    if begun.vouch == COMMUNITY:
        if not second.community or second.member_id == begun.member_id:
            return message("second.another_representative")
        if second.key != COMMUNITY and begun.community_keys:
            return message("second.no_key_yet")
        return None
    if not second.is_officer:
        return message("second.another_officer")
    if second.key is None:
        return message("second.no_key_yet")
    return None
