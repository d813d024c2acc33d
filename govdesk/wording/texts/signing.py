# SPDX-License-Identifier: Apache-2.0
"""Messages about signing packets: certificates, timestamps, and how much a signature proves."""

from __future__ import annotations

from govdesk.wording.template import text

TEXTS = {
    "packet.certificate_missing": text("The file {path} cannot be read: {why}."),
    "packet.certificate_missing.then": text(
        "Plug in or connect what it lies on, or choose another file in Settings."
    ),
    "packet.certificate_unreadable": text("The file {path} is damaged, or holds no certificate."),
    "packet.certificate_unreadable.then": text(
        "Choose the PKCS#12 file (.p12 or .pfx) that whoever issued the certificate gave you."
    ),
    "packet.certificate_damaged": text("The certificate in {path} could not be opened."),
    "packet.certificate_damaged.then": text(
        "Move that file away, and GovDesk makes another certificate when you sign."
    ),
    "packet.certificate_closed": text("This passphrase does not open {path}."),
    "packet.certificate_closed.then": text(
        "Type the file’s own passphrase, not yours for GovDesk."
    ),
    "packet.certificate_wrapped": text("The file {path} is closed in a way that is out of use."),
    "packet.certificate_wrapped.then": text(
        "Export the certificate again with a program of today, with its key and a passphrase."
    ),
    "packet.certificate_keyless": text(
        "The file {path} holds no key with a certificate, so nothing can be signed with it."
    ),
    "packet.certificate_keyless.then": text(
        "Export the certificate again together with its private key."
    ),
    "packet.certificate_expired": text("The certificate of {who} ran out on {when}."),
    "packet.certificate_expired.then": text(
        "Ask whoever issued it for a new one and choose that in Settings, or sign with the one that"
        " GovDesk makes for you."
    ),
    "packet.certificate_early": text("The certificate of {who} begins on {when} only."),
    "packet.certificate_early.then": text(
        "Until then choose another in Settings, or sign with the one that GovDesk makes for you."
    ),
    "packet.certificate_away": text(
        "The file {path} is not there now. Plug in or connect what it lies on, or choose another."
    ),
    "packet.certificate_over": text(
        "This certificate ran out on {when}. Choose another file, or sign with the one that GovDesk"
        " makes for you."
    ),
    "packet.not_signed": text("The packet could not be signed: {why}."),
    "packet.not_signed.then": text("Try again, or sign with another certificate."),
    "packet.level_b": text("The signature shows who signed (PAdES B-B)."),
    "packet.level_t": text("The signature shows who signed, and a timestamp when (PAdES B-T)."),
    "packet.level_lt": text(
        "The signature shows who signed, a timestamp when, and the file holds what proves both for"
        " long (PAdES B-LT)."
    ),
    "packet.level_no_service": text("When is the signer’s own word."),
    "packet.level_no_service.then": text(
        "A timestamp service can confirm the time: name one in Settings, under “Signing packets”."
    ),
    "packet.level_away": text("It has no timestamp, because {url} gave none: {why}."),
    "packet.level_away.then": text(
        "The packet is good as it is, and needs nothing more. Before the next one, try the service"
        " in Settings, under “Signing packets”."
    ),
    "packet.proof_self_made": text(
        "More cannot be proved for {who}: a certificate of one’s own making has nobody else who"
        " vouches for it."
    ),
    "packet.proof_self_made.then": text(
        "A certificate that others vouch for is chosen in Settings, under “Signing packets”."
    ),
    "packet.proof_no_chain": text(
        "More cannot be proved, because the certificates that vouch for {who} are neither in its"
        " file nor could be fetched."
    ),
    "packet.proof_no_chain.then": text(
        "See that this computer reaches the internet, or ask for the certificate’s file together"
        " with its chain up to the root."
    ),
    "packet.proof_no_word": text(
        "More cannot be proved now, because nobody could be reached who tells whether the"
        " certificate of {who} was withdrawn."
    ),
    "packet.proof_no_word.then": text(
        "See that this computer reaches the internet, or ask whoever issued the certificate."
    ),
    "packet.proof_withdrawn": text(
        "More cannot be proved: whoever issued the certificate of {who} says that it was withdrawn."
    ),
    "packet.proof_withdrawn.then": text(
        "If it is your own, choose another in Settings, under “Signing packets”, and tell whoever"
        " issued it. The packet is also signed in the record, with your own key."
    ),
    "packet.proof_not_good": text(
        "More cannot be proved, because one of the certificates does not stand up: it may have been"
        " withdrawn, or be for something else than signing."
    ),
    "packet.proof_not_good.then": text("Ask whoever issued the certificate."),
    "timestamp.no_address": text("{url} is not the address of a timestamp service."),
    "timestamp.no_address.then": text(
        "It begins with https:// or http:// and a name, as the service’s own page gives it."
    ),
    "timestamp.tried": text("No timestamp came: {why}."),
    "timestamp.tried.then": text(
        "Compare the address with the one on the service’s own page. Packets are published all the"
        " same, without a timestamp."
    ),
    "timestamp.why_unknown": text("there is no such name, or this computer is not connected"),
    "timestamp.why_closed": text("nothing answers there"),
    "timestamp.why_silent": text("it did not answer in time"),
    "timestamp.why_untrusted": text("it does not prove that it is who it says"),
    "timestamp.why_status": text("it answered with the error {code}"),
    "timestamp.why_nonsense": text("what it answered is no timestamp"),
    "timestamp.why_other": text("the network says “{why}”"),
}
