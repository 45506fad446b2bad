"""Makes the benchmark's corpora: N entries in this project's own form, and the same pages as plain Markdown.

Equal seeds give equal bytes. A tenth of the entries are projects, a fifth reports, the rest events; each has about 150 words of text in
each language, relations, partners, topics, places and sources.
"""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml
from bilingual.addresses import SEGMENTS
from bilingual.language import capitalize_first, lower

ROOT = Path(__file__).parent.parent
SEED = 2015
WORDS_PER_BODY = 150
VOCABULARY = {
    "tr": """belediye göç mülteci kent uyum hizmet destek proje çalıştay toplantı rapor sosyal yerel yönetim birlik katılım veri araştırma
        eğitim kadın çocuk gençlik barınma sağlık istihdam dayanışma kapasite iş birliği ilçe büyükşehir meclis komisyon platform İstanbul
        Iğdır Şanlıurfa ölçüt öncelik görüşme düzenlendi yürütüldü paylaşıldı geliştirildi sunuldu değerlendirildi ve ile için""",
    "en": """municipality migration refugee city cohesion service support project workshop meeting report social local government union
        data research training women children youth housing health employment solidarity capacity cooperation district metropolitan
        council committee platform Istanbul measure priority talk held carried shared developed presented assessed and with for of the""",
}
WORDS = {locale: words.split() for locale, words in VOCABULARY.items()}
COLLECTIONS = {"projects": 1, "reports": 2, "events": 7}
"""How many of ten entries are in each collection."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an entry in one language."""

    title: str
    summary: str
    body: str


def write_own(folder: Path, entries: int) -> None:
    """Write a project of ``entries`` entries in this project's own form into the empty ``folder``."""
    for name in ("mkdocs.yml", "overrides", "hooks", "docs"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name)
    for locale in VOCABULARY:
        for page in (folder / "docs" / locale).glob("*.md"):
            if page.stem != "index":
                page.unlink()
        (folder / "docs" / locale / "index.md").write_text(_home(locale), encoding="utf-8")
        (folder / "content" / locale).mkdir(parents=True)
        shutil.copy2(ROOT / "content" / locale / "interface.yml", folder / "content" / locale / "interface.yml")
    (folder / "mkdocs.yml").write_text(_without_pages((folder / "mkdocs.yml").read_text(encoding="utf-8")), encoding="utf-8")
    _write_registers(folder, entries)
    for number in range(entries):
        _write_entry(folder, number, entries)


def write_plain(folder: Path, entries: int, *, tuned: bool = True) -> None:
    """Write the same pages as Markdown for MkDocs with Material, static-i18n, search and RSS into the empty ``folder``.

    ``tuned`` leaves the entries out of the menu and switches off what compares each entry of the search index with every other.
    """
    for locale in VOCABULARY:
        (folder / "docs" / locale).mkdir(parents=True)
        (folder / "docs" / locale / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(entries):
        collection, key = _identity(number)
        for locale in VOCABULARY:
            text = _text(locale, number)
            page = folder / "docs" / locale / collection / f"{key}.md"
            page.parent.mkdir(exist_ok=True)
            head = f"---\ndate: {_date(number)}\ndescription: {text.summary}\n---\n\n"
            page.write_text(f"{head}# {text.title}\n\n{text.summary}\n\n{text.body}\n", encoding="utf-8")
    settings = PLAIN_SETTINGS
    for line in () if tuned else TUNING:
        settings = settings.replace(line, "")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


PLAIN_SETTINGS = """\
site_name: Benchmark
site_url: https://example.org/
theme: {name: material, language: tr, font: false}
nav: [index.md]
not_in_nav: "/*/*/"
plugins:
  - search: {lang: [tr, en]}
  - rss: {use_git: false, date_from_meta: {as_creation: date, as_update: date, default_timezone: UTC}}
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: tr, name: Türkçe, default: true}
        - {locale: en, name: English}
"""


TUNING = ("nav: [index.md]\n", 'not_in_nav: "/*/*/"\n', "      reconfigure_search: false\n")
"""The lines of PLAIN_SETTINGS without which the stack is as it comes."""


def edit_one(folder: Path, number: int, word: str) -> None:
    """Change one sentence of the entry ``number`` of a corpus in our own form: ``word`` comes to stand at its start."""
    collection, key = _identity(number)
    path = folder / "content" / "tr" / collection / f"{key}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary: ", f"summary: {word} ", 1), encoding="utf-8")


