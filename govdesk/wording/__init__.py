# SPDX-License-Identifier: Apache-2.0
"""Messages in the user's language: one gettext catalogue for the desktop, the command line,
packets and the verifier, with Babel for numbers and dates.

English text is the message id. Code says `_("Submit")` or `n_("{count} seat", "{count} seats", n)`;
rules say `Message("motion.not_pending", ...)`, whose English stands in `texts/`. May import
rules and paths only.
"""

from govdesk.wording.numbers import read_number
from govdesk.wording.words import Words, _, current, n_, say, use

__all__ = ["Words", "_", "current", "n_", "read_number", "say", "use"]
