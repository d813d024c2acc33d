# SPDX-License-Identifier: Apache-2.0
"""`ChoosingForm`: what a packet is about, in which language, with which parts and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from govdesk.briefing.checks import Check, State
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import Choices
from govdesk.queries.packet_subjects import PacketSubject, Told
from govdesk.ui.briefings.parts_list import OFF, PartsList
from govdesk.ui.briefings.words import kind_words, subject_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Form, caption
from govdesk.ui.widgets.find_box import FindBox
from govdesk.wording import _, current, say
from govdesk.wording.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a packet of a kind about something, in a language, as chosen."""

    kind: str
    subject: PacketSubject
    lang: str
    choices: Choices


class ChoosingForm(Form):
    """`edited` whenever something was chosen; `wanted` is what is chosen now."""

    def __init__(
        self,
        office: Office,
        subjects: Sequence[PacketSubject],
        corrects: str = "",
        draft: str = "",
    ) -> None:
        super().__init__(office, draft)
        self._subjects = subjects
        self._corrects = corrects
        if corrects:
            self.add_row(
                caption(
                    _(
                        "This packet corrects {number}, and its cover says so. Say in the "
                        "introduction what was wrong."
                    ).format(number=corrects)
                )
            )
        self._kinds = [kind for kind in KINDS if any(kind in subject.kinds for subject in subjects)]
        self.kind = QComboBox()
        for kind in self._kinds:
            self.kind.addItem(kind_words(kind), kind)
        self.add("kind", _("&Kind"), self.kind)
        self.about = FindBox()
        self.about.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add(
            "about",
            _("A&bout"),
            self.about,
            hint=_("Type a part of it, such as a number or a word, to find an older one."),
        )
        lang = QComboBox()
        for code, name in LANGUAGES.items():
            lang.addItem(name, code)
        self.add("lang", _("&Language"), lang)
        self._already = caption("")
        self.add_row(self._already)
        self.add("large", _("La&rge print"), QCheckBox())
        self.parts = PartsList()
        self.add(
            "parts",
            _("&Parts"),
            self.parts,
            hint=_("Space switches a part on or off; drag it, or press Alt with an arrow."),
        )
        self._always = caption(
            _("The cover, where to find help, and how to check the copy are always there.")
        )
        self.add_row(self._always)
        self.add(
            "introduction",
            _("&Introduction"),
            QPlainTextEdit(),
            hint=_("A few plain words at the front. A blank line begins a new paragraph."),
        )
        self._embargo = self.add(
            "embargo",
            _("E&mbargo: not public before"),
            QLineEdit(),
            hint=_("The city’s time, such as 2026-06-05 09:00. Empty: as soon as it is checked."),
        )
        self._embargo.textChanged.connect(self._embargo_typed)
        self._embargo.editingFinished.connect(self.say_embargo)
        self._unreadable = ""
        """What is wrong with the embargo, whether it is said already or not."""
        self._offered = ""
        self.kind.currentIndexChanged.connect(self._offer)
        self._offer()
        self.set_values({"lang": current().lang})  # what is offered, nobody typed
        self.edited.connect(self.tell_already)
        self.tell_already()

    @property
    def wanted(self) -> Wanted | None:
        """What is chosen; None while there is nothing to tell of."""
        values = self.values()
        subject = next(
            (
                one
                for one in self._subjects
                if one.about == values["about"] and values["kind"] in one.kinds
            ),
            None,
        )
        if subject is None:
            return None
        choices = Choices(
            self.parts.on(),
            values["introduction"],
            large=values["large"] == "yes",
            embargo=values["embargo"],
        )
        return Wanted(values["kind"], subject, values["lang"], choices)

    def tell_embargo(self, checks: Iterable[Check]) -> None:
        """Say beside the embargo that it cannot be read, as long as it cannot; not to somebody who
        is still typing it."""
        told = [one for one in checks if one.key == "embargo" and one.state is State.STOPS]
        self._unreadable = say(told[0].said) if told else ""
        if not self._embargo.hasFocus():
            self.say_embargo()

    def say_embargo(self) -> bool:
        """Say now that the embargo cannot be read; whether that is so."""
        self._fields["embargo"].set_error(self._unreadable)
        return bool(self._unreadable)

    def _embargo_typed(self) -> None:
        self._unreadable = ""  # that was of what stood there before

    def tell_already(self) -> None:
        """Say that the public was told of it, or is about to be: a second packet would say nothing
        of the first, where one that corrects it does."""
        wanted = self.wanted
        told = wanted.subject.told_by(wanted.kind, wanted.lang) if wanted is not None else None
        words = ""
        if told is not None and not self._corrects:
            words = _already(told).format(number=told.number)
        self._already.setText(words)
        self._already.setVisible(bool(words))

    def begin_with(self, *, kind: str, about: str = "", meeting_id: str = "", lang: str) -> None:
        """Choose what another packet was about."""
        self.set_value("kind", kind)
        self._offer()
        for subject in self._subjects:
            if kind in subject.kinds and (
                subject.about == about or (meeting_id and subject.meeting_id == meeting_id)
            ):
                self.set_value("about", subject.about)
                break
        self.set_values({"lang": lang})
        self.tell_already()

    def take_over(self, before: Choices) -> None:
        """Begin with what was chosen for the packet that is corrected."""
        self.set_values(
            {"introduction": before.introduction, "large": "yes" if before.large else ""}
        )
        if before.parts is not None:
            kind = str(self.kind.currentData() or "")
            off = [OFF + part.key for part in KINDS[kind].parts if part.key not in before.parts]
            self.set_values({"parts": " ".join((*before.parts, *off))})

    def _put(self, fields: Mapping[str, str]) -> None:
        """A draft: what a packet of its kind can be about is offered first. What it was about may
        not be there any more."""
        super()._put({"kind": fields["kind"]} if fields.get("kind") in self._kinds else {})
        self._offer()
        gone = {"kind"} if self.about.findData(fields.get("about")) >= 0 else {"kind", "about"}
        super()._put({name: value for name, value in fields.items() if name not in gone})
        self.tell_already()

    def _offer(self, *_index: int) -> None:
        """What a packet of this kind can be about, and its parts."""
        kind = str(self.kind.currentData() or "")
        if kind == self._offered:
            return
        self._offered = kind
        self.about.blockSignals(True)
        self.about.clear()
        for subject in self._subjects:
            if kind in subject.kinds:
                self.about.addItem(subject_words(subject), subject.about)
        self.about.setCurrentIndex(max(0, self._latest(kind)))
        self.about.blockSignals(False)
        parts = KINDS[kind].parts if kind else ()
        self.parts.offer([(part.key, part.title(current())) for part in parts])
        self.show_field("parts", bool(parts))  # a certificate is one page with none to choose
        self._always.setVisible(bool(parts))
        for name, value in (
            ("about", str(self.about.currentData() or "")),
            ("parts", self.parts.value()),
        ):
            self.set_value(name, value)

    def _latest(self, kind: str) -> int:
        """The place of what one tells of first: the latest period that is over."""
        offered = [one for one in self._subjects if kind in one.kinds]
        today = self.office.who.today
        over = (place for place, one in enumerate(offered) if one.on < today)
        return next(over, 0) if kind in ("quarterly", "annual") else 0


def _already(told: Told) -> str:
    if told.is_page:
        return _("Packet {number} was posted at once as a page. This one brings the PDF.")
    if told.is_public:
        return _(
            "Packet {number} tells of this already. To put something right in it, open it and "
            "choose “Correct it…”."
        )
    return _("Packet {number} tells of this and waits for a second officer.")
