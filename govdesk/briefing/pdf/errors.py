# SPDX-License-Identifier: Apache-2.0
"""What a document is refused for. Every one is an error, never a warning."""

from __future__ import annotations


class PdfError(ValueError):
    """The document cannot be published as it is."""


class UntaggedText(PdfError):
    """Text drawn where no structure element owns it and no artifact either."""


class UntaggedImage(PdfError):
    """An image or a form drawn where nothing owns it."""


class UntaggedLink(PdfError):
    """An annotation that no structure element owns."""


class DanglingLink(PdfError):
    """A link to a place that the document does not have."""


class MissingGlyph(PdfError):
    """`character` has no shape in any font of the chain; `text` is where it stands."""

    def __init__(self, character: str, text: str) -> None:
        super().__init__(f"U+{ord(character):04X} in {text[:60]!r}")
        self.character = character
        self.text = text


class Unshaped(MissingGlyph):
    """`character` is of a `script` whose letters change their shape or place by those beside them
    in a way that is not known here: a font alone would print it wrong."""

    def __init__(self, script: str, character: str, text: str) -> None:
        super().__init__(character, text)
        self.script = script

    def __str__(self) -> str:
        return f"{self.script}: {super().__str__()}"


class UnembeddedFont(PdfError):
    """A font that would not travel with the file."""


class BadFont(PdfError):
    """A file that is no static TrueType font, whose maker forbids to embed it, or that has the name
    of another one that is in use."""


class EmptyAlt(PdfError):
    """A figure, a link or a signature field without a text for those who cannot see it."""


class BadPicture(PdfError):
    """A picture that cannot be read, or in colours of ink (CMYK)."""


class BadField(PdfError):
    """A signature field whose name is empty, has a dot in it, or is another one's."""


class EmptyDocument(PdfError):
    """A document with nothing in it that could be read."""


class NoTitleOrLanguage(PdfError):
    """A document that could not say what it is, or in which language."""


class BadLanguage(PdfError):
    """A language by a name that no reader knows: it must be a tag of BCP 47, such as `zh-Hant`."""


class BadMetadata(PdfError):
    """A title, a description or another word about something with a character that no file can say
    of itself, or a time that no date can tell."""


class BadAttachment(PdfError):
    """A file inside the file that has no name, one with a folder in it, or another one's; that has
    no description, or a type or relation that PDF does not know."""


class DoesNotFit(PdfError):
    """Something wider or higher than the text area of a page, which cannot go on on the next."""


class NoHeader(PdfError):
    """A table without a header row or column, or without a summary."""


class BadTable(PdfError):
    """A table without a row or a column, or whose rows are not all as long."""


class EmptyHeading(PdfError):
    """A heading that says nothing."""


class HeadingJump(PdfError):
    """A heading more than one level below the one before it, or deeper than the sixth."""


class LowContrast(PdfError):
    """A text too near in brightness to what it stands on (WCAG 1.4.3)."""


class Unsupported(PdfError):
    """Something that ReportLab can draw and this layer cannot tag, or not in sRGB."""


class WrongReportLab(PdfError):
    """The installed ReportLab lacks something that this layer hooks into."""


class SigningFailed(PdfError):
    """The file could not be signed; it was left as it was."""


class NoTimestamp(SigningFailed):
    """The timestamp service gave none. `why` is one of `unknown` (no such name), `closed`,
    `silent`, `untrusted`, `status` (an HTTP status, in `detail`), `nonsense` and `other`."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(detail or why)
        self.why = why
        self.detail = detail


class NoProof(SigningFailed):
    """What proves the certificates for long cannot be had. `why` is one of `self_made` (nobody else
    vouches), `no_chain`, `no_word` (nobody tells whether they were withdrawn), `withdrawn` and
    `not_good`; `of` is what the certificate says whose proof is missing."""

    def __init__(self, why: str, of: str) -> None:
        super().__init__(f"{why}: {of}")
        self.why = why
        self.of = of


class CertificateClosed(SigningFailed):
    """A certificate's file does not open. `why` is one of `unreadable`, `passphrase`, `unknown`
    (wrapped in a way that is not known here) and `keyless`."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the certificate's file could not be opened: {why}")
        self.why = why
