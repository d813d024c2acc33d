# SPDX-License-Identifier: Apache-2.0
"""Blocks to PDF with ReportLab. Knows blocks and charts, knows nothing of task forces or votes.

`PacketDoc(path, title=..., lang=...).build(blocks)` draws a document; the same blocks give the same
bytes. Import it where a document is drawn, not before: ReportLab is heavy.
"""
