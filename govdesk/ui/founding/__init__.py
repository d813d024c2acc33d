# SPDX-License-Identifier: Apache-2.0
"""Founding a workspace: the city, its seats, three officers and a file, one question at a time."""
