# SPDX-License-Identifier: Apache-2.0
"""Recovery sheets in a log: which one is in force, and whether it restored an officer rightly.

Standard library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govdesk.record.findings import Findings
from govdesk.record.log_entries import Seen
from govdesk.record.log_register import COMMUNITY, Handler, Register
from govdesk.record.signing import holds, kid_of, proof_text, recovery_text


@dataclass(slots=True)
class Recovery:
    """The sheet in force, as of the position reached."""

    findings: Findings
    register: Register
    _kid: str = ""
    _public: bytes = b""

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {"recovery.prepared": self._prepared, "key.recovered": self._recovered}

    def _prepared(self, seen: Seen) -> None:
        data, register = seen.data, self.register
        public, kid = bytes.fromhex(data["public_key"]), data["recovery_kid"]
        text = proof_text(register.workspace, seen.subject, None, public)
        signed = holds(public, bytes.fromhex(data["proof"]), text)
        new = kid not in register.keys and kid not in register.sessions and kid != self._kid
        self.findings.expect(
            new and signed and kid_of(public) == kid,
            "enrolment",
            seen.seq,
            "a new key that signed its enrolment",
            kid,
            record=seen.subject,
        )
        self._kid, self._public = kid, public

    def _recovered(self, seen: Seen) -> None:
        data, register = seen.data, self.register
        account, member = data["account_id"], data.get("member_id")
        public = bytes.fromhex(data["public_key"])
        text = recovery_text(register.workspace, account, member, public)
        by_sheet = (
            bool(self._kid)
            and data["recovery_kid"] == self._kid
            and holds(self._public, bytes.fromhex(data["recovery_proof"]), text)
        )
        self.findings.expect(
            by_sheet and self._by_a_representative(seen) and self._of_an_officer(seen),
            "voucher",
            seen.seq,
            "an officer, by a community representative with the recovery sheet in force",
            seen.actor,
            record=seen.subject,
        )
        register.enrol(seen, "recovery")

    def _by_a_representative(self, seen: Seen) -> bool:
        register = self.register
        key, member = register.own_key(seen.actor), register.member_of(seen.actor)
        return (
            seen.actor != seen.data["account_id"]
            and key is not None
            and key.vouched == COMMUNITY
            and register.sits_for_community(member, seen.at)
        )

    def _of_an_officer(self, seen: Seen) -> bool:
        register = self.register
        return register.is_officer(seen.data["account_id"]) and not register.ever_sat_for_community(
            seen.data.get("member_id")
        )
