# SPDX-License-Identifier: Apache-2.0
"""What every test may ask for. No display is needed.

Nothing here imports Qt; what Qt's tests need stands in `tests/ui/conftest.py`.
"""

from __future__ import annotations

import os

from hypothesis import settings

pytest_plugins = ["tests.databases", "tests.disks", "tests.shared_city"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long one example takes says how busy the machine is, not whether the code is right.
settings.register_profile("govdesk", deadline=None)
settings.load_profile("govdesk")
