# SPDX-License-Identifier: Apache-2.0
"""Votes from before the workspace: the list and one vote with its roll."""
