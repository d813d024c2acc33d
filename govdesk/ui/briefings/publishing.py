# SPDX-License-Identifier: Apache-2.0
"""`Publishing`: asks whether to publish a packet and for what is secret, signs it beside the
worker, publishes it, and says how it was signed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

import shiboken6

from govdesk.briefing.certificates import FIELD
from govdesk.briefing.publishing import Brought, ToSign, ready_to_sign, sign
from govdesk.briefing.signing import Signed
from govdesk.queries.packets import PacketRow
from govdesk.rules.refusals import Refusal, WrongWord
from govdesk.services.context import Changed
from govdesk.services.packets import publish_packet
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.own_word import OwnWord
from govdesk.ui.question import Question
from govdesk.ui.signing_choices import OwnFile, SigningChoices
from govdesk.ui.work import Asker, Waiting, tell_nearest
from govdesk.wording import _, current, say

if TYPE_CHECKING:
    from govdesk.ui.briefings.screen import BriefingsScreen

Call = Callable[..., Changed]


class Publishing:
    """One packet on its way to the public. The network is asked on a thread of its own, so that
    nobody waits for it but the dialog, whose Cancel ends it: nothing is published then."""

    def __init__(self, screen: BriefingsScreen, row: PacketRow) -> None:
        self._screen = screen
        self._office = screen.office
        self._row = row
        self._choices = SigningChoices(self._office.remembered, self._office.who.account)
        self._signed = False

    def ask(self) -> None:
        """Ask; where their own word is asked for, in the same dialog."""
        own, desk = self._choices.own, self._office.desk
        question = Question(
            _("Publish packet {number}?").format(number=self._row.number),
            _("It becomes part of the public record and can only be corrected by a new packet."),
            _("Publish"),
            secret=_("Passphrase of the certificate &file") if own else "",
            hint=_told_of(own) if own else "",
        )
        if desk.ask_for_word is not None and desk.wants_word(in_meeting=False):
            desk.ask_for_word(Waiting(self._begin, question=question))
            return

        def given(_word: str, _check_in: bool) -> None:
            self._begin(dialog, None, dialog.finish)

        name = self._office.who.name
        dialog = OwnWord(self._screen, name, given, question=question, own=False)
        dialog.open()

    def _begin(self, asker: Asker, call: Call | None, done: Callable[[], object]) -> None:
        dialog, held = cast(OwnWord, asker), list[ToSign]()
        own = self._choices.own
        brought = Brought(own.path, dialog.secret.value()) if own and dialog.secret else None
        self._office.desk.write_by(
            call,
            dialog,
            ready_to_sign,
            lambda _changed: self._sign(dialog, call, done, held.pop()),
            refused=partial(self._refuse, dialog, done),
            packet_id=self._row.id,
            hand=held.append,
            brought=brought,
        )

    def _sign(
        self, dialog: OwnWord, call: Call | None, done: Callable[[], object], what: ToSign
    ) -> None:
        job = Job(
            dialog,
            self._office.faults,
            _signed,
            partial(self._publish, dialog, call, done),
            refused=partial(self._refuse, dialog, done),
            what=what,
            service=self._choices.service,
        )
        job.ended.connect(lambda: dialog.do_it.setEnabled(not self._signed))
        dialog.follow(job)
        job.start()

    def _publish(
        self, dialog: OwnWord, call: Call | None, done: Callable[[], object], signed: Signed
    ) -> None:
        self._signed = True
        self._office.desk.write_by(
            call,
            self._screen,
            publish_packet,
            lambda _changed: self._tell(dialog, done, signed),
            refused=partial(self._refuse, dialog, done),
            packet_id=self._row.id,
            signed=signed.content,
        )

    def _tell(self, dialog: OwnWord, done: Callable[[], object], signed: Signed) -> None:
        if shiboken6.isValid(dialog):
            done()
        published = _("Packet {number} is published.").format(number=self._row.number)
        why = [say(one) for one in (signed.why, signed.then, signed.unchecked) if one is not None]
        self._screen.banner.tell(
            f"{published} {say(signed.said)}",
            "warning" if signed.missed or signed.unchecked else "done",
            more=" ".join(why),
        )

    def _refuse(self, dialog: OwnWord, done: Callable[[], object], refusal: Refusal) -> None:
        """Beside its field what is about what was typed; anything else on the page."""
        open_still = shiboken6.isValid(dialog)
        if open_still and (isinstance(refusal, WrongWord) or refusal.field == FIELD):
            dialog.refuse(refusal)
            return
        if open_still:
            done()
        tell_nearest(self._screen, refusal)


def _signed(progress: Progress, *, what: ToSign, service: str) -> Signed:
    told = _("Asking the timestamp service…") if service else _("Signing…")

    def meanwhile() -> None:
        progress.step(0, 0, told)

    meanwhile()
    return sign(what, timestamp_url=service, meanwhile=meanwhile)


def _told_of(own: OwnFile) -> str:
    until = current().date(own.holder.until)
    return _("{file}: issued to {name}, valid until {date}").format(
        file=own.path.name, name=own.holder.name, date=until
    )
