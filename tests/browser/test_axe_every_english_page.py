"""axe finds nothing on any English page of the example site."""

import pytest

from tests.browser.conftest import Sample
from tests.browser.every_page import faults_of_every_page
from tests.browser.pages import NewContext
from tests.browser.sample import KINDS, BuiltPage


@pytest.mark.long  # one page of each kind is tried in every setting by test_axe_settings.py
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(example_pages: list[BuiltPage], sample: Sample, new_context: NewContext, kind: str) -> None:
    assert faults_of_every_page(example_pages, sample, new_context, kind, "en") == []
