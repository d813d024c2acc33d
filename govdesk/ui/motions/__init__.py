# SPDX-License-Identifier: Apache-2.0
"""Motions: the list, one motion, the representative's ballot, and the roll call."""
