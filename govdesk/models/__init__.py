# SPDX-License-Identifier: Apache-2.0
"""SQLAlchemy typed tables, one aggregate a file, under the names of the glossary. No behaviour
beyond types and constraints. May import rules only.
"""
