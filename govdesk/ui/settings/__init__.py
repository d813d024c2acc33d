# SPDX-License-Identifier: Apache-2.0
"""Settings: how GovDesk looks and speaks on this desktop."""
