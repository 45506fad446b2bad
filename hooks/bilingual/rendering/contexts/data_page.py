"""The page of open data: what it offers, how large it is, and how it is cited."""

from typing import Any

from bilingual.content.model import Corpus
from bilingual.rendering.context import Context
from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.view import View
from bilingual.schema import COLLECTIONS, REGISTERS
from bilingual.schema.addresses import address
from bilingual.site import downloads
from bilingual.text.dates import format_date

VERSION = "1"
"""The version of the data; it stands in their address (``downloads.API``), too."""

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def data_context(view: View) -> dict[str, Any]:
    """Return what the page of open data shows."""
    corpus, locale = view.site.corpus, view.locale
    names = [name for name in dict.fromkeys((*downloads.DATASETS, *downloads.TABLES)) if is_offered(corpus, name)]
    return {
        "datasets": [(name, name_of(view.context, name, locale), count(corpus, name), _files(view, name)) for name in names],
        "licence_address": LICENCE["path"],
        "citation": citation(view.context, locale),
        "stability": fill_in(view.labels.data.stability_note, version=VERSION),
    }


def is_offered(corpus: Corpus, name: str) -> bool:
    """Return whether the site has a data set or table: the declaration and the signatories may be missing."""
    return name.split("-")[0] not in ("declaration", "signatories") or getattr(corpus, name.split("-")[0]) is not None


def name_of(context: Context, name: str, locale: str) -> str:
    """Return what a data set or a table is called in ``locale``."""
    labels = context.labels[locale]
    return str(labels.datasets.get(name) or labels.titles.get(f"{name}-list") or labels.titles[name])


def citation(context: Context, locale: str) -> str:
    """Return how the data are cited in ``locale``."""
    site, labels = context.site, context.labels[locale]
    return fill_in(
        labels.data.citation,
        site=labels.site_name,
        version=VERSION,
        date=format_date(site.newest_change, locale),
        address=site.settings.site_url + address("data", "", locale),
    )


def _files(view: View, name: str) -> list[tuple[str, str]]:
    """Return the files of a data set or a table by the words of their links."""
    words = view.labels.data
    files: list[tuple[str, str]] = []
    if name in downloads.DATASETS:
        files.append(("JSON", downloads.dataset(name)))
    if name in downloads.TABLES:
        files += [(words[folder.replace("-", "_")], downloads.table(name, folder)) for folder in downloads.CSV_FOLDERS]
    if name in downloads.DATASETS:
        files.append((words.schemas, downloads.schema(name)))
    return files


def count(corpus: Corpus, name: str) -> int:
    """Return how many records a data set, or rows a table, has that the site offers."""
    if name in (*COLLECTIONS, *REGISTERS, "signatories"):
        return len(corpus.register(name))
    if name == "declaration":
        return 1
    if name == "declaration-versions":
        return len(corpus.register("versions"))
    if name == "declaration-clauses":
        return sum(len(getattr(corpus.declaration, part)) for part in ("preamble", "points", "commitments"))
    return sum(len(getattr(record, name, ())) for _, record in corpus.records())
