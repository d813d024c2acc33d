# SPDX-License-Identifier: Apache-2.0
"""Public packets as PDF: content blocks (H, P, DataTable, Figure) made from a `PublicView`, and the
ReportLab renderer that draws them. Never sees a session or a private value. May import services,
queries, record, wording and rules, never models or store.
"""
