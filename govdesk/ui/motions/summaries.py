# SPDX-License-Identifier: Apache-2.0
"""A motion's summaries: in which languages there is one, by whom, whether the mover agrees, and
writing another or recording why there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from govdesk.queries.motions import MotionDetail as Found
from govdesk.rules.messages import Languages, message
from govdesk.rules.summaries import MoverView, Summary, chosen, standing
from govdesk.services import summaries
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Reveal, Section, caption
from govdesk.ui.widgets.language_box import LanguageBox, language_name
from govdesk.wording import _, current, say
from govdesk.wording.offices import office_word

UNDECIDED = (
    *("submitted", "noticed", "moved", "seconded"),
    *("pending", "postponed", "referred", "laid_on_the_table"),
)


def summary_on_top(found: Found) -> list[QWidget]:
    """What the motion does, for whoever is at the desk, and who says so."""
    n = found.texts[0].n
    one = chosen(found.summaries, n, (current().lang, found.own_language))
    if one is None:
        return [caption(_("No summary was written yet."))]
    return [Label(one.text), caption(told_of(one, n))]


class Summaries(Section):
    """Every language that there is a summary in, and those that are missing."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(_("Summaries"))
        text = found.texts[0].n
        for one in standing(found.summaries, text):
            self.body.addWidget(_InOneLanguage(office, found, one))
        for excuse in found.excuses:
            if excuse.n == text:
                said = message(
                    "summaries.excused",
                    languages=Languages(excuse.languages),
                    reason=excuse.reason,
                )
                self.body.addWidget(Label(say(said)))
        if found.missing:
            lacking = _("Asked for and still missing: {languages}.")
            names = _(", ").join(map(language_name, found.missing))
            self.body.addWidget(Label(lacking.format(languages=names), "strong"))


def summary_acts(office: Office, found: Found) -> list[QWidget]:
    """What can be done about them, until the question is put."""
    if found.row.state not in UNDECIDED:
        return []
    acts: list[QWidget] = [
        Reveal(
            office,
            _("Write a summary"),
            write_subject(found),
            lambda: WriteForm(office, found),
            office.who.why_not("summary.write"),
        )
    ]
    if found.missing:
        acts.append(
            Reveal(
                office,
                _("Record why there is none"),
                excuse_subject(found),
                lambda: ExcuseForm(office, found),
                office.who.why_not("summary.excuse"),
            )
        )
    return acts


class _InOneLanguage(Section):
    """One summary, with the mover's word on it."""

    def __init__(self, office: Office, found: Found, one: Summary) -> None:
        super().__init__(language_name(one.language))
        self.body.addWidget(Label(one.text))
        self.body.addWidget(caption(told_of(one, found.texts[0].n)))
        if found.row.state not in UNDECIDED:
            return
        offers = {
            MoverView.AGREES: _("The mover agrees"),
            MoverView.DISAGREES: _("The mover does not agree"),
        }
        for view, words in offers.items():
            if view is one.mover_view:
                continue
            act = Act(words, "quiet")
            act.button.setAccessibleName(
                _("{act}: the summary in {language}").format(
                    act=words, language=current().language(one.language)
                )
            )
            act.set_refusal(office.who.why_not("summary.write"))
            act.clicked.connect(
                lambda _on=False, agrees=view is MoverView.AGREES: office.desk.write(
                    self, summaries.record_mover_view, summary_id=one.id, agrees=agrees
                )
            )
            self.body.addWidget(act)


class WriteForm(Form):
    """Asks for a summary of the present text in a language."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(office, write_subject(found))
        self._found = found
        self.add("language", _("&Language"), LanguageBox((*found.missing, found.own_language)))
        self.add(
            "summary",
            _("In two plain &sentences"),
            QPlainTextEdit(),
            hint=_("What it does, for someone who was not there."),
        )
        self.add(
            "author",
            _("&Written by"),
            QLineEdit(),
            hint=_("It is printed with the summary. Leave it empty if it is you."),
        )
        self.end_with(Act(_("&Keep the summary")), self.submit)

    def submit(self) -> None:
        """Keep the summary."""
        values = self.values()
        self.send(
            summaries.write_summary,
            motion_id=self._found.row.id,
            language=values["language"],
            summary=values["summary"],
            author=values["author"],
            revision=self._found.revision,
        )


class ExcuseForm(Form):
    """Asks for the chair's reason why there is no summary in the languages missing."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(office, excuse_subject(found))
        self._found = found
        self.add(
            "reason",
            _("The chair’s &reason"),
            QLineEdit(),
            hint=_("It stands in the minutes and beside the result. The vote can open then."),
        )
        self.end_with(Act(_("&Keep the reason")), self.submit)

    def submit(self) -> None:
        """Keep the reason."""
        self.send(
            summaries.excuse_summaries,
            motion_id=self._found.row.id,
            reason=self.values()["reason"],
            revision=self._found.revision,
        )


def write_subject(found: Found) -> str:
    """The subject of a draft summary."""
    return f"summary/{found.row.id}"


def excuse_subject(found: Found) -> str:
    """The subject of a draft reason."""
    return f"no_summary/{found.row.id}"


def told_of(one: Summary, n: int) -> str:
    """Who wrote a summary, what the mover says of it, and whether it is of an earlier text than
    the one numbered `n`."""
    said = [_("Summary by {author}.").format(author=author_of(one)), view_words(one)]
    if one.n != n:
        said.append(_("Written for the earlier text, before it was amended."))
    return " ".join(said)


def author_of(one: Summary) -> str:
    """Who wrote a summary: an office in the reader's own language."""
    return office_word(one.author, current()) or one.author


def view_words(one: Summary) -> str:
    """What the mover says of it, in a sentence."""
    match one.mover_view, one.said:
        case MoverView.AGREES, False:
            return _("The mover agrees with it.")
        case MoverView.AGREES, True:
            return _("The mover said that they agree with it.")
        case MoverView.DISAGREES, False:
            return _("The mover does not agree with it.")
        case MoverView.DISAGREES, True:
            return _("The mover said that they do not agree with it.")
        case _:
            return _("The mover has not said whether it is right.")
