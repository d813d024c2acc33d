# SPDX-License-Identifier: Apache-2.0
"""Working days, the holidays that the clerk keeps, and what is counted in them."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "working_days.count": plural("{count} working day", "{count} working days"),
    "working_days.one_holiday": text("{days}; {day} is a holiday"),
    "working_days.holidays": text("{days}; {listed} are holidays"),
    "working_days.many_holidays": plural(
        "{days}; {count} holiday lies between", "{days}; {count} holidays lie between"
    ),
    "working_days.holiday": text("{weekday} {day} ({name})"),
    "working_days.weekday_1": text("Monday"),
    "working_days.weekday_2": text("Tuesday"),
    "working_days.weekday_3": text("Wednesday"),
    "working_days.weekday_4": text("Thursday"),
    "working_days.weekday_5": text("Friday"),
    "working_days.weekday_6": text("Saturday"),
    "working_days.weekday_7": text("Sunday"),
    "working_days.weekend_saturday_sunday": text("Saturday and Sunday"),
    "working_days.weekend_friday_saturday": text("Friday and Saturday"),
    "working_days.weekend_sunday": text("Sunday only"),
    "working_days.no_line": text("“{line}” is no holiday. Write the day, then its name."),
    "working_days.too_early": text("“{line}” is before {year}. What is over stays as it was."),
    "working_days.twice": text("The day of “{line}” stands there twice."),
    "working_days.long_name": text("The name in “{line}” is longer than {limit} characters."),
    "working_days.nothing_changed": text("These holidays are kept already."),
    "charter.changes_days_regular": plural(
        "Notice of a regular meeting: {count} working day.",
        "Notice of a regular meeting: {count} working days.",
    ),
    "charter.changes_days_special": plural(
        "Notice of a special meeting: {count} working day.",
        "Notice of a special meeting: {count} working days.",
    ),
    "charter.changes_days_emergency": plural(
        "Notice of an emergency meeting: {count} working day.",
        "Notice of an emergency meeting: {count} working days.",
    ),
    "charter.changes_days_continued": plural(
        "Notice of a continued meeting: {count} working day.",
        "Notice of a continued meeting: {count} working days.",
    ),
    "charter.changes_days_agenda": plural(
        "Motions are handed in {count} working day before a meeting.",
        "Motions are handed in {count} working days before a meeting.",
    ),
    "charter.changes_days_papers": plural(
        "Papers are out {count} working day before a meeting.",
        "Papers are out {count} working days before a meeting.",
    ),
    "charter.changes_days_amendments": plural(
        "Amendments come in writing {count} working day before a meeting.",
        "Amendments come in writing {count} working days before a meeting.",
    ),
    "charter.changes_days_minutes": plural(
        "Draft minutes are there {count} working day after a meeting.",
        "Draft minutes are there {count} working days after a meeting.",
    ),
    "charter.weekend": text("Nobody works on: {days}."),
}
