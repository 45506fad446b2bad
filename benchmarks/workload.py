"""Makes the benchmark's corpus: N entries in this project's own form; plain.py writes the same pages for the plain stack.

Equal seeds give equal bytes. A tenth of the entries are projects, a fifth reports, the rest events; each has about 150 words of text in
each language, relations, partners, topics, places and sources.
"""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml
from bilingual.schema.addresses import SEGMENTS
from bilingual.text.language import capitalize_first, lower

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
    for name in ("mkdocs.yml", "hooks"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name)
    for locale in VOCABULARY:
        (folder / "docs" / locale).mkdir(parents=True)
        (folder / "docs" / locale / "index.md").write_text(_home(locale), encoding="utf-8")
        (folder / "content" / locale).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_without_records((folder / "mkdocs.yml").read_text(encoding="utf-8")), encoding="utf-8")
    _write_registers(folder, entries)
    for number in range(entries):
        _write_entry(folder, number, entries)


def edit_one(folder: Path, number: int, word: str) -> None:
    """Change one sentence of the entry ``number`` of a corpus in our own form: ``word`` comes to stand at its start."""
    collection, key = identity(number)
    path = folder / "content" / "tr" / collection / f"{key}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary: ", f"summary: {word} ", 1), encoding="utf-8")


def page_of(number: int) -> str:
    """Return the address of the Turkish page of the entry ``number``, below the root of the site that is made of our own form."""
    collection, key = identity(number)
    return f"{SEGMENTS[collection]['tr']}/{key}/"


def _without_records(settings: str) -> str:
    """Give mkdocs.yml the benchmark's name, and leave out of it the pages and the organization that it does not have."""
    dropped = ("- declaration.md", "- center.md", "- method.md", "home_organization:")
    lines = settings.splitlines(keepends=True)
    kept = ("site_name: Benchmark\n" if line.startswith("site_name:") else line for line in lines)
    return "".join(line for line in kept if not line.strip().startswith(dropped))


def _home(locale: str) -> str:
    facts = "published: 2024-01-01\n" if locale == "tr" else ""
    return f"---\ntitle: Benchmark\ndescription: Benchmark\n{facts}---\n\nBenchmark.\n"


def identity(number: int) -> tuple[str, str]:
    """Return the collection and the key of an entry."""
    digit = number % 10
    collection = "projects" if digit < 1 else "reports" if digit < 3 else "events"
    return collection, f"{collection.removesuffix('s')}-{number}"


def date_of(number: int) -> str:
    """Return the day of an entry."""
    return f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"


def _sentence(rng: random.Random, locale: str, words: int) -> str:
    chosen = [rng.choice(WORDS[locale]) for _ in range(words)]
    return capitalize_first(lower(" ".join(chosen), locale), locale)


def text_of(locale: str, number: int) -> Text:
    """Return the words of an entry in one language."""
    rng = random.Random(f"{SEED}-{locale}-{number}")
    sentences = [_sentence(rng, locale, 12) + "." for _ in range(WORDS_PER_BODY // 12)]
    paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
    return Text(f"{_sentence(rng, locale, 5)} {number}", _sentence(rng, locale, 14) + ".", "\n\n".join(paragraphs))


def names(locale: str, entries: int) -> dict[str, dict[str, str]]:
    """Return the names of all records that are no entries, by their registers and keys."""
    many = max(20, entries // 20)
    body, place, topic = {"tr": ("Kurum", "Yer", "Konu"), "en": ("Body", "Place", "Topic")}[locale]
    return {
        "organizations": {f"org-{number}": f"{body} {number}" for number in range(many)},
        "places": {f"place-{number}": f"{place} {number}" for number in range(30)},
        "topics": {f"topic-{number}": f"{topic} {number}" for number in range(20)},
        "sources": {f"source-{number}": f"Kaynak {number}" for number in range(many)},
    }


def _write_registers(folder: Path, entries: int) -> None:
    kinds = {"organizations": "ngo", "places": "city"}
    for locale in VOCABULARY:
        found = names(locale, entries)
        for register, kind in kinds.items():
            facts = {"sources": ["source-0"], "kind": kind} if locale == "tr" else {}
            _write(folder / "content" / locale / f"{register}.yml", {key: {"name": name} | facts for key, name in found[register].items()})
        topics = {key: {"name": name, "summary": f"{name}."} for key, name in found["topics"].items()}
        _write(folder / "content" / locale / "topics.yml", topics)
    sources = {
        key: {"title": title, "language": "tr", "url": f"https://example.net/{number}"}
        for number, (key, title) in enumerate(names("tr", entries)["sources"].items())
    }
    _write(folder / "content" / "tr" / "sources.yml", sources)


def facts_of(number: int, entries: int) -> dict[str, object]:
    """Return the facts of an entry, as its file has them."""
    collection, _ = identity(number)
    rng = random.Random(f"{SEED}-{number}")
    many = max(20, entries // 20)
    facts: dict[str, object] = {
        "date": date_of(number),
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
    return facts


def _write_entry(folder: Path, number: int, entries: int) -> None:
    collection, key = identity(number)
    for locale in VOCABULARY:
        text = text_of(locale, number)
        words = {"title": text.title, "summary": text.summary, "body": text.body}
        _write(folder / "content" / locale / collection / f"{key}.yml", words | (facts_of(number, entries) if locale == "tr" else {}))


class _Dumper(yaml.CSafeDumper):
    """Writes a value that stands in two places twice; the content has no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _write(path: Path, tree: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
