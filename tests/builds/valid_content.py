"""Makes valid content at random, from the table of fields: namesakes, extreme lengths, whatever is optional there or not there."""

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from bilingual.schema import COLLECTIONS, REGISTERS, Declaration, Page, Record, SignatoryRegister, SiteWords
from bilingual.schema.entries import Entry, Event, Report
from bilingual.schema.fields import FieldKind, Form
from bilingual.schema.groups import Discrepancy
from bilingual.schema.images import folder_of
from bilingual.schema.registers import Place, PlaceKind, Source
from bilingual.schema.site_words import Home
from bilingual.schema.table import FieldShape, fields_of
from bilingual.text import edtf
from bilingual.text.provinces import PROVINCES

from tests.documents import make_pdf
from tests.drawn import draw
from tests.photographs import saved

Trees = tuple[dict[str, Any], dict[str, Any]]
"""What the Turkish and the English file say of a record."""

PICTURE = saved(draw(1, (60, 40)), "JPEG")
NAMES = ("Yenişehir Belediyesi", "Göç Çalıştayı", "Ağrı’da “Uyum”", "Iğdır & Şırnak", "İ", "2018")
"""So few that some records bear the same name."""
ODD = (
    "Çekoslovakyalılaştıramadıklarımızdanmışsınızcasına" * 6,
    "Göç " * 240 + "sonu",
    "a\\b \\\\\\ \\n; c, d",
    "\\" * 60,
    "5 < 6 > 4 & 'tek' \"çift\" `kod` *yıldız* _alt_ [köşeli] (yay) | # ~ ^ = + $ %",
    "[metin](baska-yer) ve ![resim](yok.png)",
    "göç 移民 миграция هجرة 🧭",
    "https://example.net/a?b=c&d=e#f",
    "null",
    "—",
)
WORDS = ("Belediyeler", "göç", "için", "bir", "çalışma", "yürüttü", "Şanlıurfa", "ığdır", "uyum", "kent", "municipality", "İzmir’de")
PARTS: tuple[Callable[["Maker"], str], ...] = (
    lambda make: make.sentence(30),
    lambda make: f"## {make.sentence(4)}\n\n{make.sentence(5)}\n\n#### {make.sentence(3)}\n\n{make.sentence(5)}",
    lambda make: f"###### {make.sentence(2)}\n\n{make.sentence(5)}",
    lambda make: f"- {make.sentence(3)}\n- {make.sentence(3)}\n    - {make.sentence(2)}\n\n1. {make.sentence(2)}\n2. bir",
    lambda make: f"> {make.sentence(9)}",
    lambda make: "| Yıl | Sayı |\n|---|--:|\n| 2018 | 12 |\n| 2019 | 1.200 |",
    lambda make: f"{make.sentence(5)}[^not]\n\n[^not]: {make.sentence(6)}",
    lambda make: f"Terim\n: {make.sentence(6)}",
    lambda make: f"```\n[kod](yok) <b> {{% x %}}\n```\n\n{make.sentence(3)} `[a](b)` son.".replace("{% x %}", "x"),
    lambda make: f"[{make.sentence(3)}]({make.link()}) ve <https://example.net/x>; <bilgi@example.org>.",
    lambda make: f"![Halka](../assets/images/ring.svg)\n\n{make.sentence(4)}",
    lambda make: f"{make.sentence(8)} [@{make.key('sources')}; @own-record-2018-0{make.random.randint(1, 9)}-11, s. 3, 5-7].",
    lambda make: f"## {make.sentence(2)}\n\n**{make.sentence(2)}** *{make.sentence(2)}*\n\n---",
)
"""Pieces of Markdown."""
NAMED_BY_FIELD = ("remarks", "field_sources")
BEFORE: Mapping[str, tuple[str, ...]] = {"certainty": ("date",), "publisher_name": ("publisher",), "within": ("date",)}


