"""No page gets wider than a phone, however long a word of it is: a hashtag in a title, an address in a remark."""

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, open_details, too_wide
from tests.browser.sample import EACH_KIND

LONG_WORDS = "#MülteciDostuBelediyelerBuluşması2019veSonrası https://example.org/" + "belgeler_ve_raporlar/" * 4
LENGTHEN = """words => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode())
        if (/\\p{L}{3}/u.test(walker.currentNode.data) && !walker.currentNode.parentElement.closest('svg, script, style, button, label'))
            texts.push(walker.currentNode);
    for (const text of texts) text.data = text.data.trimEnd() + ' ' + words + ' ';
    return texts.length;
}"""
"""Puts words behind every text of the page that comes from content, and behind those of the program, too."""


def test_a_long_word_makes_no_kind_of_page_wider_than_a_phone(sample: Sample, new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 800}).new_page()
    wide = []
    for kind_and_locale in EACH_KIND:
        page.goto(sample[kind_and_locale][0])
        open_details(page)
        page.evaluate(LENGTHEN, LONG_WORDS)
        wide += [kind_and_locale] if too_wide(page) else []
    assert wide == []
