# SPDX-License-Identifier: Apache-2.0
"""The newest schema: the migration that a workspace of this program stands at."""

HEAD = "0002"

FIRST_KEPT = "0002"
"""Workspaces of earlier schemas were unsigned; nobody could sign in to one."""
