# SPDX-License-Identifier: Apache-2.0
"""Pure decisions: the rules of votes, motions, indicators, notice and permission.

Functions on frozen dataclasses, with no clock, no I/O, no Qt and no SQLAlchemy; what they have to
tell a person they return as a `Message` (a key and its arguments), never as a sentence. They import
nothing of GovDesk above this floor. This package is public: the desktop, the command line and the
public verifier decide by the same functions.
"""
