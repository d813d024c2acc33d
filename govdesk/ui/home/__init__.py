# SPDX-License-Identifier: Apache-2.0
"""Home: what needs whoever is at the desk today."""
