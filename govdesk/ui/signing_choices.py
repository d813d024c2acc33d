# SPDX-License-Identifier: Apache-2.0
"""How packets are signed at this computer: which timestamp service is asked, and which certificate
each person brings. Addresses and names only; a passphrase is never kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdesk.briefing.certificates import Holder, why_not_now
from govdesk.rules.messages import Message
from govdesk.ui.remembered import Remembered

SIGNING = "signing"
"""The group of what is remembered."""
_SERVICE = f"{SIGNING}/service"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A certificate's file of one’s own, and what stood in it when it was chosen."""

    path: Path
    holder: Holder

    @property
    def why_not_now(self) -> Message | None:
        """Why it cannot be used now; None when it can."""
        return why_not_now(self.path, self.holder.until)


class SigningChoices:
    """The choices of one account at this computer; the timestamp service is everyone's."""

    def __init__(self, remembered: Remembered, account: str) -> None:
        self._remembered = remembered
        self._certificate = f"{SIGNING}/certificate/{account}"

    @property
    def service(self) -> str:
        """The address of the timestamp service; empty: none is asked."""
        return self._remembered.text(_SERVICE)

    def ask_service(self, url: str) -> None:
        """Ask this service from now on."""
        self._remembered.put(_SERVICE, url)

    @property
    def own(self) -> OwnFile | None:
        """The person's own certificate; None: the one that GovDesk makes for them."""
        found = self._remembered.texts(self._certificate)
        try:
            path, name, issuer, until = found
            return OwnFile(Path(path), Holder(name, issuer, date.fromisoformat(until)))
        except ValueError:
            return None

    def use(self, own: OwnFile | None) -> None:
        """Use this certificate from now on."""
        kept = (
            []
            if own is None
            else [
                str(own.path),
                own.holder.name,
                own.holder.issuer,
                own.holder.until.isoformat(),
            ]
        )
        self._remembered.put(self._certificate, kept)
