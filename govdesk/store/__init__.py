# SPDX-License-Identifier: Apache-2.0
"""The database: engine, sessions, opening, migrations, backup, and the particulars of SQLite and
PostgreSQL. Knows tables, knows no use case. May import models, wording, paths and rules.
"""
