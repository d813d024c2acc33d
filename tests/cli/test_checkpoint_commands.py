# SPDX-License-Identifier: Apache-2.0
"""`checkpoint` and `trust`, as others call them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from govdesk.briefing.trust_page import trust_page
from govdesk.cli.main import main
from govdesk.queries.checkpoints import Key, TrustRoot
from govdesk.rules.permissions import Role
from govdesk.services.packets import pin_checkpoint
from tests.briefing.conformance import assert_conforms
from tests.briefing.reading import text_of
from tests.builders import PASSPHRASE, small_city


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A small city with a checkpoint, and everyone's passphrase."""
    monkeypatch.setenv("GOVDESK_PASSPHRASE", PASSPHRASE)
    place = str(tmp_path / "city.govdesk")
    city = small_city(place)
    pin_checkpoint(city.ctx)
    city.ctx.store.close()
    return place


def test_a_second_officer_signs_and_a_resident_keeps_it(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "seen.txt"
    asked = ["checkpoint", workspace, "--cosign", "--as", "clerk", "--out", str(kept), "--json"]
    assert main(None, asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in told["signers"]] == ["Sefa Secretary", "Cleo Clerk"]
    assert kept.read_text(encoding="utf-8") == told["note"]
    assert main(None, ["verify", workspace, "--checkpoint", str(kept), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["checked"]["remembered"] == 3
    assert main(None, asked) == 3
    assert json.loads(capsys.readouterr().err)["error"]["code"] == "checkpoint.signed_already"


def test_it_is_said_without_a_passphrase(
    workspace: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOVDESK_PASSPHRASE")
    assert main(None, ["checkpoint", workspace]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("govdesk/")
    assert "signed by Sefa Secretary" in said.err
    assert main(None, ["checkpoint", workspace, "--cosign"]) == 2


@pytest.mark.parametrize(("lang", "title"), [("en", "Whose keys sign"), ("es", "Las claves")])
def test_the_page_of_trust_is_whole(workspace: str, tmp_path: Path, lang: str, title: str) -> None:
    out = tmp_path / "trust.html"
    assert main(None, ["trust", workspace, "--out", str(out), "--lang", lang]) == 0
    page = out.read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert re.search(f"<h2 id=[^>]+>{title}", page)
    assert page.count('<th scope="row">') == 10
    assert "govdesk/" in page
    assert main(None, ["trust", workspace, "--out", str(out), "--lang", "xx"]) == 2


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_of_trust_is_an_accessible_document_too(
    workspace: str, tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "trust.pdf"
    assert main(None, ["trust", workspace, "--out", str(out), "--lang", lang]) == 0
    assert_conforms(out)
    page = tmp_path / "trust.html"
    assert main(None, ["trust", workspace, "--out", str(page), "--lang", lang]) == 0
    note = re.findall(r"<p class=\"small\">([^<]+)</p>", page.read_text(encoding="utf-8"))
    printed = text_of(out)
    assert note[0].startswith("govdesk/")
    assert all("".join(line.split()) in "".join(printed.split()) for line in note)
    again = tmp_path / "again.pdf"
    assert main(None, ["trust", workspace, "--out", str(again), "--lang", lang]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_name_on_the_page_of_trust_is_only_a_name() -> None:
    key = Key("0" * 32, "<script>Eve</script>", (Role.CLERK,))
    root = TrustRoot("A & B", "<b>", "UTC", "id", "0" * 64, 0, (key,), None)
    page = trust_page(root, lang="en").decode()
    assert "&lt;script&gt;Eve&lt;/script&gt;" in page
    assert "The record has no checkpoint yet." in page
    assert "A &amp; B" in page
    assert "<b>" not in page
