# SPDX-License-Identifier: Apache-2.0
"""Every table, and which of them are append-only or not governed by the record."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.models import (
    actions,
    cosponsors,
    drafts,
    enclosures,
    indicators,
    keys,
    meetings,
    motions,
    packets,
    past_votes,
    people,
    pieces,
    record,
    residents,
    reviews,
    summaries,
    votes,
    workspace,
)
from govdesk.models.base import Base

MODULES = (
    actions,
    cosponsors,
    drafts,
    enclosures,
    indicators,
    keys,
    meetings,
    motions,
    packets,
    past_votes,
    people,
    pieces,
    record,
    residents,
    reviews,
    summaries,
    votes,
    workspace,
)
METADATA = Base.metadata

APPEND_ONLY = (
    "action_steps",
    "answers",
    "attendance",
    "ballot_confirmations",
    "ballots",
    "charter_proposals",
    "charters",
    "checkpoints",
    "class_lowerings",
    "comments",
    "decision_changes",
    "entries",
    "indicator_definitions",
    "minutes",
    "motion_parts",
    "motion_steps",
    "motion_texts",
    "narratives",
    "opened_ballots",
    "outcomes",
    "packet_files",
    "paper_sheets",
    "past_votes",
    "postings",
    "readings",
    "recusals",
    "redactions",
    "review_freezes",
    "review_requests",
    "roll_entries",
    "summary_excuses",
    "suspension_motions",
    "targets",
    "vote_corrections",
    "waivers",
)

UNGOVERNED: Mapping[str, str] = {
    "drafts": "unsubmitted words of one person, deleted on submission",
    "entries": "the log itself",
    "record_head": "derived from the log, for locking",
    "private_details": "erasable by law; the log holds their commitments",
    "sealed_keys": "private keys under their owners' passphrases; a new passphrase wraps one anew",
    "sign_in_tries": "wrong passphrases in a row, for the delay; forgotten on success",
    "packet_files": "bytes named by the SHA-256 in packet.prepared",
    "kept_files": "bytes named by piece.brought_in, enclosure.added or file.attached; erasable",
}
