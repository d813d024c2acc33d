# SPDX-License-Identifier: Apache-2.0
"""The sections of the quarterly packet, one file each: from the public view to blocks."""
