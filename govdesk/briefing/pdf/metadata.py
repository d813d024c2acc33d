# SPDX-License-Identifier: Apache-2.0
"""What the file says of itself: XMP, output intent, claims of conformance."""

from __future__ import annotations

import time
from importlib import resources
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from govdesk.briefing.pdf.errors import BadMetadata

_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


_LAST = 253_402_300_799


def check_words(words: str) -> None:
    """Raises BadMetadata for a character that XML has no form for (XML 1.0, section 2.2)."""
    for one in words:
        if not ("\x20" <= one <= "\ud7ff" or "\ue000" <= one <= "\ufffd" or one > "\uffff"):
            raise BadMetadata(f"U+{ord(one):04X} in {words[:60]!r}")


def check_time(timestamp: int) -> None:
    """Raises BadMetadata for a time before 1970 or after the year 9999."""
    if not 0 <= timestamp <= _LAST:
        raise BadMetadata(f"the time {timestamp}")


def xmp(
    *,
    title: str,
    author: str,
    subject: str,
    lang: str,
    creator: str,
    producer: str,
    timestamp: int,
    part: int,
) -> bytes:
    """The metadata packet. `part` is that of PDF/A; its level is always the accessible one."""
    when = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(timestamp))
    said = f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{escape(subject)}</rdf:li>
</rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(lang)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{escape(creator)}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{escape(producer)}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_EXTENSION}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return said.encode()


def claim(document: Any, packet: bytes, *, rtl: bool) -> None:
    """Put metadata, output intent and marks into the catalog of a ReportLab document."""
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    preferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    if rtl:
        preferences["Direction"] = "/R2L"
    catalog.ViewerPreferences = preferences
    profile = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary({"N": 3}),
        content=resources.files(__package__).joinpath("data/sRGB2014.icc").read_bytes(),
        filters=[pdfdoc.PDFZCompress],
    )
    intent = pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalog.OutputIntents = pdfdoc.PDFArray([document.Reference(intent)])
