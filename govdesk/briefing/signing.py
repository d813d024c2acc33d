# SPDX-License-Identifier: Apache-2.0
"""An officer's signature on a packet, at the highest level that can be had: LT where a timestamp
service answers and the certificate can be proved for long, else T, else B.

Nothing about a service, an issuer or the network ever keeps a packet from being signed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from govdesk.briefing.certificates import Certificate
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput, NotAvailable

if TYPE_CHECKING:
    from datetime import datetime

    from govdesk.briefing.pdf.errors import NoProof, NoTimestamp

Level = Literal["B", "T", "LT"]
WAIT = 20.0
"""Seconds for each answer of a service or an issuer."""


def nothing() -> None:
    """Meanwhile, nothing."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed packet: its level, in words, why it is not higher, and what can be done about it."""

    content: bytes
    level: Level
    said: Message
    why: Message | None = None
    then: Message | None = None
    missed: bool = False
    """Whether something that was asked for could not be had."""
    unchecked: Message | None = None
    """That nobody checked the signed bytes, where nobody did."""

    @property
    def told(self) -> tuple[Message, ...]:
        """All of it, a sentence each."""
        said = (self.said, self.why, self.then, self.unchecked)
        return tuple(one for one in said if one is not None)


@dataclass(frozen=True, slots=True)
class Service:
    """A timestamp service that answered: whose it is, and what time it says."""

    name: str
    at: datetime


def sign_packet(
    content: bytes,
    certificate: Certificate,
    *,
    reason: str,
    timestamp_url: str = "",
    wait: float = WAIT,
    meanwhile: Callable[[], object] = nothing,
) -> Signed:
    """The packet signed. A service that gives no timestamp, or a proof that cannot be had, lowers
    the level and is told. `meanwhile` is called while the network is waited for, and may raise.

    Raises BadInput for what is no address, NotAvailable when the packet has no place to sign.
    """
    from govdesk.briefing.pdf.errors import NoProof, NoTimestamp, SigningFailed

    if not timestamp_url:
        return _plain(content, certificate, reason, "packet.level_no_service")
    refuse_address(timestamp_url)
    try:
        stamper = _stamper(timestamp_url, wait, meanwhile)
        stamper.reach()
        try:
            proof = _proof(certificate, stamper, wait, meanwhile)
            made = _signed(content, certificate, reason, "LT", stamper, proof)
            return Signed(made, "LT", message("packet.level_lt"))
        except NoProof as error:
            why, then = _no_proof(error)
        made = _signed(content, certificate, reason, "T", stamper)
        return Signed(made, "T", message("packet.level_t"), why, then)
    except NoTimestamp as error:
        gave = message("packet.level_away", url=timestamp_url, why=_no_timestamp(error))
        return _plain(content, certificate, reason, gave, missed=True)
    except SigningFailed as error:
        raise _not_signed(str(error)) from error


def refuse_address(url: str) -> None:
    """Raises BadInput for what cannot be the address of a timestamp service."""
    from urllib.parse import urlsplit

    try:
        read = urlsplit(url)
        good = (
            read.scheme in ("http", "https") and bool(read.hostname) and not set(url) & set(" \t")
        )
        _ = read.port  # which may be none that there is
    except ValueError:
        good = False
    if not good:
        raise BadInput(
            message("timestamp.no_address", url=url),
            kept=message("general.nothing_changed"),
            then=message("timestamp.no_address.then"),
            field="timestamp",
        )


def _blank(text: str) -> bool:
    return any(one.isspace() for one in text)


def try_service(
    url: str, *, wait: float = WAIT, meanwhile: Callable[[], object] = nothing
) -> Service:
    """Ask a timestamp service about nothing. Raises BadInput for what is no address, NotAvailable
    (of the field `timestamp`) when it gives no timestamp."""
    from govdesk.briefing.pdf.errors import NoTimestamp

    refuse_address(url)
    try:
        tried = _stamper(url, wait, meanwhile).reach()
    except NoTimestamp as error:
        raise NotAvailable(
            message("timestamp.tried", why=_no_timestamp(error)),
            then=message("timestamp.tried.then"),
            field="timestamp",
        ) from error
    return Service(tried.service, tried.at)


def _plain(
    content: bytes,
    certificate: Certificate,
    reason: str,
    why: Message | str,
    *,
    missed: bool = False,
) -> Signed:
    from govdesk.briefing.pdf.errors import SigningFailed

    try:
        made = _signed(content, certificate, reason, "B")
    except SigningFailed as error:
        raise _not_signed(str(error)) from error
    told = message(why) if isinstance(why, str) else why
    then = message("packet.level_away.then" if missed else "packet.level_no_service.then")
    return Signed(made, "B", message("packet.level_b"), told, then, missed)


def _signed(
    content: bytes,
    certificate: Certificate,
    reason: str,
    level: Level,
    stamper: Any = None,
    proof: Any = None,
) -> bytes:
    """Signed at a level, and looked at: what does not verify was not signed at it."""
    from govdesk.briefing.pdf import sign, verify
    from govdesk.briefing.pdf.errors import NoProof, NoTimestamp, SigningFailed

    try:
        made = sign(
            content,
            certificate.signer,
            level=level,
            timestamper=stamper,
            proof=proof,
            reason=reason,
        )
    except (NoProof, NoTimestamp):
        raise
    except ValueError as error:
        if level == "LT":
            raise NoProof("not_good", "") from error
        if level == "T":
            raise NoTimestamp("nonsense", str(error)) from error
        raise SigningFailed(str(error)) from error
    if level == "B":
        return made
    (found,) = verify(made).found
    if found.timestamped is None or not found.whole:
        raise NoTimestamp("nonsense")
    if level == "LT" and not found.enclosed:
        raise NoProof("not_good", "")
    return made


def _proof(
    certificate: Certificate, stamper: Any, wait: float, meanwhile: Callable[[], object]
) -> Any:
    from govdesk.briefing.pdf.proofs import proof_for

    signer = certificate.signer
    return proof_for(
        (signer.signing_cert, *stamper.certificates()),
        (*signer.cert_registry, *stamper.chain()),
        wait=wait,
        meanwhile=meanwhile,
    )


def _stamper(url: str, wait: float, meanwhile: Callable[[], object]) -> Any:
    from govdesk.briefing.pdf.timestamps import HttpTimestamper

    return HttpTimestamper(url, wait=wait, meanwhile=meanwhile)


def _no_timestamp(error: NoTimestamp) -> Message:
    if error.why == "status":
        return message("timestamp.why_status", code=error.detail)
    if error.why == "other":
        return message("timestamp.why_other", why=error.detail)
    return message(f"timestamp.why_{error.why}")


def _no_proof(error: NoProof) -> tuple[Message, Message]:
    if error.why == "not_good":
        return message("packet.proof_not_good"), message("packet.proof_not_good.then")
    key = f"packet.proof_{error.why}"
    return message(key, who=error.of), message(f"{key}.then")


def _not_signed(why: str) -> NotAvailable:
    return NotAvailable(
        message("packet.not_signed", why=why),
        kept=message("general.nothing_changed"),
        then=message("packet.not_signed.then"),
    )
