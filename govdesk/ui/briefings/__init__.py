# SPDX-License-Identifier: Apache-2.0
"""Briefings: prepare a public packet, let another officer publish it, keep the archive."""
