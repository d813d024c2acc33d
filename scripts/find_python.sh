#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the first Python that GovDesk runs on (3.11 to 3.15), or says in one line what is missing.
# PYTHON names one to try first. Each is asked, since a shim on the PATH may lead nowhere.

for candidate in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14 python3.15; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 15))' \
        >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
echo "GovDesk needs Python 3.11 or newer, and found none (on Debian: apt-get install python3)." >&2
exit 1
