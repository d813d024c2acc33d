# SPDX-License-Identifier: Apache-2.0
"""Record: everything that was ever done here, in plain words, and the check that it still fits."""
