# SPDX-License-Identifier: Apache-2.0
"""Drawing blocks as a PDF with ReportLab. No knowledge of GovDesk's subjects is in here.

ReportLab is imported when a document is built, never when this package is imported.
"""
