# SPDX-License-Identifier: Apache-2.0
"""Messages about files of readings and the tables and maps they come by."""

from __future__ import annotations

from govdesk.wording.template import Plural, plural, text

TEXTS: dict[str, str | Plural] = {
    "table_file.old_excel": text(
        "{file} is in the old Excel form. Save it as an Excel workbook (.xlsx) or as CSV."
    ),
    "table_file.not_text": text("{file} is neither a text file nor an Excel workbook."),
    "table_file.encoding": text(
        "{file} is not in the encoding it was read in. Save it as CSV in UTF-8."
    ),
    "table_file.damaged": text("{file} is damaged, or is not an Excel workbook."),
    "table_file.no_sheet": text("The workbook has no sheet {sheet}. Its sheets: {sheets}."),
    "table_file.long_cell": text("Row {row} has a cell that is too long to be read."),
    "map.not_toml": text("{file} cannot be read as a map: it is not a TOML file."),
    "map.setting": text("{file}: the setting “{setting}” is not one that a map has, or is odd."),
    "number.two_ways": text(
        "“{text}” could be two numbers. Say in a map whether the decimal mark is “.” or “,”."
    ),
    "number.other_mark": text("“{text}” is not a number where decimals are written with “{mark}”."),
    "number.too_small": text("“{text}” is too small a number for any reading."),
    "period.two_ways": text(
        "“{text}” could be two dates. Write it as 2026-04-01, or say in a map what comes first."
    ),
    "period.mid": text("{day} neither begins nor ends {kind}."),
    "import.one_of": text("Name one file: readings or votes."),
    "import.vote_twice": text("The vote {name} stands in the file twice; first in row {row}."),
    "import.vote_differs": text(
        "The vote {name} is in the record already, and says something else there."
    ),
    "import.vote_needs_identifier": text("The vote has no identifier."),
    "import.vote_disagrees": text("What it states does not agree with its roll. {told}"),
    "import.vote_not_kept": text("It holds a value that the record cannot keep."),
    "import.vote_day": text("“{text}” is not a day."),
    "import.votes_found": text("{new} new, {unchanged} there already."),
    "import.too_long": text("This is longer than {limit} characters."),
    "import.no_indicator": text("The indicator is missing."),
    "import.unknown_indicator": text("There is no indicator “{text}”."),
    "import.unknown_status": text("“{text}” is not a status: use final, provisional or no_data."),
    "import.unknown_department": text("There is no department “{text}”."),
    "import.no_department": text("The department that answers for the indicator is missing."),
    "import.odd_word": text("“{text}” is not something that {setting} can be."),
    "import.twice": text(
        "{period} is there twice for the same place and group: also in row {first}."
    ),
    "import.no_column": text("The file has no column “{column}”."),
    "import.columns": text("Its columns are {columns}. For any other, give a map with --map."),
    "import.columns_there": text("Its columns are: {columns}"),
    "open_data.title": text("Readings of {city}"),
    "open_data.hidden": text(
        "Counts from 1 to {most} are hidden, and what would give them away; so are the shares and "
        "rates that rest on them."
    ),
    "import.at": text("Row {row}, {column}: {problem}"),
    "import.at_row": text("Row {row}: {problem}"),
    "import.reason": text("Imported from {file}"),
    "import.ignored": text("The column “{column}” is not used."),
    "import.rows": plural("{count} row read.", "{count} rows read."),
    "import.so_far": plural("{count} row is read.", "{count} rows are read."),
    "import.found": text("New: {new}. Revised: {revised}. Unchanged: {unchanged}."),
    "import.indicators": plural("{count} indicator is new.", "{count} indicators are new."),
    "import.rejected": plural(
        "{count} problem. Nothing was recorded.", "{count} problems. Nothing was recorded."
    ),
    "import.recorded": text("Everything was recorded."),
    "import.busy": text("Wait until what is on its way has ended, or cancel it."),
    "import.choose_file": text("Choose a file first."),
    "import.dry": text("This was a dry run: nothing was recorded."),
}
