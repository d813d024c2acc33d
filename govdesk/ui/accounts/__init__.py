# SPDX-License-Identifier: Apache-2.0
"""Those who sign in, their passphrases, and acts that wait for a second person."""
