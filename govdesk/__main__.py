# SPDX-License-Identifier: Apache-2.0
"""`python -m govdesk` is `govdesk`."""

import sys

from govdesk.app import main

sys.exit(main())
