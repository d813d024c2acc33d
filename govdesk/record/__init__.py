# SPDX-License-Identifier: Apache-2.0
"""The record: canonical form, hash chain, signatures, and the entry types.

Each entry type has one function that turns an entry into rows, so every governed table can be
rebuilt from the log. May import store, models, wording and rules; canonical form and chain import
neither Qt nor SQLAlchemy.
"""
