"""The words in which editors are asked: what fields are called, and how an answer may be written, in Turkish and in English."""

from collections.abc import Iterator

from bilingual.intake.kinds import Question
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
    "isbn": ("ISBN", "ISBN"),
    "kind": ("Tür", "Kind"),
    "language": ("Dil", "Language"),
    "languages": ("Diller", "Languages"),
    "leads": ("Yürütenler", "Led by"),
    "name": ("Ad", "Name"),
    "name_origin": ("Adı kim verdi", "Who gave the name"),
    "office": ("İmzalayan makam", "Office of the signer"),
    "organizers": ("Düzenleyenler", "Organisers"),
    "pages": ("Sayfa sayısı", "Number of pages"),
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
_ONE = ("Adını yazın.", "Write its name.")
_MANY = (
    "Adlarını yazın; birden çoksa aralarına noktalı virgül koyun.",
    "Write their names, with a semicolon between them.",
)
_TEXTS = ("Birden çoksa aralarına noktalı virgül koyun.", "Put a semicolon between several.")
_SOURCES = (
    "Her satıra bir kaynak: kaynakçadaki başlığı ya da anahtarı; web adresiyse adres, bir boşluk ve sayfanın başlığı. "
    "Kurumun kendi kaydı için own-record-2024-05-01 gibi, kaydın günüyle yazın.",
    "One source a line: its title or its key in the bibliography; for a web page its address, a space and its title. "
    "For the organisation’s own record, write own-record-2024-05-01, with the day of the record.",
)


HINTS: dict[str, Bilingual] = {
    "abbreviation": ("Kurumun kendi kısaltması.", "The body’s own abbreviation."),
    "address": ("Sokak adresi, davetiyede yazdığı gibi.", "The street address, as on an invitation."),
    "authors": ("Raporun yazarları, kapakta yazdığı gibi.", "The report’s authors, as the cover names them."),
    "body": (
        "Sayfanın metni. Boş satır yeni paragraf başlatır; ## ile ara başlık, - ile liste yazılır.",
        "The text of the page. An empty line starts a new paragraph; ## starts a heading, - a list.",
    ),
    "country": ("Ülkenin iki harfli kodu, örneğin TR.", "The country’s code of two letters, such as TR."),
    "date": ("Ne zaman olduğu, bilindiği kadar.", "When it was, as far as is known."),
    "description": ("Sayfanın bir cümlelik tanıtımı; arama motorlarında görünür.", "The page in one sentence; search engines show it."),
    "funders": ("Parayı veren kurumlar.", "Who paid."),
    "homepage": ("Kendi web sitesinin adresi.", "The address of its own website."),
    "isbn": ("Bu dildeki baskının ISBN’i; varsa.", "The ISBN of the edition in this language, if it has one."),
    "kind": ("Hangisi?", "Which of these?"),
    "language": ("Kaynağın dili, iki harfle: tr, en, ar.", "The source’s language in two letters: tr, en, ar."),
    "languages": ("Raporun dilleri, iki harfle: tr, en, ar.", "The report’s languages in two letters: tr, en, ar."),
    "leads": ("Projeyi yürüten kurumlar.", "The bodies that lead the project."),
    "name": (
        "Kendi kullandığı adıyla; İngilizcesi yoksa bizim çevirimiz.",
        "The name it uses itself; in English, if it has none, our translation.",
    ),
    "name_origin": ("Bu dildeki adı kurum kendi mi verdi, biz mi çevirdik?", "Is the name in this language its own, or our translation?"),
    "office": ("Metni imzalayanın görevi, örneğin Belediye Başkanı.", "The office of whoever signed, such as Mayor."),
    "organizers": ("Etkinliği düzenleyen kurumlar.", "The bodies that held the event."),
    "pages": ("Bu dildeki baskının sayfa sayısı; yalnızca rakam.", "How many pages the edition in this language has; digits only."),
    "parent": ("Bir üst kuruma bağlıysa o kurum.", "The body that it is a part of, if there is one."),
    "participants": ("Katılan kurumlar.", "The bodies that took part."),
    "partners": ("Ortak kurumlar.", "The partners."),
    "place": ("Nerede oldu?", "Where was it?"),
    "province": ("Hangi ilde?", "In which province?"),
    "published": (
        "Kaydın bu sitede yayımlandığı gün; etkinliğin günü değil.",
        "The day on which this site publishes the record; not the event’s day.",
    ),
    "publisher": ("Kaynağı yayımlayan kurum, sitede kayıtlıysa.", "Who published the source, if it is a body recorded on this site."),
    "publisher_name": (
        "Yayımlayan, sitede kayıtlı bir kurum değilse adı.",
        "The publisher’s name, if it is no body recorded on this site.",
    ),
    "publishers": ("Raporu yayımlayan kurumlar.", "The bodies that published the report."),
    "remark": ("Okurun bilmesi gereken bir not, varsa.", "A remark that readers should see, if there is one."),
    "search_words": ("Okurun arayabileceği başka sözcükler.", "Other words that a reader may look for."),
    "signed_by": ("İmzalayanın adı, kamuya açık kayıtlarda geçiyorsa.", "Who signed, if public records name the person."),
    "sources": ("Yazdıklarınız nereden? Kaynağı olmayan bilgi yayımlanmaz.", "Where is this from? Nothing is published without a source."),
    "summary": ("Ne olduğunu bir iki cümleyle söyleyin.", "Say in a sentence or two what it is."),
    "title": ("Kendi başlığıyla, sahibinin yazdığı gibi.", "The title exactly as its owner writes it."),
    "title_origin": (
        "Bu dildeki başlığı sahibi mi verdi, biz mi çevirdik?",
        "Is the title in this language its owner’s, or our translation?",
    ),
    "title_translation": ("Başlık bu dilde değilse anlamı.", "What the title means, if it is not in this language."),
    "topics": ("Ne ile ilgili?", "What is it about?"),
    "url": ("Web adresi, https:// ile başlar.", "The web address; it starts with https://."),
    "version": ("Hangi metin imzalandı?", "Which text was signed?"),
    "within": ("Bu yerin içinde bulunduğu şehir ya da yer.", "The city or the place that it lies in."),
}
"""What an editor is told about an answer, without the names of fields and files."""


def name_of(question: Question) -> Bilingual:
    """Return what is asked for, and in which language where both are asked: ("Başlık (İngilizce)", "Title (in English)")."""
    turkish, english = NAMES[question.field]
    if question.sort is FieldKind.FACT:
        return turkish, english
    return f"{turkish} ({_IN[question.locale][0]})", f"{english} ({_IN[question.locale][1]})"


def hint_of(question: Question) -> Bilingual:
    """Return what the answer means and how it may be written."""
    turkish, english = HINTS[question.field]
    more = _form_of(question)
    return f"{turkish} {more[0]}".strip(), f"{english} {more[1]}".strip()


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
