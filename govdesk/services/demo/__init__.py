# SPDX-License-Identifier: Apache-2.0
"""The demo city of Marlow Bay, which does not exist: two years of a task force's work.

Everything happens through the services, on a clock that is set, so that the demo city is a
workspace like any other; the same seed gives the same bytes. Its words and figures are in
`resources/demo/marlow_bay.json`. `story.py` runs the events that the other files lay out.
"""
