# SPDX-License-Identifier: Apache-2.0
"""What the record says of keys, sittings at a desk, and acts that two people do."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "record.act.proposed": text("{who} began an act that a second person completes: {act}."),
    "record.act.withdrawn": text("{who} took back an act that waited: {reason}."),
    "record.key.enrolled": text("{who} vouched for the passphrase of {account}."),
    "record.key.ended": text("{who} completed the end of a passphrase: {end_reason}."),
    "record.session.certified": text("{who} signed in."),
    "record.session.ended": text("{who} signed out."),
    "act.key.enrolled": text("a passphrase for someone"),
    "act.key.ended": text("the end of a passphrase"),
    "act.role.granted": text("an officer's role"),
    "act.role.withdrawn": text("the end of a role"),
    "act.account.closed": text("the closing of an account"),
}
