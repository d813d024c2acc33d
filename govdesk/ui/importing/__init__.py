# SPDX-License-Identifier: Apache-2.0
"""Taking a file of readings in, by a dialog: its columns, a dry run, and the import."""
