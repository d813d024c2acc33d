# SPDX-License-Identifier: Apache-2.0
"""The desktop: Qt widgets, item models and delegates. Screens call services and queries through one
worker and hold frozen rows; they never touch a session, a table or SQLAlchemy. Qt lives only here
and in app.py. How to write a screen: `ui.widgets`.
"""

from govdesk.ui.immortals import keep_immortals
from govdesk.ui.unread_sources import leave_sources_unread

keep_immortals()
leave_sources_unread()
