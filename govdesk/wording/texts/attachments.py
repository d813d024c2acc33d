# SPDX-License-Identifier: Apache-2.0
"""Files that are kept with a notice or a reading, and what the record says of them."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "attach.file": text("the file"),
    "attach.reading": text("the reading"),
    "attach.name": text("The file’s name"),
    "attach.described": text("What it shows"),
    "attach.unreadable": text("The file cannot be read. Choose one that is there."),
    "attach.empty": text("The file is empty."),
    "attach.too_large": text("The file is larger than {size} MB."),
    "attach.too_many": text("There are {most} files already. Take one off first."),
    "attach.is_off": text("The file was taken off already."),
    "record.file.attached": text("{who} kept a file as a proof or evidence."),
    "record.file.detached": text("{who} took a file off that was kept."),
}
