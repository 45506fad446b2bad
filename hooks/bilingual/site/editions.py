"""The editions of reports that are files of this site: their addresses, which no content states, since the site's own may change."""

from dataclasses import replace

from bilingual.content.lint.file_kinds import FILES
from bilingual.content.model import Corpus
from bilingual.schema import Report
from bilingual.schema.fields import Edition
from bilingual.text.language import LOCALES


def with_addresses(corpus: Corpus, site_url: str) -> Corpus:
    """Return the content with what is not stated of editions that are files of this site: their addresses, languages and pages."""
    found = {key: _with_addresses(report, corpus, site_url) for key, report in corpus.reports.items() if report.own_editions}
    return replace(corpus, reports={**corpus.reports, **found}) if found else corpus


def _with_addresses(report: Report, corpus: Corpus, site_url: str) -> Report:
    own = {code: file.file for code, file in report.own_editions.items() if code in LOCALES}
    urls = dict(report.url.items()) | {code: f"{site_url}{FILES}{name}" for code, name in own.items()}
    pages = {code: corpus.documents[name].pages for code, name in own.items()} | dict(report.pages.items())
    languages = tuple(dict.fromkeys([*report.languages, *report.own_editions]))
    return report.model_copy(update={"url": Edition[str](**urls), "pages": Edition[int](**pages), "languages": languages})
