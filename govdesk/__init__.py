# SPDX-License-Identifier: Apache-2.0
"""GovDesk: the desktop application that a city's interdepartmental task force runs on.

The packages are floors; an import goes down, never up (docs/architecture.md):
app > ui, cli > briefing, exchange > services > queries > record > store > models > wording > rules.
"""

__version__ = "0.1.0"
