# SPDX-License-Identifier: Apache-2.0
"""Reads: functions that take a session and return frozen rows for screens and packets.

Here also are the `PublicView` types, which cannot hold a private value, and `ChartSpec`, what a
chart shows, once for screen and print. A read never writes; no ORM row leaves this floor. May
import record, store, models, wording and rules.
"""
