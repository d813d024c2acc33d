# SPDX-License-Identifier: Apache-2.0
"""Indicators: the list with where each stands, one with its chart and history, and its readings."""
