# SPDX-License-Identifier: Apache-2.0
"""Reviews of a quarter: their findings, what is decided, and the steps to the frozen review."""
