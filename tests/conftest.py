# SPDX-License-Identifier: Apache-2.0
"""For every test: no display is needed, and the user's own configuration is never touched.

Nothing here imports Qt; what Qt's tests need stands in `tests/ui/conftest.py`.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
