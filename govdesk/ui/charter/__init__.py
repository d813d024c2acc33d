# SPDX-License-Identifier: Apache-2.0
"""The charter: the rules in force in plain words, and the form that proposes others."""