def page_of(number: int) -> str:
    """Return the address of the Turkish page of the entry ``number``, below the root of the site that is made of our own form."""
    collection, key = _identity(number)
    return f"{SEGMENTS[collection]['tr']}/{key}/"


def _without_pages(settings: str) -> str:
    """Leave out of the menu in mkdocs.yml what the benchmark has no pages for."""
    dropped = ("- declaration.md", "- center.md")
    return "".join(line for line in settings.splitlines(keepends=True) if line.strip() not in dropped)


def _home(locale: str) -> str:
    facts = "published: 2024-01-01\n" if locale == "tr" else ""
    return f"---\ntitle: Benchmark\ndescription: Benchmark\n{facts}---\n\nBenchmark.\n"


def _identity(number: int) -> tuple[str, str]:
    digit = number % 10
    collection = "projects" if digit < 1 else "reports" if digit < 3 else "events"
    return collection, f"{collection.removesuffix('s')}-{number}"


def _date(number: int) -> str:
    return f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"


def _sentence(rng: random.Random, locale: str, words: int) -> str:
    chosen = [rng.choice(WORDS[locale]) for _ in range(words)]
    return capitalize_first(lower(" ".join(chosen), locale), locale)


def _text(locale: str, number: int) -> Text:
    rng = random.Random(f"{SEED}-{locale}-{number}")
    sentences = [_sentence(rng, locale, 12) + "." for _ in range(WORDS_PER_BODY // 12)]
    paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
    return Text(f"{_sentence(rng, locale, 5)} {number}", _sentence(rng, locale, 14) + ".", "\n\n".join(paragraphs))


def _write_registers(folder: Path, entries: int) -> None:
    many = max(20, entries // 20)
    names = {"tr": ("Kurum", "Yer", "Konu"), "en": ("Body", "Place", "Topic")}
    for locale, (body, place, topic) in names.items():
        source = locale == "tr"
        facts: dict[str, object] = {"sources": ["source-0"]} if source else {}
        organizations = {f"org-{n}": {"name": f"{body} {n}", **facts, **({"kind": "ngo"} if source else {})} for n in range(many)}
        places = {f"place-{n}": {"name": f"{place} {n}", **facts, **({"kind": "city"} if source else {})} for n in range(30)}
        topics = {f"topic-{n}": {"name": f"{topic} {n}", "summary": f"{topic} {n}."} for n in range(20)}
        for name, records in (("organizations", organizations), ("places", places), ("topics", topics)):
            _write(folder / "content" / locale / f"{name}.yml", records)
    sources = {f"source-{n}": {"title": f"Kaynak {n}", "language": "tr", "url": f"https://example.org/{n}"} for n in range(many)}
    _write(folder / "content" / "tr" / "sources.yml", sources)


def _write_entry(folder: Path, number: int, entries: int) -> None:
    collection, key = _identity(number)
    rng = random.Random(f"{SEED}-{number}")
    many = max(20, entries // 20)
    facts: dict[str, object] = {
        "date": _date(number),
        "topics": [f"topic-{number % 20}", f"topic-{(number * 7 + 1) % 20}"][: 1 + number % 2],
        "partners": [f"org-{rng.randrange(many)}"],
        "sources": [f"source-{rng.randrange(many)}"],
        "published": "2024-01-01",
    }
    if collection != "projects":
        facts |= {
            "kind": "forum" if collection == "events" else "handbook",
            "place": f"place-{number % 30}",
            "project": f"project-{number - number % 10}",
        }
    for locale in VOCABULARY:
        text = _text(locale, number)
        words = {"title": text.title, "summary": text.summary, "body": text.body}
        _write(folder / "content" / locale / collection / f"{key}.yml", words | (facts if locale == "tr" else {}))


class _Dumper(yaml.CSafeDumper):
    """Writes a value that stands in two places twice; the content has no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _write(path: Path, tree: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
