"""Every document of the site carries its security policy; only the live preview's server may put a script into one."""

import pytest
from bilingual.audit.built_site import BuiltPage
from bilingual.audit.verify import safety
from bilingual.rendering.templating import TEMPLATES

from tests.made_up import example_corpus, page, renderer_of

INLINE = "script-src 'self' 'unsafe-inline';"


@pytest.mark.parametrize("kind", ["home", "timeline", "search", "not-found"])
def test_published_pages_allow_no_script_of_their_own(kind: str) -> None:
    document = page(renderer_of(example_corpus()), kind, key="index" if kind == "home" else "")
    assert document.count('http-equiv="Content-Security-Policy"') == 1
    assert "unsafe" not in document
    assert list(safety.check_policy(BuiltPage("", "", document.encode()))) == []


def test_the_live_preview_allows_the_script_of_its_server_and_nothing_of_other_hosts() -> None:
    document = page(renderer_of(example_corpus(), live=True), "timeline")
    assert INLINE in document
    assert "default-src 'none'" in document


def test_every_template_of_a_whole_document_has_the_policy_before_anything_that_is_loaded() -> None:
    documents = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")}
    whole = {name: text for name, text in documents.items() if "<!doctype html>" in text}
    assert set(whole) == {"_document.html", "redirect.html"}
    for text in whole.values():
        assert text.index('{% include "_policy.html" %}') < min(
            text.index("<link"), text.index("<title") if "<title" in text else len(text)
        )