class Maker:
    """Makes one site from a number; equal numbers make equal sites."""

    def __init__(self, seed: int, entries: int = 10) -> None:
        self.random: random.Random = random.Random(seed)
        self.richness = self.random.choice((0.0, 0.2, 0.5, 1.0))
        self.english = self.random.choice((0.0, 0.5, 0.9, 1.0))
        self.strangeness = self.random.choice((0.0, 0.1, 0.5))
        self.has_declaration = self.random.random() < 0.6
        self.has_signatories = self.has_declaration and self.random.random() < 0.7
        self.number = 0
        self.keys: dict[str, list[str]] = {"versions": ["ilk", "son"] if self.has_declaration else [], "lanes": []}
        if self.chance(0.6):
            self.keys["lanes"] = ["ilk-serit", "son-serit"]
        for register in REGISTERS:
            needed = register == "sources"
            self.keys[register] = [f"{register[:3]}-{number}" for number in range(self.random.randint(needed, 3))]
        for register in COLLECTIONS:
            self.keys[register] = []
        for number in range(entries):
            register = self.random.choice(list(COLLECTIONS))
            self.keys[register].append(f"{register[:-1]}-{number}")
        self.own = ""

    def write(self, root: Path) -> None:
        """Write the content below ``root``: all but the labels, which are there."""
        for register, entry in COLLECTIONS.items():
            for key in self.keys[register]:
                self._dump(root, f"{register}/{key}", self.record(entry, key))
        for register, model in REGISTERS.items():
            if self.keys[register]:
                made = {key: self.record(model, key) for key in self.keys[register]}
                self._dump(root, register, ({k: tr for k, (tr, _) in made.items()}, {k: en for k, (_, en) in made.items() if en}))
        if self.has_declaration:
            self._dump(root, "declaration", self.record(Declaration, ""))
        if self.has_signatories:
            self._dump(root, "signatories", self.record(SignatoryRegister, ""))
        if self.keys["lanes"]:
            self._dump(root, "site", self.record(SiteWords, ""))
        folder = root / "docs/assets/files"
        (folder / "2019").mkdir(parents=True, exist_ok=True)
        (folder / "list.csv").write_text("a,b\n", encoding="utf-8")
        (folder / "2019/report.pdf").write_bytes(make_pdf("Rapor", 2, title="Rapor", language="tr", tagged=True))
        for register in (*COLLECTIONS, "organizations", "places", "pages"):
            for key in self.keys.get(register, ("index", "about", "hakkinda")):
                path = root / "docs" / folder_of(register, key) / "picture.jpg"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(PICTURE)
        for key in ("index", "about", *(["hakkinda"] if self.chance(0.5) else [])):
            self._page(root, key)

    def chance(self, share: float) -> bool:
        """Return True in this share of the cases."""
        return self.random.random() < share

    def record(self, model: type[Record], key: str) -> Trees:
        """Return a record of ``model``, in both languages; the English one is empty where there is none."""
        outer, self.own = self.own, key or self.own
        turkish: dict[str, Any] = {}
        english: dict[str, Any] = {}
        speaks = self.chance(self.english)
        for name in sorted(fields_of(model), key=lambda name: len(BEFORE.get(name, ()))):
            shape = fields_of(model)[name]
            wanted = shape.required or name == "lanes" or self.chance(self.richness)
            if wanted and name not in ("slug", "redirect_from", "draft", "withdrawn", "labels"):
                self._add(model, shape, turkish, english, speaks)
        self._keep_rules(model, turkish, english, speaks)
        self.own = outer
        return turkish, english

    def _add(self, model: type[Record], shape: FieldShape, turkish: dict[str, Any], english: dict[str, Any], speaks: bool) -> None:
        if shape.record and shape.by_key:
            keys = self._field_names(model) if shape.name in NAMED_BY_FIELD else self._keys_of(shape.name, model)
            made = {key: self.record(shape.record, key) for key in keys}
            turkish |= {shape.name: {key: tr for key, (tr, _) in made.items()}} if made else {}
            english |= {shape.name: inner} if speaks and (inner := {key: en for key, (_, en) in made.items() if en}) else {}
        elif shape.record:
            turkish[shape.name], inner = self.record(shape.record, "")
            english |= {shape.name: inner} if speaks and inner else {}
        elif shape.name == "field_sources":
            turkish |= {shape.name: {name: [self.key("sources")] for name in self._field_names(model)}}
        else:
            value = self.value(model, shape.name)
            if value is not None:
                turkish[shape.name] = value
            if shape.kind is not FieldKind.FACT and speaks and self.chance(0.9) and (other := self.value(model, shape.name)) is not None:
                english[shape.name] = other

    def _keys_of(self, name: str, model: type[Record]) -> list[str]:
        if name in ("versions", "lanes"):
            return self.keys[name]
        if model is SiteWords and name == "years":
            return ["2018"]
        if name in ("preamble", "points", "commitments"):
            return [str(number) for number in range(1, self.random.randint(2, 5))]
        least = 2 if model is Discrepancy else 1
        return [f"{name[:2]}-{number}" for number in range(self.random.randint(least, 3))]

    def _field_names(self, model: type[Record]) -> list[str]:
        return self.random.sample([name for name in ("title", "date", "place", "name", "kind") if name in fields_of(model)], 1)

    def _keep_rules(self, model: type[Record], turkish: dict[str, Any], english: dict[str, Any], speaks: bool) -> None:
        """Keep the rules that no single field shows."""
        for number, file in enumerate(turkish.get("files", {}).values()):
            if file.get("kind") == "edition" and (number or not issubclass(model, Report)):
                del file["kind"]
            elif file.get("kind") == "edition":
                turkish.pop("url", None)
                english.pop("url", None)
        for number, (key, image) in enumerate(turkish.get("images", {}).items()):
            image["file"] = "picture.jpg"
            if number:
                image["role"] = "gallery"
            if speaks:
                english.setdefault("images", {}).setdefault(key, {})["alt"] = self.line()
        if "certainty" in turkish and "date" not in turkish:
            del turkish["certainty"]
        if issubclass(model, Event) and "date" in turkish:
            turkish.pop("within", None)
        if issubclass(model, Event):
            self._keep_rules_of_events(turkish, english)
        if model is Source and "publisher" in turkish:
            turkish.pop("publisher_name", None)
        if "publisher_name" not in turkish:
            turkish.pop("publisher_language", None)
        if model is Place and turkish["kind"] == PlaceKind.PROVINCE and self.chance(0.5):
            turkish["iso"] = "TR-34"
        if "updated" in turkish:
            turkish["updated"] = turkish["published"]
        turkish.pop("translation_published", None)
        english.pop("translation_published", None)
        if issubclass(model, Entry):
            for discrepancy in turkish.get("discrepancies", {}).values():
                discrepancy["field"] = "title"
            if self.chance(0.08):
                turkish["draft"] = "true"
            elif self.chance(0.15):
                turkish["withdrawn"] = {"date": "2020-02-03", "reason": self.line()}
                english |= {"withdrawn": {"reason": self.line()}} if speaks else {}
            if self.chance(0.3):
                self.number += 1
                turkish["slug"] = f"adres-{self.number}"
                turkish["redirect_from"] = [f"eski/{self.number}"]
                english |= {"slug": f"address-{self.number}", "redirect_from": [f"en/old/{self.number}"]} if speaks else {}
        elif "to" in fields_of(model):
            turkish["to"] = self.random.choice(("timeline:", "page:about", "events:"))
        elif model is Home:  # a figure there is one of a record that shows it
            turkish.pop("figures", None)
            english.pop("figures", None)
        elif model is Declaration:
            for discrepancy in turkish.get("discrepancies", {}).values():
                discrepancy["field"] = "summary"
        for discrepancy in turkish.get("discrepancies", {}).values():
            discrepancy["field"] = "name" if "name" in fields_of(model) else discrepancy["field"]
        for name in ("parent", "within", "merged_into", "successor"):
            if name in turkish and not issubclass(model, Entry) and self.keys.get(_register_of(model)):
                earlier = self.keys[_register_of(model)]
                position = earlier.index(self.own) if self.own in earlier else 0
                turkish[name] = earlier[0] if position else None
                if not position:
                    del turkish[name]

    def _keep_rules_of_events(self, turkish: dict[str, Any], english: dict[str, Any]) -> None:
        """Keep one of what excludes the other, and leave out what has nothing to stand on."""
        if "time" in turkish and not ("date" in turkish and edtf.parse(turkish["date"]).has_known_days):
            turkish["date"] = "2031-05-05"
            turkish.pop("within", None)
        if "places" in turkish:
            turkish.pop("place", None)
        if "status" not in turkish:
            for tree in (turkish, english):
                tree.pop("status_date", None)
                tree.pop("status_note", None)

    def value(self, model: type[Record], name: str) -> Any:
        """Return the value of a field, None where there is none to refer to."""
        shape = fields_of(model)[name]
        own = self.own if shape.register else None  # a record does not refer to itself, but may be called like its key
        if shape.many:
            wanted = self.random.randint(max(1, shape.at_least), 3)
            found = list(dict.fromkeys(one for _ in range(wanted) if (one := self._one(shape)) is not None and one != own))
            return found or None
        found = self._one(shape)
        return found if found != own else None

    def _one(self, shape: Any) -> Any:
        if shape.values:
            return self.random.choice(list(shape.values)).value
        if shape.register:
            return self.key(shape.register)
        match shape.form:
            case Form.LINE:
                return self.line()
            case Form.MARKDOWN:
                return self.markdown()
            case Form.DATE:
                return self.date()
            case Form.DAY:
                return (date(2019, 1, 1) + timedelta(days=self.random.randint(0, 900))).isoformat()
            case Form.ISBN:
                return self.isbn()
            case Form.NUMBER:
                return self.random.choice(("0", "-5", "12.5", "123456789012345", "0.000001", "70"))
            case Form.WHOLE_NUMBER:
                return self.random.choice(("0", "7", "999999999"))
            case Form.YES_OR_NO:
                return self.random.choice(("true", "false"))
            case form:
                return self.random.choice(PLAIN[form]) if form in PLAIN else "title"

    def key(self, register: str) -> str | None:
        """Return the key of a record of ``register``, or None where there are none."""
        if register == "places" and self.chance(0.4):
            return self.random.choice(list(PROVINCES))
        if register == "sources" and self.chance(0.2):
            return self.random.choice(("own-record", "own-record-2018-04-11", "own-record-2019-01-01"))
        return self.random.choice(self.keys[register]) if self.keys[register] else None

    def link(self) -> str:
        """Return the address of a link in Markdown."""
        ways = [f"{scheme}:{key}" for scheme, register in SCHEMES.items() if (key := self.key(register)) and key != self.own]
        ways += [
            *(f"page:{key}" for key in ("about", "index") if key != self.own),
            "timeline:",
            "https://example.net/",
            "mailto:bilgi@example.org",
            "events:",
            "../assets/images/ring.svg",
        ]
        ways += ["declaration:", "glossary:", "signatories:"] if self.has_signatories and self.keys["glossary"] else []
        return self.random.choice(ways)

    def line(self) -> str:
        if self.chance(self.strangeness):
            return self.random.choice(ODD)
        return self.random.choice(NAMES) if self.chance(0.5) else self.sentence(self.random.randint(1, 12))

    def sentence(self, length: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(length))

    def markdown(self) -> str:
        return "\n\n".join(part(self) for part in self.random.sample(PARTS, self.random.randint(1, 5)))

    def date(self) -> str:
        year, month, day = self.random.choice((1999, 2017, 2018, 2019, 2031)), self.random.randint(1, 12), self.random.randint(1, 28)
        ways = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}~", f"{year}-{month:02}?", f"{year}/..")
        more = (f"{year // 10}X", f"{year}-{month:02}/{year + 1}", f"[{year}-{month:02}-{day:02},{year + 1}]", f"199X/{year}-{month:02}")
        return self.random.choice((*ways, *more, f"{year}-{month:02}-{day:02}/{year + 1}-01-02", f"{year}/{year + 2}", "2018-05-05"))

    def isbn(self) -> str:
        digits = f"978605{self.random.randint(0, 999999):06}"
        return digits + str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)

    def _page(self, root: Path, key: str) -> None:
        self.own = key
        turkish, english = self.record(Page, "")
        turkish.pop("draft", None)
        body = self.markdown()
        _write(root / f"docs/tr/{key}.md", f"---\n{_yaml(_without(turkish, 'body'))}---\n\n{body}\n")
        if english.get("title"):
            _write(root / f"docs/en/{key}.md", f"---\n{_yaml(_without(english, 'body'))}---\n\n{self.markdown()}\n")

    def _dump(self, root: Path, name: str, trees: Trees) -> None:
        for locale, tree in zip(("tr", "en"), trees, strict=True):
            if tree:
                _write(root / f"content/{locale}/{name}.yml", _yaml(tree))


