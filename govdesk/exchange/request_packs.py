# SPDX-License-Identifier: Apache-2.0
"""A request pack as files: a workbook to fill in, the same as CSV, and a draft of the mail.

The table has the columns that `govdesk import --readings` and the import dialog know, so that what
comes back is read without being told anything. What is there to be read only stands to the right,
where an import takes no notice of it.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from unicodedata import normalize

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from govdesk.queries.review_requests import AskedIndicator, AskedReading, RequestPack
from govdesk.rules.messages import message
from govdesk.rules.open_cells import plain
from govdesk.wording import Words

FILLED_IN = ("value", "numerator", "denominator", "status", "note")
COLUMNS = ("indicator", "period", "neighbourhood", "group", *FILLED_IN)
TOLD = ("name", "unit", "numerator", "denominator", "last", "due")
WIDTHS = (11, 11, 18, 14, 12, 12, 13, 12, 30, 34, 14, 30, 30, 18, 13)
GREY = PatternFill("solid", fgColor="ECEEF2")
_UNPLAIN = re.compile(r"[^A-Za-z0-9]+")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(pack: RequestPack, ending: str) -> str:
    """Such as `2026-Q2-health-3f9c.xlsx`: the end of the department's id keeps apart what is
    written alike once only plain letters are left."""
    letters = normalize("NFKD", pack.department.lower()).encode("ascii", "ignore").decode()
    told = (pack.period, letters, pack.department_id[-4:])
    return (
        "-".join(filter(None, (_UNPLAIN.sub("-", one).strip("-") for one in told))) + f".{ending}"
    )


def pack_files(pack: RequestPack, words: Words) -> dict[str, bytes]:
    """The files of a pack by name."""
    workbook = pack_workbook(pack, words)
    return {
        file_name(pack, "xlsx"): workbook,
        file_name(pack, "csv"): pack_csv(pack, words),
        file_name(pack, "eml"): pack_mail(pack, words, workbook),
    }


def pack_workbook(pack: RequestPack, words: Words) -> bytes:
    """Two sheets: what to fill in, and what it means."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words.say(message("request.sheet"))
    sheet.append([*COLUMNS, *_told_headers(words)])
    for one in pack.indicators:
        for reading in one.readings:
            sheet.append(_line(pack, one, reading, words))
    bold = Font(bold=True)
    for row, cells in enumerate(sheet.iter_rows(), 1):
        for column, cell in enumerate(cells, 1):
            read_only = column <= 4 or column > len(COLUMNS)
            if row == 1:
                cell.font = bold
            elif read_only or _not_asked(pack, row, column):
                cell.fill = GREY
    for at, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "E2"
    about = book.create_sheet(words.say(message("request.about")))
    about.append([words.say(message("request.readme"))])
    about.append([])
    keys = ("name", "description", "numerator", "denominator", "source")
    about.append(["", *(words.say(message(f"request.column.{key}")) for key in keys)])
    for one in pack.indicators:
        told = (one.name, one.description, one.numerator, one.denominator, one.source)
        about.append([one.code, *(plain(text) for text in told)])
    for letter, width in zip("ABCDEF", (10, 34, 60, 34, 34, 30), strict=True):
        about.column_dimensions[letter].width = width
    for row in about.iter_rows(min_row=3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pack_csv(pack: RequestPack, words: Words) -> bytes:
    """What to fill in, in UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *_told_headers(words)])
    for one in pack.indicators:
        for reading in one.readings:
            writer.writerow(_line(pack, one, reading, words))
    return out.getvalue().encode("utf-8-sig")


def pack_mail(pack: RequestPack, words: Words, workbook: bytes) -> bytes:
    """A draft that a mail program opens ready to send, with the workbook; nobody is named yet."""
    mail = EmailMessage(policy=SMTP)
    due = _date(pack.due_on, words)
    mail["Subject"] = words.say(
        message("request.subject", body=pack.body, period=pack.period, due=due)
    )
    mail["X-Unsent"] = "1"
    lines = "\n".join(
        words.say(
            message(
                "request.mail_line", code=one.code, name=one.name, periods=", ".join(one.periods)
            )
        )
        for one in pack.indicators
    )
    mail.set_content(
        words.say(
            message(
                "request.mail",
                body=pack.body,
                department=pack.department,
                period=pack.period,
                due=due,
                count=len(pack.indicators),
                lines=lines,
            )
        )
    )
    main, _, kind = XLSX.partition("/")
    mail.add_attachment(workbook, maintype=main, subtype=kind, filename=file_name(pack, "xlsx"))
    mail.set_boundary(f"=={pack.department_id}==")
    return mail.as_bytes()


def _told_headers(words: Words) -> list[str]:
    return [words.say(message(f"request.column.{key}")) for key in TOLD]


def _line(pack: RequestPack, one: AskedIndicator, reading: AskedReading, words: Words) -> list[str]:
    last = ""
    if one.last is not None and not (reading.neighbourhood or reading.group):
        last = f"{words.number(one.last)} ({one.last_period})"
    told = (one.name, one.unit, one.numerator, one.denominator, last, _date(pack.due_on, words))
    return [
        one.code,
        reading.period,
        plain(reading.neighbourhood),
        plain(reading.group),
        *("" for _column in FILLED_IN),
        *(plain(text) for text in told),
    ]


def _not_asked(pack: RequestPack, row: int, column: int) -> bool:
    """Whether a cell stays empty: a value where parts are asked for, and the other way round."""
    lines = [one for one in pack.indicators for _reading in one.readings]
    quotient = lines[row - 2].quotient
    return COLUMNS[column - 1] in (("value",) if quotient else ("numerator",))


def _date(day: date, words: Words) -> str:
    return words.date(day)
