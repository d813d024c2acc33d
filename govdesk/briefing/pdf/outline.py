# SPDX-License-Identifier: Apache-2.0
"""The document's outline, with the number of its entries as it is."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFOutlines, count


class Outline(PDFOutlines):
    """ReportLab's outline. ReportLab numbers its objects by the very figure that is to say how many
    entries are seen, which is too high then (ISO 32000-1, table 152)."""

    mydestinations: Any
    closedict: dict[Any, int]
    ready: int | None

    def prepare(self, document: Any, canvas: Any) -> None:
        """ReportLab's hook before the file is written."""
        super().prepare(document, canvas)
        if self.ready == 1:
            self.count = count(self.mydestinations, self.closedict)
