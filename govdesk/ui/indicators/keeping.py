# SPDX-License-Identifier: Apache-2.0
"""The forms that say what is measured: adopting an indicator from the library, defining it anew."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.adoption import AdoptionChoices
from govdesk.queries.indicators import IndicatorDetail
from govdesk.rules.indicators import IndicatorDefinition
from govdesk.rules.messages import message
from govdesk.services import indicators
from govdesk.services.context import Changed
from govdesk.services.indicator_library import indicator_library
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form, Label
from govdesk.wording import _


class AdoptForm(Form):
    """Asks which indicator of the library to measure from now on, and who answers for it."""

    def __init__(self, office: Office, choices: AdoptionChoices) -> None:
        super().__init__(office, "indicator/new")
        library = indicator_library(choices.language)
        self._free = {one.id: one for one in library if one.id not in choices.codes}
        definition = QComboBox()
        for one in self._free.values():
            definition.addItem(_("{code}: {name}").format(code=one.id, name=one.name), one.id)
        self.add("definition", _("&What to measure"), definition)
        self._about = Label(role="secondary")
        self.add_row(self._about)
        owner = QComboBox()
        for department in choices.departments:
            owner.addItem(department.name, department.id)
        self.add("department_id", _("&Department that answers for it"), owner)
        self._code = self.add("code", _("&Code"), QLineEdit(), hint=_("Short, and used once."))
        self.add(
            "from_period",
            _("First &period measured"),
            QLineEdit(),
            hint=_("Such as 2026-Q2. Leave it empty to begin with the present one."),
        )
        definition.currentIndexChanged.connect(self._follow)
        self._follow()
        self.set_values({})
        act = Act(_("&Adopt it"), "primary")
        refusal = office.who.why_not("indicator.keep")
        if refusal is None and not self._free:
            refusal = message("measure.library_used")
        act.set_refusal(refusal)
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.restore()

    def submit(self) -> None:
        """Adopt it and go to it."""
        values = self.values()
        self.office.desk.write(
            self,
            indicators.adopt_indicator,
            self._adopted,
            code=values["code"],
            department_id=values["department_id"],
            definition=self._free[values["definition"]],
            from_period=values["from_period"],
        )

    def _adopted(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("indicators", changed.made))

    def _follow(self) -> None:
        """The library's own code and words, for what was chosen."""
        chosen = self._free.get(self.values()["definition"])
        if chosen is not None:
            self._about.setText(chosen.description)
            self._code.setText(chosen.id)


class RedefineForm(Form):
    """Asks for an indicator's new definition, from which period it holds, and why."""

    def __init__(self, office: Office, detail: IndicatorDetail) -> None:
        super().__init__(office, redefine_subject(detail.row.id))
        self._id = detail.row.id
        self._before = before = detail.definition
        self.add("name", _("Name"), QLineEdit())
        self.add("description", _("What it says, in plain words"), QPlainTextEdit())
        self.add("unit", _("Unit"), QLineEdit())
        if before.has_parts:
            self.add("numerator", _("What is counted"), QLineEdit())
            self.add("denominator", _("Out of what"), QLineEdit())
        self.add("source", _("Source"), QLineEdit())
        self.set_values(
            {
                "name": before.name,
                "description": before.description,
                "unit": before.unit,
                "numerator": before.numerator,
                "denominator": before.denominator,
                "source": before.source,
            }
        )
        self.add(
            "from_period",
            _("It holds from"),
            QLineEdit(),
            hint=_("Such as 2026-Q2. The chart shows a break there. Empty: the present period."),
        )
        self.add("reason", _("Why, printed beside it"), QLineEdit())
        self.end_with(Act(_("Define it anew")), self.submit)

    def submit(self) -> None:
        """Keep the new definition."""
        values = self.values()
        self.send(
            indicators.redefine,
            indicator_id=self._id,
            definition=self._definition(values),
            reason=values["reason"],
            from_period=values["from_period"],
        )

    def _definition(self, values: dict[str, str]) -> IndicatorDefinition:
        before = self._before
        return replace(
            before,
            name=values["name"],
            description=values["description"],
            unit=values["unit"],
            numerator=values.get("numerator", before.numerator),
            denominator=values.get("denominator", before.denominator),
            source=values["source"],
        )


def redefine_subject(indicator_id: str) -> str:
    """The subject of a draft definition."""
    return f"definition/{indicator_id}"
