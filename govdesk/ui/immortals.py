# SPDX-License-Identifier: Apache-2.0
"""Keeps Python 3.11 alive under PySide6 6.12.0.

That release is built as if None, True and False could not die, which is true from Python 3.12 on:
each call of a Qt method that returns one of them takes a reference that was never given. On 3.11
the process ends with "deallocating None" after some thousand calls. Giving them more references
than they can ever lose makes them what they are on 3.12. PySide6 6.11 is not affected; when a later
6.12 is not either, this file goes.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTALS = (None, True, False, NotImplemented, Ellipsis)


def keep_immortals() -> None:
    """Make the constants outlive every call that takes a reference too many; nothing from 3.12."""
    if sys.version_info >= (3, 12):
        return
    for constant in IMMORTALS:
        if sys.getrefcount(constant) < 1 << 40:
            ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 60
