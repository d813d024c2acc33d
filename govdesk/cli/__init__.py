# SPDX-License-Identifier: Apache-2.0
"""The command line: one file a command; stdout carries only the result, stderr everything else.
Imports no Qt; the desktop's launcher is handed in by app.py.
"""
