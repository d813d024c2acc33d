# SPDX-License-Identifier: Apache-2.0
"""Meetings: the list, and one meeting with its notice, agenda, attendance and minutes."""
