# SPDX-License-Identifier: Apache-2.0
"""The newest schema: the migration that a workspace of this program stands at."""

HEAD = "0001"
