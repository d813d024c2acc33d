# SPDX-License-Identifier: Apache-2.0
"""Data in and out: open-data vote files, series and tables (CSV, XLSX, Popolo, iCalendar, CSVW).

May import services, queries, record, wording and rules.
"""
