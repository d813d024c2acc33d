# SPDX-License-Identifier: Apache-2.0
"""What is wrong with an installation and a workspace, in words, with what to do about it."""
