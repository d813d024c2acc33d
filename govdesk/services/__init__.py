# SPDX-License-Identifier: Apache-2.0
"""Use cases, and the only writers: authorise, load, apply the rule, record the entry (which changes
the rows), commit: one transaction, one entry at least. Each takes a `Context` and keyword
arguments and returns what changed. May import queries, record, store, models, wording and rules.
"""
