# SPDX-License-Identifier: Apache-2.0
"""Actions: what decisions ask people to do, by when, and how far it is."""
