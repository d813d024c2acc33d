#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Tells a desktop that its menu and file types under the given share folder have changed.
# Packagers (DESTDIR set) run these themselves; a system without the tools re-reads on its own.

[ -z "$DESTDIR" ] || exit 0
! command -v update-mime-database >/dev/null || update-mime-database "$1/mime"
! command -v update-desktop-database >/dev/null || update-desktop-database "$1/applications"
