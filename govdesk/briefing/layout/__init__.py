# SPDX-License-Identifier: Apache-2.0
"""Blocks to pages: how a packet looks. Knows blocks and charts, knows nothing of task forces or
votes. `PrintedDoc(out, ...).build(blocks)` draws; the same blocks give the same bytes. Import it
where a document is drawn, not before: ReportLab is heavy.
"""