SCHEMES = {
    "project": "projects",
    "report": "reports",
    "event": "events",
    "organization": "organizations",
    "place": "places",
    "topic": "topics",
    "source": "sources",
}
PLAIN: Mapping[Form, tuple[str, ...]] = {
    Form.WEB_ADDRESS: ("https://example.net/", "https://example.net/%C3%A7/?a=b&c=d#e", "https://örnek.example/göç"),
    Form.FILE: ("list.csv", "2019/report.pdf"),
    Form.CLOCK_TIME: ("00:00", "9.05", "23:59", "14:30"),
    Form.TIME_ZONE: ("Europe/Istanbul", "America/New_York", "UTC", "Asia/Kathmandu"),
    Form.LANGUAGE: ("tr", "en", "ar", "zh", "de"),
    Form.COUNTRY: ("TR", "MT", "BE"),
    Form.CURRENCY: ("EUR", "TRY", "JPY"),
    Form.PROVINCE: ("TR-34", "TR-16"),
    Form.UNIT: ("percent", "EUR"),
}


def _register_of(model: type[Record]) -> str:
    return next((register for register, other in REGISTERS.items() if other is model), "")


def _without(tree: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if key != name}


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines after ``|``, as check asks of editors."""


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)
)


def _yaml(tree: Mapping[str, Any]) -> str:
    return yaml.dump(dict(tree), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
