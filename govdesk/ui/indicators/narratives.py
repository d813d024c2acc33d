# SPDX-License-Identifier: Apache-2.0
"""Words beside the numbers: what stands there, and the form that adds some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.residents import NarrativeRow
from govdesk.rules.messages import message
from govdesk.rules.narratives import NarrativeKind, response_rate
from govdesk.rules.refusals import BadInput
from govdesk.services import residents
from govdesk.services.context import Changed, Context
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Form, Label, Reveal, Section, caption
from govdesk.wording import _, current, n_, read_number, say


class NarrativesSection(Section):
    """Quotes, stories, survey results, focus groups and what was said in meetings."""

    def __init__(
        self,
        office: Office,
        rows: Sequence[NarrativeRow],
        zone: str,
        *,
        indicator_id: str = "",
        review_id: str = "",
    ) -> None:
        super().__init__(_("Words beside the numbers"))
        self._office = office
        self._about = {"indicator_id": indicator_id, "review_id": review_id}
        for row in rows:
            text = row.text or _("Kept without consent to publish, so its words are not shown.")
            self.body.addWidget(Label(text))
            self.body.addWidget(caption(_about(row, zone)))
        if not rows:
            self.body.addWidget(caption(_("Nothing so far. Numbers say how much; people say why.")))
        subject = f"narrative:{indicator_id or review_id}"
        self.body.addWidget(
            Reveal(
                office,
                _("Add words of residents or staff"),
                subject,
                lambda: self._form(subject),
                office.who.why_not("narrative.add"),
            )
        )

    def _form(self, subject: str) -> Form:
        form = Form(self._office, subject)
        kind = QComboBox()
        for one in residents.NARRATIVE_KINDS:
            kind.addItem(say(one.word), str(one))
        form.add("kind", _("What &it is"), kind)
        text = form.add(
            "text",
            _("The wor&ds"),
            QPlainTextEdit(),
            hint=_("Leave out names and whatever would tell who it is."),
        )
        text.setMaximumHeight(look().px(120))
        form.add("invited", _("How man&y were invited"), QLineEdit(), hint=_("For a survey."))
        form.add(
            "answered",
            _("How many answered or too&k part"),
            QLineEdit(),
            hint=_("For a survey or a focus group."),
        )
        consent = QComboBox()
        consent.addItem(_("No: for the task force alone"), "none")
        consent.addItem(_("Yes: they agreed, and nobody can be told from it"), "public")
        form.add("consent", _("May it &be published?"), consent)
        add = Act(_("Add it"))
        add.clicked.connect(
            lambda: self._office.desk.write(
                form,
                add_typed,
                lambda _changed: form.submitted(),
                typed=form.values(),
                about=self._about,
            )
        )
        form.add_row(add)
        form.restore()
        return form


def add_typed(ctx: Context, *, typed: dict[str, str], about: dict[str, str]) -> Changed:
    """Add words as they were typed. Raises BadInput naming the field."""
    return residents.add_narrative(
        ctx,
        kind=typed["kind"],
        text=typed["text"],
        consent=typed["consent"],
        invited=_count(typed, "invited"),
        answered=_count(typed, "answered"),
        indicator_id=about["indicator_id"] or None,
        review_id=about["review_id"] or None,
    )


def _count(typed: dict[str, str], field: str) -> int | None:
    if not typed[field].strip():
        return None
    number = read_number(typed[field], field)
    if number != int(number):
        raise BadInput(message("narrative.whole"), field=field)
    return int(number)


def _about(row: NarrativeRow, zone: str) -> str:
    """Such as "Survey result, 4 Aug 2026. 120 of 400 answered (30 %). Not for publication." """
    said = [
        _("{kind}, {when}.").format(
            kind=say(NarrativeKind(row.kind).word), when=current().moment(row.at, zone)
        )
    ]
    rate = response_rate(row.invited, row.answered)
    if rate is not None:
        said.append(
            _("{answered} of {invited} answered ({rate} %).").format(
                answered=current().number(row.answered or 0),
                invited=current().number(row.invited or 0),
                rate=current().number(rate, 0),
            )
        )
    elif row.answered is not None:
        said.append(n_("{count} person took part.", "{count} people took part.", row.answered))
    if not row.public:
        said.append(_("Not for publication."))
    return " ".join(said)
