# SPDX-License-Identifier: Apache-2.0
"""What every test may ask for."""

pytest_plugins = ["tests.databases"]
