"""The words in which editors are asked: what fields are called, and how an answer may be written, in Turkish and in English."""

from collections.abc import Iterator

from bilingual.intake.kinds import Kind, Question
from bilingual.intake.records import NewRecord
from bilingual.intake.yaml_writing import comment
from bilingual.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE
from bilingual.schema import descriptions
from bilingual.schema.fields import FieldKind
from bilingual.schema.order import written_order
from bilingual.schema.table import fields_of

Bilingual = tuple[str, str]
"""A Turkish and an English text."""

NAMES: dict[str, Bilingual] = {
    "abbreviation": ("Kısaltma", "Abbreviation"),
    "address": ("Adres", "Address"),
    "authors": ("Yazarlar", "Authors"),
    "body": ("Metin", "Text"),
    "country": ("Ülke", "Country"),
    "date": ("Tarih", "Date"),
    "description": ("Tanıtım", "Description"),
    "funders": ("Fon sağlayanlar", "Funders"),
    "homepage": ("Web sitesi", "Website"),
    "kind": ("Tür", "Kind"),
    "language": ("Dil", "Language"),
    "languages": ("Diller", "Languages"),
    "leads": ("Yürütenler", "Led by"),
    "name": ("Ad", "Name"),
    "name_origin": ("Adı kim verdi", "Who gave the name"),
    "office": ("İmzalayan makam", "Office of the signer"),
    "organizers": ("Düzenleyenler", "Organisers"),
    "parent": ("Bağlı olduğu kurum", "Part of"),
    "participants": ("Katılan kurumlar", "Participating bodies"),
    "partners": ("Ortaklar", "Partners"),
    "place": ("Yer", "Place"),
    "province": ("İl", "Province"),
    "published": ("Yayım günü", "Day of publication"),
    "publisher": ("Yayımlayan kurum", "Publisher"),
    "publisher_name": ("Yayımlayanın adı", "Publisher’s name"),
    "publishers": ("Yayımlayanlar", "Publishers"),
    "remark": ("Not", "Remark"),
    "search_words": ("Arama sözcükleri", "Search words"),
    "signed_by": ("İmzalayan", "Signed by"),
    "sources": ("Kaynaklar", "Sources"),
    "summary": ("Özet", "Summary"),
    "title": ("Başlık", "Title"),
    "title_origin": ("Başlığı kim verdi", "Who gave the title"),
    "title_translation": ("Başlığın anlamı", "What the title means"),
    "topics": ("Konular", "Topics"),
    "url": ("Web adresi", "Web address"),
    "version": ("İmzalanan metin", "Version signed"),
    "within": ("İçinde bulunduğu yer", "Lies within"),
}
"""What a field is called when it is asked for."""

_IN: dict[str, Bilingual] = {SOURCE_LOCALE: ("Türkçe", "in Turkish"), TARGET_LOCALE: ("İngilizce", "in English")}
_DATE = (
    "6 Kasım 2019, Ekim 2018, 2016 ya da 2019-10-01/2019-10-03 gibi yazılabilir. Bilinmeyeni yazmayın.",
    "Write it as 6 November 2019, October 2018, 2016 or 2019-10-01/2019-10-03. Leave out what is not known.",
)
_ONE = ("Adını ya da anahtarını yazın.", "Write its name or its key.")
_MANY = (
    "Adlarını ya da anahtarlarını yazın; birden çoksa aralarına noktalı virgül koyun.",
    "Write their names or keys, with a semicolon between them.",
)
_TEXTS = ("Birden çoksa aralarına noktalı virgül koyun.", "Put a semicolon between several.")
_SOURCES = (
    "Her satıra bir kaynak: kaynakçadaki anahtarı; ya da web adresi, bir boşluk ve sayfanın başlığı. "
    "Kurumun kendi kaydı için own-record-2024-05-01 gibi yazın (kaydın günü).",
    "One source a line: its key in the bibliography; or a web address, a space and the page’s title. "
    "For the organisation’s own record, write own-record-2024-05-01 (the day of the record).",
)


def name_of(question: Question, kind: Kind) -> Bilingual:
    """Return what is asked for, and in which language where both are asked: ("Başlık (İngilizce)", "Title (in English)")."""
    turkish, english = NAMES[question.field]
    if fields_of(kind.model)[question.field].kind is FieldKind.FACT:
        return turkish, english
    return f"{turkish} ({_IN[question.locale][0]})", f"{english} ({_IN[question.locale][1]})"


def hint_of(question: Question, kind: Kind) -> Bilingual:
    """Return what the field means and how the answer may be written."""
    described = descriptions.of_field(kind.model, question.field)
    more = _form_of(question)
    return f"{described.tr} {more[0]}".strip(), f"{described.en} {more[1]}".strip()


def _form_of(question: Question) -> Bilingual:
    if question.register == "sources":
        return _SOURCES
    if question.register:
        return _MANY if question.many else _ONE
    if question.many:
        return _TEXTS
    return _DATE if question.dated and question.field != "published" else ("", "")


def comments_on(record: NewRecord, locale: str) -> Iterator[str]:
    """Yield the lines of comment that close a new file in ``locale``: every field that it could hold and does not, and what it means."""
    said = record.fields[locale]
    language = LOCALES.index(locale)
    left_out = {*said, *_LATER, *(("body",) if record.kind.register == "pages" else ())}
    belonging = None if locale == SOURCE_LOCALE else _wanted(record)
    names = [name for name in written_order(record.kind.model) if name not in left_out and (belonging is None or name in belonging)]
    if names:
        yield ""
        yield from comment(_HEADINGS[language])
    for name in names:
        described = descriptions.of_field(record.kind.model, name)
        yield f"# {name}:  # {(described.tr, described.en)[language]}"


def _wanted(record: NewRecord) -> set[str]:
    """Return the fields that the English file can take: words that the Turkish file states, and editions, which each language has alone."""
    shapes = fields_of(record.kind.model)
    words = {name for name in record.fields[SOURCE_LOCALE] if shapes[name].kind is FieldKind.WORDS}
    return words | {name for name, shape in shapes.items() if shape.kind is FieldKind.EDITION}


_LATER = frozenset({"redirect_from", "translation_published", "updated", "withdrawn"})
"""What no record needs when it is new."""
_HEADINGS = (
    "Yazılabilecek başka alanlar. Doldurmak için satırın başındaki # işaretini silin, açıklamanın yerine değeri yazın.",
    "Other words that can stand here. To fill one in, delete the # at the start of its line and write it in the place of the remark.",
)
