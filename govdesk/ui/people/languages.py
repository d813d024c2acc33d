# SPDX-License-Identifier: Apache-2.0
"""The languages in which the people of a seat asked for summaries, and asking for them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox

from govdesk.queries.people import SeatRow, TermRow
from govdesk.rules.messages import Message, message
from govdesk.services import summaries
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Facts, Form, Reveal, Section, caption
from govdesk.ui.widgets.language_box import LanguageBox, language_name
from govdesk.wording import _


def terms_on(seat: SeatRow, day: date, *, coming: bool = False) -> list[TermRow]:
    """The terms that run on a day; `coming`: and those that begin later."""
    return [
        one
        for one in seat.terms
        if (coming or one.starts <= day) and (one.ends is None or one.ends >= day)
    ]


class AskedLanguages(Section):
    """Who asked for which, and the form that changes it."""

    def __init__(self, office: Office, seat: SeatRow, terms: list[TermRow]) -> None:
        super().__init__(_("Summaries in their language"))
        self.body.addWidget(
            caption(
                _(
                    "A key vote opens when there is a summary in every language asked for here, or"
                    " the chair has said why not. Only this workspace shows who asked for which."
                )
            )
        )
        none = _("the task force’s own language")
        self.body.addWidget(
            Facts(
                [
                    (one.name, _(", ").join(map(language_name, one.languages)) or none)
                    for one in terms
                ]
            )
        )
        own = [one for one in terms if one.member_id == office.who.member_id]
        officer = office.who.actor is not None and office.who.actor.is_officer
        refusal: Message | None = office.who.why_not("language.ask")
        if refusal is None and not officer and not own:
            refusal = message("summaries.own_language_only")
        self.body.addWidget(
            Reveal(
                office,
                _("Ask for another language"),
                asked_subject(seat),
                lambda: AskForm(office, seat, terms if officer else own),
                refusal,
            )
        )


class AskForm(Form):
    """Asks for whom, and the languages in the order in which they like them."""

    def __init__(self, office: Office, seat: SeatRow, terms: list[TermRow]) -> None:
        super().__init__(office, asked_subject(seat))
        who = QComboBox()
        for term in {one.member_id: one for one in terms}.values():
            who.addItem(term.name, term.member_id)
        self.add("member", _("&For"), who)
        own = _("The task force’s own language")
        self.add("first", _("The language that they read &best"), LanguageBox(nothing=own))
        self.add("second", _("And &also in"), LanguageBox(nothing=_("No other")))
        self.end_with(Act(_("Keep their &languages")), self.submit)

    def submit(self) -> None:
        """Keep what was asked for."""
        values = self.values()
        asked = [values[name] for name in ("first", "second") if values[name]]
        self.send(summaries.ask_languages, member_id=values["member"], languages=asked)


def asked_subject(seat: SeatRow) -> str:
    """The subject of a draft."""
    return f"languages/{seat.seat_id}"
