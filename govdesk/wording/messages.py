# SPDX-License-Identifier: Apache-2.0
"""The English of every `Message` key, from one file a subject in `texts/`."""

from __future__ import annotations

from govdesk.wording.template import Plural
from govdesk.wording.texts import TEXTS

__all__ = ["TEXTS", "Plural"]
