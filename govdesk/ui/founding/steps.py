# SPDX-License-Identifier: Apache-2.0
"""The steps of founding a workspace. Each asks one thing and says beside a field what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_bytes

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from govdesk.briefing.slips import SlipPage
from govdesk.rules.messages import message
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.passphrases import offered_passphrase
from govdesk.ui.faults import Faults
from govdesk.ui.own_word import passphrase_field
from govdesk.ui.slips import slips_button
from govdesk.ui.widgets import Label, button, heading
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, current, say
from govdesk.wording.words import LANGUAGES

Check = Callable[[], None]


class Step(QWidget):
    """One question: a heading, a sentence and fields."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.fields: dict[str, Field] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.body.addWidget(heading(title))
        self.body.addWidget(Label(sentence))

    def ask(self, name: str, field: Field) -> Field:
        """Add a field."""
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def value(self, name: str) -> str:
        """What is in a field."""
        return self.fields[name].value()

    def holds(self, check: Check) -> bool:
        """Whether a check passes; what it refuses is said beside its field."""
        for field in self.fields.values():
            field.set_error("")
        try:
            check()
        except BadInput as refusal:
            self.tell(refusal)
            return False
        return True

    def tell(self, refusal: Refusal) -> None:
        """Say a refusal beside its field, or beside the first."""
        wanted = refusal.field or ""
        near = (field for name, field in self.fields.items() if wanted and name.startswith(wanted))
        field = self.fields.get(wanted) or next(near, next(iter(self.fields.values())))
        told = [say(part) for part in (refusal.what, refusal.then) if part is not None]
        field.set_error(" ".join(told))
        field.editor.setFocus()

    def begin(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self.fields.values())).editor.setFocus()


class CityStep(Step):
    """Whose workspace it is."""

    def __init__(self) -> None:
        super().__init__(
            _("Whose workspace is it?"),
            _("These words stand on every page and in every public briefing."),
        )
        self.ask("name", Field(_("Name of the &task force"), QLineEdit()))
        self.ask("city", Field(_("&City"), QLineEdit()))
        zone = QComboBox()
        for one in sorted(bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds()):
            if "/" in one:
                zone.addItem(one, one)
        zone.setCurrentIndex(max(0, zone.findData(_own_zone())))
        self.ask("zone", Field(_("Time &zone"), zone))
        language = QComboBox()
        for key, words in LANGUAGES.items():
            language.addItem(words, key)
        language.setCurrentIndex(max(0, language.findData(current().lang)))
        self.ask("language", Field(_("&Language of the record"), language))
        self.body.addStretch(1)


class SeatsStep(Step):
    """Who has a vote."""

    def __init__(self) -> None:
        super().__init__(
            _("Who has a vote?"),
            _(
                "Each department and each community seat carries one vote. On key decisions both "
                "groups must agree. One a line; people are seated afterwards."
            ),
        )
        self.ask("departments", Field(_("&Departments"), QPlainTextEdit()))
        self.ask("community", Field(_("&Community seats"), QPlainTextEdit()))
        self.ask(
            "neighbourhoods",
            Field(
                _("&Neighbourhoods"),
                QPlainTextEdit(),
                _("By which figures are broken down; none is fine."),
            ),
        )
        self.body.addStretch(1)


class OfficerStep(Step):
    """One of the first officers, who types a passphrase of their own."""

    ROLES = (Role.SECRETARIAT, Role.CHAIR, Role.CLERK)

    def __init__(self, number: int, faults: Faults, card: Callable[[int], SlipPage]) -> None:
        super().__init__(
            _("Officer {number} of {count}").format(number=number + 1, count=3),
            _(
                "This person types their own passphrase now, and tells it to nobody. What officers "
                "do by two, no one can do alone; with three, a lost passphrase stops nothing."
            ),
        )
        self._number = number
        self.ask(f"name{number}", Field(_("&Name"), QLineEdit()))
        role = QComboBox()
        for one in self.ROLES:
            role.addItem(say(message(f"role.{one}")), one.value)
        role.setCurrentIndex(number)
        role.setEnabled(number > 0)
        self.ask("role", Field(_("&Role"), role))
        words, show = passphrase_field(
            _("&Passphrase"),
            _("Fifteen characters or more, such as four words that do not belong together."),
        )
        self.ask(f"passphrase{number}", words)
        offer = button(_("Offer &four words"), "quiet")

        def take() -> None:
            show.setChecked(True)
            words.set_value(offered_passphrase(token_bytes, lang=current().lang))

        offer.clicked.connect(take)
        self.body.addWidget(show)
        row = QHBoxLayout()
        row.addWidget(offer)
        row.addWidget(
            slips_button(_("Passphrase &card"), self, faults, lambda: self._card(card), self.tell)
        )
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _card(self, card: Callable[[int], SlipPage]) -> SlipPage | None:
        """What their card shows, once the passphrase holds."""
        wanted: list[SlipPage] = []
        self.holds(lambda: wanted.append(card(self._number)))
        return wanted[0] if wanted else None

    @property
    def name(self) -> str:
        """Their name."""
        return self.value(f"name{self._number}").strip()

    @property
    def role(self) -> Role:
        """What they are."""
        return Role(self.value("role"))

    @property
    def passphrase(self) -> str:
        """What they typed."""
        return self.value(f"passphrase{self._number}")


def _own_zone() -> str:
    """This computer's zone, as a first guess."""
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return own if "/" in own else "Etc/UTC"
