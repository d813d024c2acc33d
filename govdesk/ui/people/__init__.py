# SPDX-License-Identifier: Apache-2.0
"""People and seats: who sits where, who stands in, and who may sign in."""
